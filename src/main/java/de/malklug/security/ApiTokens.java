/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.storage.Reading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
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

    private static final int RANDOM_BYTES = 32;

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final People people;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

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
            byte[] secret = new byte[RANDOM_BYTES];
            random.nextBytes(secret);
            String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
            writing.sql("""
                            INSERT INTO api_token (id, digest, person, name, created_at)
                            VALUES (:id, :digest, :person, :name, :now)
                            """)
                    .param("id", UUID.randomUUID().toString())
                    .param("digest", digest(token))
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
                .param("digest", digest(token))
                .query(String.class)
                .optional()
                .flatMap(people::find);
    }

    private static String digest(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * A token as lists show it, without the token.
     *
     * @param name what it is for
     */
    public record ApiToken(String id, String name, Instant createdAt) {}
}
