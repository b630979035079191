/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.networks.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attempts to connect accounts, and as what malklug is known at servers. Secrets are sealed, attempts known by their digest. */
final class ConnectionStore {

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final Supplier<Seal> seal;

    /**
     * @param seal asked for on first use
     */
    ConnectionStore(JdbcClient writing, JdbcClient reading, Supplier<Seal> seal) {
        this.writing = writing;
        this.reading = reading;
        this.seal = seal;
    }

    /** @param person by the name they sign in with */
    record Attempt(String account, String person, URI redirect, Secret verifier, Instant begunAt) {}

    void begin(Secret state, Account account, String person, URI redirect, Secret verifier, Instant now) {
        String digest = digest(state.reveal());
        writing.sql("""
                        INSERT INTO account_connection (state, account, person, redirect, sealed, begun_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        digest,
                        account.id(),
                        person,
                        redirect.toString(),
                        seal.get().close("connection/" + digest, verifier.reveal()),
                        now.toEpochMilli())
                .update();
    }

    /** Each attempt is found once. */
    Optional<Attempt> take(String state) {
        String digest = digest(state);
        return writing.sql("""
                        DELETE FROM account_connection WHERE state = ?
                        RETURNING account, person, redirect, sealed, begun_at
                        """)
                .param(digest)
                .query((row, number) -> new Row(
                        row.getString("account"),
                        row.getString("person"),
                        URI.create(row.getString("redirect")),
                        row.getString("sealed"),
                        Instant.ofEpochMilli(row.getLong("begun_at"))))
                .optional()
                .flatMap(row -> seal.get()
                        .open("connection/" + digest, row.closed())
                        .map(verifier -> new Attempt(
                                row.account(), row.person(), row.redirect(), new Secret(verifier), row.begunAt())));
    }

    private record Row(String account, String person, URI redirect, String closed, Instant begunAt) {}

    void forgetBefore(Instant time) {
        writing.sql("DELETE FROM account_connection WHERE begun_at < ?")
                .param(time.toEpochMilli())
                .update();
    }

    Optional<Secret> app(Account account, URI redirect) {
        return reading.sql("SELECT sealed FROM account_app WHERE network = ? AND server = ? AND redirect = ?")
                .params(account.network().value(), account.server().toString(), redirect.toString())
                .query(String.class)
                .optional()
                .flatMap(stored -> seal.get().open(key(account), stored))
                .map(Secret::new);
    }

    void keepApp(Account account, URI redirect, Secret app) {
        writing.sql("""
                        INSERT INTO account_app (network, server, redirect, sealed) VALUES (?, ?, ?, ?)
                        ON CONFLICT (network, server, redirect) DO UPDATE SET sealed = excluded.sealed
                        """)
                .params(
                        account.network().value(),
                        account.server().toString(),
                        redirect.toString(),
                        seal.get().close(key(account), app.reveal()))
                .update();
    }

    void forgetApp(Account account, URI redirect) {
        writing.sql("DELETE FROM account_app WHERE network = ? AND server = ? AND redirect = ?")
                .params(account.network().value(), account.server().toString(), redirect.toString())
                .update();
    }

    private static String key(Account account) {
        return "app/" + account.network() + "/" + account.server();
    }

    private static String digest(String state) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(state.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
