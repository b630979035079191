/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountChecks;
import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.DeskEvent;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.PostLife;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.mail.Mail;
import de.malklug.mail.Outbox;
import de.malklug.mail.StoredMail;
import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import de.malklug.queue.Clockwork;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.queue.Page;
import de.malklug.security.People;
import de.malklug.security.Person;
import de.malklug.security.Role;
import de.malklug.security.Theme;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.PostBuilder;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import de.malklug.wording.Phrasebook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;

/** Who learns of what, how often, and that a crash neither loses nor repeats it. */
@OnBothDatabases
class NoticesTest {

    private static final Instant NINE = Instant.parse("2026-11-09T08:00:00Z");
    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock(NINE);
    private final Map<DeliveryId, Delivery> ledger = new LinkedHashMap<>();
    private final List<Explanation> alarms = new ArrayList<>();
    private final Map<String, AccountHealth> health = new LinkedHashMap<>();
    private final Map<String, Instant> ends = new LinkedHashMap<>();
    private final List<StoredPost> submitted = new ArrayList<>();
    private final List<Mail> mails = new ArrayList<>();
    private boolean mailServer = true;
    private boolean outboxBreaks;
    private StoredMail.Status mailStatus = StoredMail.Status.SENT;

    private NoticePass pass;
    private Notices notices;
    private NoticeStore store;
    private DeskNotices desk;

    NoticesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    @SuppressWarnings("deprecation")
    void everybody() {
        database.clear();
        People people = new People(database.writing(), database.reading(), NoOpPasswordEncoder.getInstance(), clock);
        people.add(person("agentur@example.org", "Agentur, Planung", Role.AGENCY, null, "de"), "secret-1");
        people.add(person("presse@soest.example", "Stadt Soest, Presse", Role.MUNICIPALITY, SOEST, "en"), "secret-1");
        people.add(
                person("olpe@olpe.example", "Olpe", Role.MUNICIPALITY, new MunicipalityId("olpe"), "de"), "secret-1");
        people.add(person("admin", "Verwaltung", Role.ADMIN, null, "de"), "secret-1");
        people.add(person("marketing@example.org", "Marketing", Role.MARKETING, null, "de"), "secret-1");
        start(people);
    }

    private void start(People people) {
        Accounts accounts = Mockito.mock(Accounts.class);
        Mockito.when(accounts.all())
                .thenAnswer(call ->
                        health.keySet().stream().map(NoticesTest::account).toList());
        Mockito.when(accounts.health(Mockito.anyString())).thenAnswer(call -> health.get(call.<String>getArgument(0)));
        AccountChecks checks = Mockito.mock(AccountChecks.class);
        Mockito.when(checks.accessEnds(Mockito.any()))
                .thenAnswer(call -> Optional.ofNullable(
                        ends.get(call.<Account>getArgument(0).id())));
        Posts posts = new Posts(database.reading()) {
            @Override
            public List<StoredPost> list(PostFilter filter, StoredPost after, int limit) {
                return after == null ? List.copyOf(submitted) : List.of();
            }
        };
        Clockwork clockwork = () -> new Clockwork.Pulse(alarms.isEmpty(), clock.instant(), null, 0, null, alarms);
        NoticeSettings settings = new NoticeSettings(
                Duration.ofSeconds(15), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(90));
        Outbox outbox = new MailBox();
        Campaigns campaigns = new Campaigns(database.reading());
        store = new NoticeStore(database.writing(), clock);
        notices = new Notices(database.writing(), database.reading(), store, outbox);
        NoticeMails noticeMails = new NoticeMails(
                database.writing(),
                database.reading(),
                database.transactions(),
                notices,
                new NoticeWords(campaigns),
                outbox,
                people,
                campaigns,
                new Phrasebook(messages()),
                settings,
                clock,
                "https://malklug.example.org/");
        pass = new NoticePass(
                new Sources(
                        new Ledger(),
                        clockwork,
                        accounts,
                        checks,
                        posts,
                        new ContributionNotices(List::of, List::of, link -> false),
                        clock),
                store,
                noticeMails,
                people,
                settings,
                database.transactions(),
                clock);
        desk = new DeskNotices(store, clock);
    }

    @Test
    void a_failed_post_is_told_to_its_town_and_the_agency_at_once_and_only_once() {
        fail("a", "rejected.content");
        pass.run();
        assertThat(unread()).containsExactlyInAnyOrder("agentur@example.org", "presse@soest.example");
        assertThat(mails).extracting(Mail::to).containsExactlyInAnyOrder("agentur@example.org", "presse@soest.example");
        assertThat(to("agentur@example.org")).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Dringend: Fehlgeschlagen. soest auf Mastodon: „Beitrag a“");
            assertThat(mail.text())
                    .contains(
                            "Das Netzwerk nahm Text oder Bild nicht an",
                            "Ändern Sie den Beitrag",
                            "Entscheiden: https://malklug.example.org/queue?open=");
        });
        assertThat(to("presse@soest.example"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).startsWith("Urgent: Failed."));
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofHours(2));
            pass.run();
        }
        assertThat(mails).hasSize(2);
    }

    @Test
    void fifty_failures_of_one_cause_are_one_notice_and_one_mail_for_each_person() {
        IntStream.range(0, 50).forEach(i -> fail("p" + i, "rejected.credentials"));
        pass.run();
        assertThat(notices.open("agentur@example.org")).singleElement().satisfies(notice -> {
            assertThat(notice.items()).isEqualTo(50);
            assertThat(notice.stillOpen()).isEqualTo(50);
            assertThat(notice.titles()).hasSize(10);
        });
        assertThat(mails).hasSize(2);
        assertThat(to("agentur@example.org").getFirst().text())
                .contains("50 Zustellungen", "und 40 weitere", "/accounts");
    }

    @Test
    void every_event_is_mailed_exactly_once_however_it_falls() {
        int rounds = 12;
        for (int i = 0; i < rounds; i++) {
            fail("p" + i, i % 2 == 0 ? "rejected.credentials" : "out-of-tries");
            pass.run();
            pass.run();
            clock.advance(Duration.ofMinutes(i * 7L));
        }
        clock.advance(Duration.ofHours(2));
        pass.run();
        long items = notices.open("agentur@example.org").stream()
                .mapToLong(Notice::items)
                .sum();
        assertThat(items).isEqualTo(rounds);
        int mailed = database.reading()
                .sql("SELECT sum(mailed_seq) FROM notice_reader WHERE person = 'agentur@example.org'")
                .query(Integer.class)
                .single();
        assertThat(mailed).isEqualTo(rounds);
        int before = mails.size();
        clock.advance(Duration.ofHours(2));
        pass.run();
        assertThat(mails).hasSize(before);
    }

    @Test
    void a_crash_before_the_mail_is_stored_leaves_it_to_the_next_pass() {
        fail("a", "rejected.content");
        outboxBreaks = true;
        assertThatThrownBy(() -> pass.run()).hasMessage("power cut");
        assertThat(mails).isEmpty();
        outboxBreaks = false;
        pass.run();
        pass.run();
        assertThat(to("agentur@example.org")).hasSize(1);
        assertThat(to("presse@soest.example")).hasSize(1);
    }

    @Test
    void what_is_decided_settles_and_what_fails_again_is_told_again() {
        Delivery failed = fail("a", "rejected.content");
        pass.run();
        ledger.remove(failed.id());
        clock.advance(Duration.ofMinutes(30));
        pass.run();
        assertThat(notices.open("agentur@example.org")).isEmpty();
        assertThat(notices.settled("agentur@example.org", 10)).hasSize(1);
        assertThat(notices.unread("agentur@example.org")).isZero();

        put("a", DeliveryStatus.FAILED, "rejected.content", 2, null);
        clock.advance(Duration.ofMinutes(1));
        pass.run();
        assertThat(notices.open("agentur@example.org")).hasSize(1);
        assertThat(to("agentur@example.org")).hasSize(2);
    }

    @Test
    void malklug_asks_a_person_only_when_it_does_not_know_itself() {
        put("a", DeliveryStatus.UNCONFIRMED, "unconfirmed.looking", 1, null);
        pass.run();
        assertThat(notices.open("agentur@example.org")).isEmpty();
        put("a", DeliveryStatus.UNCONFIRMED, "unconfirmed.ask", 1, clock.instant());
        pass.run();
        assertThat(notices.open("agentur@example.org")).singleElement().returns(NoticeKind.UNCONFIRMED, Notice::kind);
    }

    @Test
    void a_clockwork_that_stands_is_told_to_those_who_run_malklug_and_again_when_it_stands_again() {
        alarms.add(Explanation.of("clockwork.quartz-down"));
        pass.run();
        clock.advance(Duration.ofMinutes(5));
        pass.run();
        assertThat(unread()).containsExactlyInAnyOrder("agentur@example.org", "admin");
        assertThat(mails).hasSize(1);
        alarms.clear();
        pass.run();
        assertThat(notices.open("admin")).isEmpty();
        clock.advance(Duration.ofHours(3));
        alarms.add(Explanation.of("clockwork.quartz-down"));
        pass.run();
        assertThat(mails).hasSize(2);
    }

    @Test
    void an_account_that_needs_attention_is_told_and_a_missing_secret_waits_for_the_digest() {
        health.put("soest-mastodon", new AccountHealth.NeedsAttention("401", NINE));
        health.put("soest-bluesky", new AccountHealth.SecretMissing("access-token"));
        pass.run();
        assertThat(notices.open("agentur@example.org"))
                .extracting(Notice::urgent)
                .containsExactly(true, false);
        assertThat(to("agentur@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("401").doesNotContain("access-token"));
        health.put("soest-mastodon", new AccountHealth.Ready());
        pass.run();
        assertThat(notices.open("presse@soest.example")).isEmpty();
    }

    @Test
    void an_access_that_ends_soon_is_told_once_and_becomes_urgent() {
        health.put("soest-mastodon", new AccountHealth.Ready());
        ends.put("soest-mastodon", NINE.plus(Duration.ofDays(8)));
        pass.run();
        assertThat(unread()).isEmpty();
        clock.advance(Duration.ofDays(2));
        pass.run();
        assertThat(notices.open("presse@soest.example"))
                .extracting(Notice::urgent)
                .containsExactly(false);
        clock.advance(Duration.ofDays(5));
        pass.run();
        assertThat(notices.open("presse@soest.example"))
                .extracting(Notice::urgent)
                .containsExactly(true);
        ends.put("soest-mastodon", NINE.plus(Duration.ofDays(90)));
        clock.advance(Duration.ofHours(2));
        pass.run();
        assertThat(notices.open("presse@soest.example")).isEmpty();
    }

    @Test
    void what_was_read_in_the_app_is_not_mailed() {
        mailServer = false;
        fail("a", "rejected.content");
        pass.run();
        assertThat(mails).isEmpty();
        Notice seen = notices.open("agentur@example.org").getFirst();
        notices.read("agentur@example.org", seen.id(), seen.items());
        mailServer = true;
        pass.run();
        assertThat(mails).extracting(Mail::to).containsExactly("presse@soest.example");
    }

    @Test
    void what_came_after_a_person_looked_stays_unread() {
        fail("a", "rejected.credentials");
        pass.run();
        Notice seen = notices.open("agentur@example.org").getFirst();
        fail("b", "rejected.credentials");
        pass.run();
        notices.read("agentur@example.org", seen.id(), seen.items());
        assertThat(notices.unread("agentur@example.org")).isEqualTo(1);
    }

    @Test
    void what_is_not_urgent_comes_once_a_day_at_the_time_a_person_chose() {
        notices.wish("presse@soest.example", new MailRhythm.Wish(MailRhythm.DAILY, LocalTime.of(16, 0)));
        pass.run();
        submit("x", "agentur@example.org", List.of("town"), NINE.plus(Duration.ofDays(9)));
        pass.run();
        assertThat(mails).isEmpty();
        clock.set(Instant.parse("2026-11-09T14:59:00Z"));
        pass.run();
        assertThat(mails).isEmpty();
        clock.set(Instant.parse("2026-11-09T15:00:05Z"));
        pass.run();
        pass.run();
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("presse@soest.example");
            assertThat(mail.subject()).startsWith("malklug: Approval.");
        });
        clock.advance(Duration.ofDays(1));
        pass.run();
        assertThat(mails).hasSize(1);
    }

    @Test
    void whoever_wants_no_mail_gets_only_what_is_urgent() {
        notices.wish("presse@soest.example", new MailRhythm.Wish(MailRhythm.OFF, LocalTime.of(16, 0)));
        pass.run();
        submit("x", "agentur@example.org", List.of("town"), NINE.plus(Duration.ofDays(9)));
        clock.advance(Duration.ofDays(2));
        pass.run();
        assertThat(mails).isEmpty();
        fail("a", "rejected.content");
        pass.run();
        assertThat(to("presse@soest.example")).hasSize(1);
    }

    @Test
    void an_approval_is_asked_of_others_than_who_submitted_and_settles_when_it_is_given() {
        submit("x", "presse@soest.example", List.of("agency", "presse@soest.example"), NINE.plusSeconds(3600));
        pass.run();
        assertThat(unread()).containsExactly("agentur@example.org");
        assertThat(mails).as("due within a day: at once").extracting(Mail::to).containsExactly("agentur@example.org");
        submitted.clear();
        pass.run();
        assertThat(notices.open("agentur@example.org")).isEmpty();
    }

    @Test
    void a_mention_is_news_until_it_was_read() {
        StoredPost post = post("x", null, NINE.plusSeconds(3600));
        database.transactions()
                .executeWithoutResult(status -> desk.on(new DeskEvent.CommentWritten(
                        post, actor("agentur@example.org"), "@olpe bitte ansehen", List.of("olpe@olpe.example"))));
        pass.run();
        assertThat(unread()).containsExactly("olpe@olpe.example");
        Notice mention = notices.open("olpe@olpe.example").getFirst();
        notices.read("olpe@olpe.example", mention.id(), mention.items());
        pass.run();
        assertThat(notices.open("olpe@olpe.example")).isEmpty();
    }

    @Test
    void nobody_reached_is_said_until_a_mail_leaves_or_somebody_reads_it() {
        mailServer = false;
        fail("a", "rejected.content");
        pass.run();
        assertThat(notices.unreached(clock.instant())).isEqualTo(1);
        assertThat(notices.unreached(clock.instant().minusSeconds(1))).isZero();
        mailServer = true;
        mailStatus = StoredMail.Status.WAITING;
        pass.run();
        assertThat(notices.unreached(clock.instant()))
                .as("a mail that has not left reaches nobody")
                .isEqualTo(1);
        mailStatus = StoredMail.Status.SENT;
        assertThat(notices.unreached(clock.instant())).isZero();
        mailStatus = StoredMail.Status.FAILED;
        notices.readAll("agentur@example.org", clock.instant());
        assertThat(notices.unreached(clock.instant())).isZero();
    }

    @Test
    void whoever_comes_later_is_told_what_is_still_open_and_whoever_leaves_is_not() {
        fail("a", "rejected.content");
        pass.run();
        database.writing()
                .sql("UPDATE person SET municipality = 'soest' WHERE name = 'olpe@olpe.example'")
                .update();
        database.writing()
                .sql("UPDATE person SET active = 0 WHERE name = 'presse@soest.example'")
                .update();
        pass.run();
        assertThat(unread()).containsExactlyInAnyOrder("agentur@example.org", "olpe@olpe.example");
    }

    @Test
    void where_there_is_nobody_else_those_who_run_malklug_are_told() {
        database.writing()
                .sql("UPDATE person SET active = 0 WHERE name <> 'admin'")
                .update();
        fail("a", "rejected.content");
        pass.run();
        assertThat(unread()).containsExactly("admin");
    }

    @Test
    void settled_notices_are_forgotten_after_a_while() {
        Delivery failed = fail("a", "rejected.content");
        pass.run();
        ledger.remove(failed.id());
        pass.run();
        clock.advance(Duration.ofDays(91));
        pass.tidy();
        assertThat(notices.settled("agentur@example.org", 10)).isEmpty();
        assertThat(database.reading()
                        .sql("SELECT count(*) FROM notice_item")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void what_a_person_said_did_not_appear_is_news_to_nobody() {
        put("a", DeliveryStatus.FAILED, "not-posted.person", 1, null);
        pass.run();
        assertThat(unread()).isEmpty();
    }

    private Delivery fail(String post, String code) {
        return put(post, DeliveryStatus.FAILED, code, 1, null);
    }

    private Delivery put(String post, DeliveryStatus status, String code, int attempts, Instant asked) {
        Delivery delivery = new Delivery(
                DeliveryId.of("5malklug", "soest", post, "soest-mastodon", ""),
                CAMPAIGN,
                SOEST,
                new PostId(post),
                "soest-mastodon",
                new NetworkId("mastodon"),
                null,
                "Beitrag " + post,
                new Message(List.of(new Message.Part("Text", null, List.of())), "de"),
                status,
                NINE,
                NINE,
                attempts,
                Explanation.of(code, "401", "", ""),
                null,
                null,
                null,
                asked,
                1);
        ledger.put(delivery.id(), delivery);
        return delivery;
    }

    private void submit(String id, String by, List<String> approvers, Instant dueAt) {
        StoredPost post = post(id, clock.instant(), dueAt);
        submitted.add(post);
        database.transactions()
                .executeWithoutResult(status -> desk.on(
                        new DeskEvent.PostSubmitted(post, actor(by), approvers, dueAt.minus(Duration.ofHours(2)))));
    }

    private static StoredPost post(String id, Instant submittedAt, Instant dueAt) {
        Post post = PostBuilder.aPost(id).of("soest").build();
        return new StoredPost(
                CAMPAIGN,
                post,
                0,
                Map.of(),
                dueAt,
                "f",
                false,
                NINE,
                3,
                new PostLife(
                        PostLife.Origin.DESK, null, null, true, null, submittedAt, List.of(), null, null, null, null));
    }

    private static Actor actor(String name) {
        return new Actor(name, name, Actor.Role.AGENCY, null);
    }

    private static Account account(String id) {
        return new Account(
                id,
                SOEST,
                new NetworkId(id.substring(id.indexOf('-') + 1)),
                java.net.URI.create("https://beispiel.social"),
                null,
                Map.of(),
                Map.of());
    }

    private static Person person(String name, String title, Role role, MunicipalityId town, String language) {
        return new Person(name, title, role, town, language, Theme.AUTOMATIC);
    }

    private Set<String> unread() {
        return Set.copyOf(database.reading()
                .sql("SELECT DISTINCT r.person FROM notice_reader r JOIN notice n ON n.id = r.notice"
                        + " WHERE n.settled_at IS NULL AND r.read_seq < n.items")
                .query(String.class)
                .list());
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private List<Mail> to(String address) {
        return mails.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    private final class Ledger implements Deliveries {

        @Override
        public Optional<Delivery> find(DeliveryId id) {
            return Optional.ofNullable(ledger.get(id));
        }

        @Override
        public Page<Delivery> page(DeliveryFilter filter, String after, int limit) {
            return new Page<>(
                    ledger.values().stream()
                            .filter(each -> filter.statuses().contains(each.status()))
                            .toList(),
                    null);
        }

        @Override
        public Page<Delivery> newestFirst(DeliveryFilter filter, String after, int limit) {
            return page(filter, after, limit);
        }

        @Override
        public Map<DeliveryStatus, Integer> countByStatus(DeliveryFilter filter) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<de.malklug.queue.DeliveryEvent> history(DeliveryId id) {
            return List.of();
        }

        @Override
        public Optional<Instant> nextDue() {
            return Optional.empty();
        }
    }

    private final class MailBox implements Outbox {

        @Override
        public boolean isReady() {
            return mailServer;
        }

        @Override
        public String send(Mail mail) {
            if (outboxBreaks) {
                throw new IllegalStateException("power cut");
            }
            mails.add(mail);
            return UUID.randomUUID().toString();
        }

        @Override
        public Optional<StoredMail> find(String id) {
            return Optional.of(new StoredMail(
                    id, "to@example.org", "Betreff", mailStatus, false, 1, NINE, null, null, null, null));
        }

        @Override
        public List<StoredMail> newest(int limit) {
            return List.of();
        }

        @Override
        public int failed() {
            return 0;
        }

        @Override
        public boolean again(String id) {
            return false;
        }
    }
}
