/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.campaign.MunicipalityId;
import de.malklug.storage.Reading;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
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

    private static final String COLUMNS = "name, display_name, password_hash, role, municipality, language, theme";

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
        return writing.sql("""
                        INSERT INTO person (name, display_name, password_hash, role, municipality, language, theme, active, created_at)
                        VALUES (:name, :displayName, :hash, :role, :municipality, :language, :theme, 1, :now)
                        ON CONFLICT (name) DO NOTHING
                        """)
                        .param("name", key(person.name()))
                        .param("displayName", person.displayName())
                        .param("hash", hash(password))
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
        if (stored.isEmpty() || !passwords.matches(current, stored.get().passwordHash())) {
            return false;
        }
        writing.sql("UPDATE person SET password_hash = :hash WHERE name = :name")
                .param("hash", hash(next))
                .param("name", key(name))
                .update();
        return true;
    }

    Optional<Stored> stored(String name) {
        return reading.sql("SELECT " + COLUMNS + " FROM person WHERE name = :name AND active = 1")
                .param("name", key(name))
                .query(People::read)
                .optional();
    }

    private String hash(CharSequence password) {
        int length = password.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("A password has 1 to " + LONGEST_PASSWORD + " bytes");
        }
        return String.valueOf(passwords.encode(password));
    }

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static Stored read(ResultSet row, int number) throws SQLException {
        String municipality = row.getString("municipality");
        Person person = new Person(
                row.getString("name"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                municipality == null ? null : new MunicipalityId(municipality),
                row.getString("language"),
                Theme.valueOf(row.getString("theme")));
        return new Stored(person, row.getString("password_hash"));
    }

    /** A person and what the password is compared with. */
    record Stored(Person person, String passwordHash) {

        @Override
        public String toString() {
            return person.name();
        }
    }
}
