/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.campaign.MunicipalityId;
import de.malklug.mail.Mail;
import de.malklug.storage.Reading;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Everybody who may use malklug. */
@Component
public class People {

    /** The hash uses no more of a password than this many bytes. */
    static final int LONGEST_PASSWORD = 72;

    private static final int SHORTEST_PASSWORD = 10;

    private static final String COLUMNS =
            "name, display_name, password_hash, role, municipality, language, theme, mail, version, last_access_at";

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final PasswordEncoder passwords;
    private final Clock clock;

    public People(JdbcClient writing, @Reading JdbcClient reading, PasswordEncoder passwords, Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @param name in any case */
    public Optional<Person> find(String name) {
        return stored(name).map(Stored::person);
    }

    /** By name. */
    public List<Person> all() {
        return reading
                .sql("SELECT " + COLUMNS + " FROM person WHERE active = 1 ORDER BY name")
                .query(People::read)
                .list()
                .stream()
                .map(Stored::person)
                .toList();
    }

    /** Whether that will do as a password: at least ten characters, at most 72 bytes. */
    public static boolean isFitting(CharSequence password) {
        return password.length() >= SHORTEST_PASSWORD && bytes(password) <= LONGEST_PASSWORD;
    }

    /** Where mails reach a person; empty if they have no address or are not active. */
    public Optional<String> mailAddress(String name) {
        return stored(name).map(Stored::address);
    }

    /** Whether anybody was ever entered. */
    public boolean isEmpty() {
        return writing.sql("SELECT COUNT(*) FROM person").query(Integer.class).single() == 0;
    }

    /**
     * Enters a person.
     *
     * @return false if somebody has that name already
     * @throws IllegalArgumentException if the password is empty or longer than 72 bytes
     */
    public boolean add(Person person, CharSequence password) {
        return addHashed(person, hash(password));
    }

    /** Whether that name was ever taken, also by somebody who may no longer sign in. */
    boolean isKnown(String name) {
        return reading.sql("SELECT COUNT(*) FROM person WHERE name = :name")
                        .param("name", key(name))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    boolean addHashed(Person person, String hash) {
        return writing.sql("""
                        INSERT INTO person (name, display_name, password_hash, role, municipality, language, theme, active, created_at)
                        VALUES (:name, :displayName, :hash, :role, :municipality, :language, :theme, 1, :now)
                        ON CONFLICT (name) DO NOTHING
                        """)
                        .param("name", key(person.name()))
                        .param("displayName", person.displayName())
                        .param("hash", hash)
                        .param("role", person.role().name())
                        .param(
                                "municipality",
                                person.municipality() == null
                                        ? null
                                        : person.municipality().value())
                        .param("language", person.language())
                        .param("theme", person.theme().name())
                        .param("now", clock.millis())
                        .update()
                == 1;
    }

    /** Remembers how a person wants pages to be. */
    public void changeSettings(String name, @Nullable String language, Theme theme) {
        writing.sql("UPDATE person SET language = :language, theme = :theme WHERE name = :name")
                .param("language", language)
                .param("theme", theme.name())
                .param("name", key(name))
                .update();
    }

    /**
     * @return false if {@code current} is not the person's password; nothing is changed then
     * @throws IllegalArgumentException if the next password is empty or longer than 72 bytes
     */
    public boolean changePassword(String name, CharSequence current, CharSequence next) {
        Optional<Stored> stored = stored(name);
        if (stored.isEmpty()
                || stored.get().passwordHash().isEmpty()
                || !passwords.matches(current, stored.get().passwordHash())) {
            return false;
        }
        setHash(name, hash(next));
        return true;
    }

    /** Sets a password, which ends the person's sessions. */
    void setHash(String name, String hash) {
        writing.sql("UPDATE person SET password_hash = :hash, version = version + 1 WHERE name = :name")
                .param("hash", hash)
                .param("name", key(name))
                .update();
    }

    /** Remembers that a person was here. */
    void wasHere(String name) {
        writing.sql("UPDATE person SET last_access_at = :now WHERE name = :name")
                .param("now", clock.millis())
                .param("name", key(name))
                .update();
    }

    /** Who somebody from an organisation is here, if they may sign in. */
    Optional<Stored> bySingleSignOn(String identity) {
        return writing.sql("SELECT " + COLUMNS + " FROM person WHERE active = 1 AND single_sign_on = :identity")
                .param("identity", identity)
                .query(People::read)
                .optional();
    }

    /** Active people with that name or address. An address may be shared, a name not. */
    List<Stored> reachedBy(String nameOrMail) {
        return reading.sql("SELECT " + COLUMNS
                        + " FROM person WHERE active = 1 AND (name = :key OR mail = :key) ORDER BY name")
                .param("key", key(nameOrMail))
                .query(People::read)
                .list();
    }

    Optional<Stored> stored(String name) {
        return reading.sql("SELECT " + COLUMNS + " FROM person WHERE name = :name AND active = 1")
                .param("name", key(name))
                .query(People::read)
                .optional();
    }

    String hash(CharSequence password) {
        int length = bytes(password);
        if (length == 0 || length > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("A password has 1 to " + LONGEST_PASSWORD + " bytes");
        }
        return String.valueOf(passwords.encode(password));
    }

    private static int bytes(CharSequence password) {
        return password.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    static Stored read(ResultSet row, int number) throws SQLException {
        String municipality = row.getString("municipality");
        Person person = new Person(
                row.getString("name"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                municipality == null ? null : new MunicipalityId(municipality),
                row.getString("language"),
                Theme.valueOf(row.getString("theme")));
        long access = row.getLong("last_access_at");
        return new Stored(
                person,
                row.getString("password_hash"),
                row.getString("mail"),
                row.getInt("version"),
                access == 0 ? null : Instant.ofEpochMilli(access));
    }

    /**
     * A person and what the password is compared with.
     *
     * @param passwordHash empty for somebody without a password
     * @param version changes with everything that ends sessions
     */
    record Stored(
            Person person,
            String passwordHash,
            @Nullable String mail,
            int version,
            @Nullable Instant lastAccess) {

        /** Where mails reach the person: the address, else the name if it is one. */
        @Nullable
        String address() {
            return mail != null ? mail : Mail.isAddress(person.name()) ? person.name() : null;
        }

        @Override
        public String toString() {
            return person.name();
        }
    }
}
