/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.storage.Reading;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens with which a person's programs use the API. Only digests are stored. */
@Component
public class ApiTokens {

    /** So that a token found somewhere can be told for what it is. */
    private static final String PREFIX = "malklug_";

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final People people;
    private final Clock clock;

    public ApiTokens(JdbcClient writing, @Reading JdbcClient reading, People people, Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Makes a token.
     *
     * @param person who it acts for
     * @param name what it is for, for lists
     * @return the token itself, which cannot be seen again; empty if there is no such person
     */
    public Optional<String> create(String person, String name) {
        return people.find(person).map(found -> {
            String token = PREFIX + LinkSecret.random();
            writing.sql("""
                            INSERT INTO api_token (id, digest, person, name, created_at)
                            VALUES (:id, :digest, :person, :name, :now)
                            """)
                    .param("id", UUID.randomUUID().toString())
                    .param("digest", LinkSecret.digest(token))
                    .param("person", found.name())
                    .param("name", name)
                    .param("now", clock.millis())
                    .update();
            return token;
        });
    }

    /** A person's tokens that still work, newest first. */
    public List<ApiToken> of(String person) {
        return reading.sql("""
                        SELECT id, name, created_at FROM api_token
                        WHERE person = :person AND revoked_at IS NULL ORDER BY created_at DESC
                        """)
                .param("person", People.key(person))
                .query((row, number) -> new ApiToken(
                        row.getString("id"), row.getString("name"), Instant.ofEpochMilli(row.getLong("created_at"))))
                .list();
    }

    /** Makes one of a person's tokens useless at once. */
    public void revoke(String person, String id) {
        writing.sql("UPDATE api_token SET revoked_at = :now WHERE id = :id AND person = :person AND revoked_at IS NULL")
                .param("now", clock.millis())
                .param("id", id)
                .param("person", People.key(person))
                .update();
    }

    /** Who a token acts for; empty if it is unknown or revoked. */
    Optional<Person> owner(String token) {
        return reading.sql("SELECT person FROM api_token WHERE digest = :digest AND revoked_at IS NULL")
                .param("digest", LinkSecret.digest(token))
                .query(String.class)
                .optional()
                .flatMap(people::find);
    }

    /** Makes all of a person's tokens useless at once. */
    void revokeAll(String person) {
        writing.sql("UPDATE api_token SET revoked_at = :now WHERE person = :person AND revoked_at IS NULL")
                .param("now", clock.millis())
                .param("person", People.key(person))
                .update();
    }

    /**
     * A token as lists show it, without the token.
     *
     * @param name what it is for
     */
    public record ApiToken(String id, String name, Instant createdAt) {}
}
