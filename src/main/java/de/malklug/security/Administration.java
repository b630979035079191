/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.AuditTrail.Subject;
import de.malklug.security.PersonEntry.SignInWay;
import de.malklug.storage.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes people. Somebody changed has to sign in again, everywhere. */
@Component
public class Administration {

    private static final String SELECT = """
            SELECT name, display_name, password_hash, role, municipality, language, theme, mail, version, last_access_at, active,
                single_sign_on, (SELECT COUNT(*) FROM passkey WHERE passkey.person = person.name) AS passkeys
            FROM person
            """;

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final ApiTokens tokens;
    private final AuditTrail trail;

    public Administration(
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            ApiTokens tokens,
            AuditTrail trail) {
        this.writing = writing;
        this.reading = reading;
        this.transactions = transactions;
        this.tokens = tokens;
        this.trail = trail;
    }

    /** What became of a change. */
    public sealed interface Outcome {

        /** It is done. */
        record Done(PersonEntry person) implements Outcome {}

        /** Somebody else was faster; nothing was changed. */
        record Stale(PersonEntry theirs) implements Outcome {}

        /** Nobody could administer malklug any more; nothing was changed. */
        record LastAdmin() implements Outcome {}

        /** There is nobody of that name. */
        record Unknown() implements Outcome {}
    }

    /**
     * What a person is to be.
     *
     * @param mail null for none
     * @param municipality for whom a {@link Role#MUNICIPALITY} speaks; null for the other roles
     */
    public record Wish(
            @Nullable String displayName,
            @Nullable String mail,
            Role role,
            @Nullable MunicipalityId municipality) {

        /** @throws IllegalArgumentException if a municipality is missing where the role needs one, or too much */
        public Wish {
            if ((role == Role.MUNICIPALITY) != (municipality != null)) {
                throw new IllegalArgumentException("A municipality belongs to the role MUNICIPALITY, and to no other");
            }
        }
    }

    /** Everybody, also who may no longer sign in; those last. */
    public List<PersonEntry> everybody() {
        return reading.sql(SELECT + " ORDER BY active DESC, name")
                .query(Administration::read)
                .list();
    }

    /** @param name in any case */
    public Optional<PersonEntry> find(String name) {
        return find(reading, name);
    }

    private static Optional<PersonEntry> find(JdbcClient client, String name) {
        return client.sql(SELECT + " WHERE name = :name")
                .param("name", People.key(name))
                .query(Administration::read)
                .optional();
    }

    /**
     * Gives a person another role, municipality, address or title.
     *
     * @param version the one that was seen
     */
    public Outcome change(Actor by, String name, int version, Wish wish) {
        return decide(
                by,
                name,
                version,
                "person.changed",
                wish.role() != Role.ADMIN,
                before -> writing.sql("""
                        UPDATE person SET display_name = :title, mail = :mail, role = :role, municipality = :municipality,
                            version = version + 1
                        WHERE name = :name
                        """)
                        .param("title", wish.displayName())
                        .param("mail", wish.mail() == null ? null : People.key(wish.mail()))
                        .param("role", wish.role().name())
                        .param(
                                "municipality",
                                wish.municipality() == null
                                        ? null
                                        : wish.municipality().value())
                        .param("name", before.person().name())
                        .update());
    }

    /** Shuts a person out at once: sessions and tokens end. What they did stays theirs. */
    public Outcome deactivate(Actor by, String name, int version) {
        return decide(by, name, version, "person.deactivated", true, before -> {
            writing.sql("UPDATE person SET active = 0, version = version + 1 WHERE name = :name")
                    .param("name", before.person().name())
                    .update();
            tokens.revokeAll(before.person().name());
        });
    }

    /** Lets a person in again. */
    public Outcome activate(Actor by, String name, int version) {
        return decide(
                by,
                name,
                version,
                "person.activated",
                false,
                before -> writing.sql("UPDATE person SET active = 1, version = version + 1 WHERE name = :name")
                        .param("name", before.person().name())
                        .update());
    }

    private Outcome decide(Actor by, String name, int version, String what, boolean endsAdmin, Change change) {
        return transactions.execute(status -> {
            Optional<PersonEntry> before = find(writing, name);
            if (before.isEmpty()) {
                return new Outcome.Unknown();
            }
            if (before.get().version() != version) {
                return new Outcome.Stale(before.get());
            }
            if (endsAdmin && isLastAdmin(before.get())) {
                return new Outcome.LastAdmin();
            }
            change.make(before.get());
            PersonEntry after = find(writing, name).orElseThrow();
            trail.record(by, what, subject(after.person()), told(before.get()), told(after));
            return new Outcome.Done(after);
        });
    }

    private interface Change {
        void make(PersonEntry before);
    }

    private boolean isLastAdmin(PersonEntry entry) {
        return entry.active()
                && entry.person().role() == Role.ADMIN
                && writing.sql("SELECT COUNT(*) FROM person WHERE active = 1 AND role = 'ADMIN' AND name <> :name")
                                .param("name", entry.person().name())
                                .query(Integer.class)
                                .single()
                        == 0;
    }

    static Subject subject(Person person) {
        return new Subject("person", person.name(), person.title(), null, person.municipality());
    }

    private static Map<String, Object> told(PersonEntry entry) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("displayName", String.valueOf(entry.person().displayName()));
        told.put("mail", String.valueOf(entry.mail()));
        told.put("role", entry.person().role().name());
        MunicipalityId municipality = entry.person().municipality();
        if (municipality != null) {
            told.put("municipality", municipality.value());
        }
        told.put("active", entry.active());
        return told;
    }

    private static PersonEntry read(ResultSet row, int number) throws SQLException {
        People.Stored stored = People.read(row, number);
        Set<SignInWay> ways = EnumSet.noneOf(SignInWay.class);
        if (!stored.passwordHash().isEmpty()) {
            ways.add(SignInWay.PASSWORD);
        }
        if (row.getInt("passkeys") > 0) {
            ways.add(SignInWay.PASSKEY);
        }
        if (row.getString("single_sign_on") != null) {
            ways.add(SignInWay.SINGLE_SIGN_ON);
        }
        return new PersonEntry(
                stored.person(),
                stored.address(),
                row.getInt("active") == 1,
                stored.version(),
                stored.lastAccess(),
                ways);
    }
}
