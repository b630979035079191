/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.editorial.AuditTrail;
import de.malklug.storage.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The passkeys of people. What is kept of one is public; the key itself never leaves the person's device. */
@Component
public class Passkeys {

    private static final int LONGEST_LABEL = 128;

    private static final String SELECT = """
            SELECT id, person, label, public_key, signature_count, verifies_person, backup_eligible, backed_up, transports,
                attestation, client_data, passkey.created_at AS made_at, last_used_at, passkey_handle
            FROM passkey JOIN person ON person.name = passkey.person
            """;

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final People people;
    private final AuditTrail trail;
    private final Clock clock;

    Passkeys(
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            People people,
            AuditTrail trail,
            Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.transactions = transactions;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A passkey as its owner sees it.
     *
     * @param label what the owner calls it, for example {@code Diensthandy}
     * @param lastUsed the moment it was made if it was not used since
     */
    public record Passkey(String id, String label, Instant madeAt, Instant lastUsed) {}

    /** A person's passkeys, oldest first. */
    public List<Passkey> of(String person) {
        return reading.sql(SELECT + " WHERE person = :person ORDER BY made_at, id")
                .param("person", People.key(person))
                .query((row, number) -> new Passkey(
                        row.getString("id"),
                        row.getString("label"),
                        Instant.ofEpochMilli(row.getLong("made_at")),
                        Instant.ofEpochMilli(row.getLong("last_used_at"))))
                .list();
    }

    /** Makes one of a person's passkeys useless; false if there is none such. */
    public boolean remove(String person, String id) {
        Optional<Passkey> passkey =
                of(person).stream().filter(each -> each.id().equals(id)).findFirst();
        passkey.ifPresent(found -> transactions.executeWithoutResult(status -> {
            writing.sql("DELETE FROM passkey WHERE id = :id AND person = :person")
                    .param("id", id)
                    .param("person", People.key(person))
                    .update();
            record(People.key(person), "person.passkey-removed", found.label());
        }));
        return passkey.isPresent();
    }

    private void record(String name, String what, String label) {
        people.find(name)
                .ifPresent(person -> trail.record(
                        Rights.actor(person), what, Administration.subject(person), null, Map.of("label", label)));
    }

    /** For Spring Security: passkeys by their ids, and under the random name of their owners. */
    UserCredentialRepository credentials() {
        return new Credentials();
    }

    private final class Credentials implements UserCredentialRepository {

        @Override
        public void delete(Bytes id) {
            writing.sql("DELETE FROM passkey WHERE id = :id")
                    .param("id", id.toBase64UrlString())
                    .update();
        }

        @Override
        public void save(CredentialRecord made) {
            transactions.executeWithoutResult(status -> {
                if (!use(made)) {
                    add(made);
                }
            });
        }

        private boolean use(CredentialRecord used) {
            return writing.sql("""
                            UPDATE passkey SET signature_count = :count, backed_up = :backedUp, verifies_person = :verifies,
                                last_used_at = :now
                            WHERE id = :id
                            """)
                            .param("count", used.getSignatureCount())
                            .param("backedUp", used.isBackupState() ? 1 : 0)
                            .param("verifies", used.isUvInitialized() ? 1 : 0)
                            .param("now", clock.millis())
                            .param("id", used.getCredentialId().toBase64UrlString())
                            .update()
                    == 1;
        }

        private void add(CredentialRecord made) {
            String owner = writing.sql("SELECT name FROM person WHERE passkey_handle = :handle AND active = 1")
                    .param("handle", made.getUserEntityUserId().toBase64UrlString())
                    .query(String.class)
                    .single();
            String label = made.getLabel().strip();
            String shown = label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) : label;
            writing.sql("""
                            INSERT INTO passkey (id, person, label, public_key, signature_count, verifies_person, backup_eligible,
                                backed_up, transports, attestation, client_data, created_at, last_used_at)
                            VALUES (:id, :person, :label, :key, :count, :verifies, :eligible, :backedUp, :transports, :attestation,
                                :clientData, :now, :now)
                            """)
                    .param("id", made.getCredentialId().toBase64UrlString())
                    .param("person", owner)
                    .param("label", shown)
                    .param("key", new Bytes(made.getPublicKey().getBytes()).toBase64UrlString())
                    .param("count", made.getSignatureCount())
                    .param("verifies", made.isUvInitialized() ? 1 : 0)
                    .param("eligible", made.isBackupEligible() ? 1 : 0)
                    .param("backedUp", made.isBackupState() ? 1 : 0)
                    .param(
                            "transports",
                            made.getTransports().stream()
                                    .map(AuthenticatorTransport::getValue)
                                    .sorted()
                                    .collect(Collectors.joining(",")))
                    .param("attestation", text(made.getAttestationObject()))
                    .param("clientData", text(made.getAttestationClientDataJSON()))
                    .param("now", clock.millis())
                    .update();
            record(owner, "person.passkey-added", shown);
        }

        @Override
        public @Nullable CredentialRecord findByCredentialId(Bytes id) {
            return writing.sql(SELECT + " WHERE id = :id")
                    .param("id", id.toBase64UrlString())
                    .query(Passkeys::read)
                    .optional()
                    .orElse(null);
        }

        @Override
        public List<CredentialRecord> findByUserId(Bytes handle) {
            return writing.sql(SELECT + " WHERE passkey_handle = :handle")
                    .param("handle", handle.toBase64UrlString())
                    .query(Passkeys::read)
                    .list();
        }
    }

    private static @Nullable String text(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.toBase64UrlString();
    }

    private static CredentialRecord read(ResultSet row, int number) throws SQLException {
        Set<AuthenticatorTransport> transports = Arrays.stream(
                        row.getString("transports").split(","))
                .filter(each -> !each.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
        ImmutableCredentialRecord.ImmutableCredentialRecordBuilder builder = ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.getString("id")))
                .userEntityUserId(Bytes.fromBase64(row.getString("passkey_handle")))
                .publicKey(new ImmutablePublicKeyCose(
                        Bytes.fromBase64(row.getString("public_key")).getBytes()))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getInt("verifies_person") == 1)
                .backupEligible(row.getInt("backup_eligible") == 1)
                .backupState(row.getInt("backed_up") == 1)
                .transports(transports)
                .label(row.getString("label"))
                .created(Instant.ofEpochMilli(row.getLong("made_at")))
                .lastUsed(Instant.ofEpochMilli(row.getLong("last_used_at")));
        String attestation = row.getString("attestation");
        String clientData = row.getString("client_data");
        if (attestation != null && clientData != null) {
            builder.attestationObject(Bytes.fromBase64(attestation))
                    .attestationClientDataJSON(Bytes.fromBase64(clientData));
        }
        return Objects.requireNonNull(builder.build());
    }
}
