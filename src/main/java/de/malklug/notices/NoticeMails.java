/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import de.malklug.editorial.Campaigns;
import de.malklug.mail.Mail;
import de.malklug.mail.Outbox;
import de.malklug.security.People;
import de.malklug.security.Person;
import de.malklug.storage.Reading;
import de.malklug.wording.Phrasebook;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts what people have not read into mails: urgent notices at once, the rest when the person wishes. A mail and how far it
 * tells are stored in one transaction, so each item is mailed once, whatever happens.
 */
@Component
class NoticeMails {

    private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Berlin");

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final Notices notices;
    private final NoticeWords words;
    private final Outbox outbox;
    private final People people;
    private final Campaigns campaigns;
    private final Phrasebook phrasebook;
    private final NoticeSettings settings;
    private final Clock clock;
    private final @Nullable String publicAddress;

    NoticeMails(
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            Notices notices,
            NoticeWords words,
            Outbox outbox,
            People people,
            Campaigns campaigns,
            Phrasebook phrasebook,
            NoticeSettings settings,
            Clock clock,
            @Value("${malklug.public-address:#{null}}") @Nullable String publicAddress) {
        this.writing = writing;
        this.reading = reading;
        this.transactions = transactions;
        this.notices = notices;
        this.words = words;
        this.outbox = outbox;
        this.people = people;
        this.campaigns = campaigns;
        this.phrasebook = phrasebook;
        this.settings = settings;
        this.clock = clock;
        this.publicAddress = publicAddress;
    }

    /** One mail for each person who has something urgent to know. */
    void urgent(Collection<Person> everybody) {
        if (!outbox.isReady()) {
            return;
        }
        Instant now = clock.instant();
        Map<String, List<Due>> due = reading
                .sql(
                        "SELECT r.person, r.notice, r.mailed_seq, n.items FROM notice_reader r JOIN notice n ON n.id = r.notice"
                                + " WHERE n.settled_at IS NULL AND n.urgent = 1 AND r.mailed_seq < n.items AND r.read_seq < n.items"
                                + " AND (r.mailed_at IS NULL OR r.mailed_at <= ?)")
                .param(now.minus(settings.repeat()).toEpochMilli())
                .query((row, n) -> Due.of(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Due::person));
        everybody.forEach(person -> {
            List<Due> forPerson = due.getOrDefault(person.name(), List.of());
            if (!forPerson.isEmpty()) {
                send(person, forPerson, "notice.mail.urgent", () -> {});
            }
        });
    }

    /** The mail with everything else, for each person whose time for it has come. */
    void digests(Collection<Person> everybody) {
        if (!outbox.isReady()) {
            return;
        }
        Instant now = clock.instant();
        for (Person person : everybody) {
            MailRhythm.Wish wish = notices.wish(person.name());
            Instant last = lastMail(person.name());
            if (last == null) {
                remember(person.name(), wish, now);
            } else if (isTime(wish, last, now)) {
                List<Due> due = reading.sql("SELECT r.person, r.notice, r.mailed_seq, n.items FROM notice_reader r"
                                + " JOIN notice n ON n.id = r.notice WHERE r.person = ? AND n.settled_at IS NULL"
                                + " AND r.mailed_seq < n.items AND r.read_seq < n.items")
                        .param(person.name())
                        .query((row, n) -> Due.of(row))
                        .list();
                boolean sent = !due.isEmpty()
                        && send(person, due, "notice.mail.digest", () -> remember(person.name(), wish, now));
                if (!sent) {
                    remember(person.name(), wish, now);
                }
            }
        }
    }

    private boolean isTime(MailRhythm.Wish wish, Instant last, Instant now) {
        return switch (wish.rhythm()) {
            case OFF -> false;
            case HOURLY -> !last.plus(Duration.ofHours(1)).isAfter(now);
            case DAILY -> {
                ZonedDateTime here = now.atZone(zone());
                ZonedDateTime today = here.with(wish.at());
                Instant latest = (today.isAfter(here) ? today.minusDays(1) : today).toInstant();
                yield last.isBefore(latest);
            }
        };
    }

    private @Nullable Instant lastMail(String person) {
        return reading.sql("SELECT last_mail FROM notice_wish WHERE person = ? AND last_mail IS NOT NULL")
                .param(person)
                .query((row, n) -> Instant.ofEpochMilli(row.getLong(1)))
                .optional()
                .orElse(null);
    }

    private void remember(String person, MailRhythm.Wish wish, Instant now) {
        writing.sql("INSERT INTO notice_wish (person, rhythm, at, last_mail) VALUES (:person, :rhythm, :at, :now)"
                        + " ON CONFLICT (person) DO UPDATE SET last_mail = excluded.last_mail")
                .param("person", person)
                .param("rhythm", wish.rhythm().name())
                .param("at", wish.at().toString())
                .param("now", now.toEpochMilli())
                .update();
    }

    /**
     * Words a mail, then stores it together with what it tells of.
     *
     * @param with what else is stored with it
     * @return false if there was nobody or nothing to send to
     */
    private boolean send(Person person, List<Due> due, String key, Runnable with) {
        Optional<String> address = people.mailAddress(person.name());
        Map<String, Notice> open =
                notices.open(person.name()).stream().collect(Collectors.toMap(Notice::id, Function.identity()));
        List<Due> known =
                due.stream().filter(each -> open.containsKey(each.notice())).toList();
        if (address.isEmpty() || known.isEmpty()) {
            return false;
        }
        List<Notice> told = known.stream().map(each -> open.get(each.notice())).toList();
        Phrases phrases =
                phrasebook.in(Locale.forLanguageTag(person.language() == null ? "de" : person.language()), zone());
        Mail mail =
                Mail.of(address.get(), phrases.locale(), subject(told, key, phrases), text(person, told, key, phrases));
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!known.stream().allMatch(this::claim)) {
                status.setRollbackOnly();
                return false;
            }
            String id = outbox.send(mail);
            known.forEach(each -> writing.sql("UPDATE notice_reader SET mail = ? WHERE notice = ? AND person = ?")
                    .params(id, each.notice(), each.person())
                    .update());
            with.run();
            return true;
        }));
    }

    private boolean claim(Due due) {
        return writing.sql("UPDATE notice_reader SET mailed_seq = ?, mailed_at = ?"
                                + " WHERE notice = ? AND person = ? AND mailed_seq = ?")
                        .params(due.items(), clock.millis(), due.notice(), due.person(), due.mailed())
                        .update()
                == 1;
    }

    private String subject(List<Notice> told, String key, Phrases phrases) {
        String subject = told.size() == 1
                ? phrases.text(
                        key + ".subject-one",
                        words.tell(told.getFirst(), phrases).word(),
                        words.tell(told.getFirst(), phrases).heading())
                : phrases.text(key + ".subject", told.size());
        String line = subject.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }

    private String text(Person person, List<Notice> told, String key, Phrases phrases) {
        List<String> parts = new ArrayList<>();
        parts.add(phrases.text("notice.mail.hello", person.title()));
        parts.add(phrases.text(key + ".lead", told.size()));
        for (Notice notice : told) {
            NoticeWords.Told each = words.tell(notice, phrases);
            StringBuilder part = new StringBuilder();
            part.append(each.word())
                    .append(": ")
                    .append(each.heading())
                    .append('\n')
                    .append(each.text());
            if (notice.titles().size() > 1) {
                notice.titles().forEach(title -> part.append("\n– ").append(title));
                if (notice.stillOpen() > notice.titles().size()) {
                    part.append("\n")
                            .append(phrases.text(
                                    "notice.more",
                                    notice.stillOpen() - notice.titles().size()));
                }
            }
            if (publicAddress != null) {
                part.append('\n').append(each.action()).append(": ").append(link(each.href()));
            }
            parts.add(part.toString());
        }
        parts.add(phrases.text("notice.mail.end", publicAddress == null ? "" : " " + link("/me#notices")));
        return String.join("\n\n", parts) + "\n";
    }

    private String link(String href) {
        String base = publicAddress == null ? "" : publicAddress;
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + href;
    }

    private ZoneId zone() {
        return campaigns.all().stream()
                .findFirst()
                .map(stored -> stored.campaign().zone())
                .orElse(USUAL_ZONE);
    }

    /** @param mailed up to which item a mail was made  @param items how many there are */
    private record Due(String person, String notice, int mailed, int items) {

        static Due of(java.sql.ResultSet row) throws java.sql.SQLException {
            return new Due(
                    row.getString("person"), row.getString("notice"), row.getInt("mailed_seq"), row.getInt("items"));
        }
    }
}
