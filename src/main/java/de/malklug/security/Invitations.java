/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.AuditTrail.Subject;
import de.malklug.mail.Outbox;
import de.malklug.security.Invitation.Acceptance;
import de.malklug.security.Invitation.Issued;
import de.malklug.storage.Reading;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets new people in: by links that work once and for a while. Only their digests are kept. */
@Component
public class Invitations {

    /** Where an accepted link leads, below malklug's address. */
    public static final String PATH = "/invitation/";

    private static final String COLUMNS =
            "id, mail, display_name, role, municipality, language, invited_by, created_at, expires_at";
    private static final String OPEN = "accepted_at IS NULL AND revoked_at IS NULL";

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final People people;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final SecuritySettings settings;
    private final Clock clock;

    Invitations(
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            People people,
            Outbox outbox,
            AuditTrail trail,
            SecuritySettings settings,
            Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.transactions = transactions;
        this.people = people;
        this.outbox = outbox;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Invites somebody; an earlier open invitation to the same address ends.
     *
     * @param mail where to, and what the person signs in with later
     * @param wish what the person is to be
     * @param base malklug's own address, as the invited person reaches it
     * @param speech how malklug speaks a language
     * @return empty if somebody of that name is known already
     */
    public Optional<Issued> invite(
            Actor by,
            String mail,
            Administration.Wish wish,
            Locale language,
            URI base,
            Function<Locale, Phrases> speech) {
        return enter(by, mail, wish, language, base, outbox.isReady() ? speech : null);
    }

    /** The same without a mail: for whoever hands the link on. */
    public Optional<Issued> link(Actor by, String mail, Administration.Wish wish, Locale language, URI base) {
        return enter(by, mail, wish, language, base, null);
    }

    private Optional<Issued> enter(
            Actor by,
            String mail,
            Administration.Wish wish,
            Locale language,
            URI base,
            @Nullable Function<Locale, Phrases> speech) {
        String address = People.key(mail);
        if (people.isKnown(address)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Invitation invitation = new Invitation(
                UUID.randomUUID().toString(),
                address,
                wish.displayName(),
                wish.role(),
                wish.municipality(),
                language,
                by.title(),
                now,
                now.plus(settings.login().invitationLifetime()));
        return Optional.of(issue(invitation, base, speech, secret -> {
            writing.sql("UPDATE invitation SET revoked_at = :now WHERE mail = :mail AND " + OPEN)
                    .param("now", now.toEpochMilli())
                    .param("mail", address)
                    .update();
            store(invitation, secret);
            trail.record(by, "person.invited", subject(invitation), null, told(invitation));
        }));
    }

    /** Sends an open invitation once more, with a new link and a new end; the former link no longer works. */
    public Optional<Issued> again(Actor by, String id, URI base, Function<Locale, Phrases> speech) {
        return find(id).map(before -> {
            Invitation renewed = new Invitation(
                    before.id(),
                    before.mail(),
                    before.displayName(),
                    before.role(),
                    before.municipality(),
                    before.language(),
                    by.title(),
                    before.createdAt(),
                    clock.instant().plus(settings.login().invitationLifetime()));
            return issue(renewed, base, outbox.isReady() ? speech : null, secret -> {
                writing.sql(
                                "UPDATE invitation SET digest = :digest, expires_at = :end, invited_by = :by WHERE id = :id AND "
                                        + OPEN)
                        .param("digest", LinkSecret.digest(secret))
                        .param("end", renewed.expiresAt().toEpochMilli())
                        .param("by", by.title())
                        .param("id", id)
                        .update();
                trail.record(by, "person.invited-again", subject(renewed), null, told(renewed));
            });
        });
    }

    private Issued issue(Invitation invitation, URI base, @Nullable Function<Locale, Phrases> speech, Storing storing) {
        String secret = LinkSecret.random();
        URI link = Links.below(base, PATH + secret);
        transactions.executeWithoutResult(status -> {
            storing.store(secret);
            if (speech != null) {
                outbox.send(Letters.invitation(invitation, link, speech));
            }
        });
        return new Issued(invitation, link, speech != null);
    }

    private interface Storing {
        void store(String secret);
    }

    private void store(Invitation invitation, String secret) {
        MunicipalityId municipality = invitation.municipality();
        writing.sql("""
                        INSERT INTO invitation (id, digest, mail, display_name, role, municipality, language, invited_by, created_at,
                            expires_at)
                        VALUES (:id, :digest, :mail, :title, :role, :municipality, :language, :by, :now, :end)
                        """)
                .param("id", invitation.id())
                .param("digest", LinkSecret.digest(secret))
                .param("mail", invitation.mail())
                .param("title", invitation.displayName())
                .param("role", invitation.role().name())
                .param("municipality", municipality == null ? null : municipality.value())
                .param("language", invitation.language().getLanguage())
                .param("by", invitation.invitedBy())
                .param("now", invitation.createdAt().toEpochMilli())
                .param("end", invitation.expiresAt().toEpochMilli())
                .update();
    }

    /** Those neither accepted nor revoked, also expired ones; newest first. */
    public List<Invitation> open() {
        return reading.sql("SELECT " + COLUMNS + " FROM invitation WHERE " + OPEN + " ORDER BY created_at DESC, id")
                .query(Invitations::read)
                .list();
    }

    /** An open one by its id. */
    public Optional<Invitation> find(String id) {
        return reading.sql("SELECT " + COLUMNS + " FROM invitation WHERE id = :id AND " + OPEN)
                .param("id", id)
                .query(Invitations::read)
                .optional();
    }

    /** Makes an invitation's link useless at once; false if it was accepted or revoked before. */
    public boolean revoke(Actor by, String id) {
        Optional<Invitation> invitation = find(id);
        return invitation.isPresent()
                && Boolean.TRUE.equals(transactions.execute(status -> {
                    boolean revoked = end("revoked_at", "id = :key AND " + OPEN, id);
                    if (revoked) {
                        trail.record(by, "person.uninvited", subject(invitation.get()), told(invitation.get()), null);
                    }
                    return revoked;
                }));
    }

    /** What a link invites to; empty if it is unknown, used, revoked or too old. */
    public Optional<Invitation> behind(String secret) {
        return reading.sql("SELECT " + COLUMNS + " FROM invitation WHERE digest = :digest AND " + OPEN)
                .param("digest", LinkSecret.digest(secret))
                .query(Invitations::read)
                .optional()
                .filter(invitation -> !invitation.isExpired(clock.instant()));
    }

    /**
     * Enters the person, once.
     *
     * @param title how others will read the person's name; null for the address
     * @throws IllegalArgumentException if the password does not fit
     */
    public Acceptance accept(String secret, String title, CharSequence password) {
        if (!People.isFitting(password)) {
            throw new IllegalArgumentException("The password does not fit");
        }
        Optional<Invitation> invitation = behind(secret);
        if (invitation.isEmpty()) {
            return new Acceptance.Gone();
        }
        Person person = new Person(
                invitation.get().mail(),
                title.isBlank() ? null : title.strip(),
                invitation.get().role(),
                invitation.get().municipality(),
                invitation.get().language().getLanguage(),
                Theme.AUTOMATIC);
        String hash = people.hash(password);
        return transactions.execute(status -> {
            if (!end("accepted_at", "digest = :key AND " + OPEN, LinkSecret.digest(secret))) {
                return new Acceptance.Gone();
            }
            if (!people.addHashed(person, hash)) {
                return new Acceptance.Known();
            }
            Actor self = Rights.actor(person);
            trail.record(self, "person.accepted", Administration.subject(person), null, told(invitation.get()));
            return new Acceptance.Welcome(person);
        });
    }

    private boolean end(String how, String which, String key) {
        return writing.sql("UPDATE invitation SET " + how + " = :now WHERE " + which)
                        .param("now", clock.millis())
                        .param("key", key)
                        .update()
                == 1;
    }

    private static Subject subject(Invitation invitation) {
        return new Subject("person", invitation.mail(), invitation.mail(), null, invitation.municipality());
    }

    private static Map<String, Object> told(Invitation invitation) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("mail", invitation.mail());
        told.put("role", invitation.role().name());
        MunicipalityId municipality = invitation.municipality();
        if (municipality != null) {
            told.put("municipality", municipality.value());
        }
        told.put("until", invitation.expiresAt().toString());
        return told;
    }

    private static Invitation read(ResultSet row, int number) throws SQLException {
        String municipality = row.getString("municipality");
        return new Invitation(
                row.getString("id"),
                row.getString("mail"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                municipality == null ? null : new MunicipalityId(municipality),
                Locale.of(row.getString("language")),
                row.getString("invited_by"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")));
    }
}
