/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** Knows people by the random name their passkeys know them by. */
final class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final JdbcClient writing;

    PasskeyOwners(JdbcClient writing) {
        this.writing = writing;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return find("passkey_handle", handle.toBase64UrlString());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return find("name", People.key(name));
    }

    private @Nullable PublicKeyCredentialUserEntity find(String column, String value) {
        return writing.sql(
                        "SELECT name, display_name, passkey_handle FROM person WHERE active = 1 AND passkey_handle IS NOT NULL AND "
                                + column + " = :value")
                .param("value", value)
                .query((row, number) -> {
                    String title = row.getString("display_name");
                    return ImmutablePublicKeyCredentialUserEntity.builder()
                            .id(Bytes.fromBase64(row.getString("passkey_handle")))
                            .name(row.getString("name"))
                            .displayName(title == null ? row.getString("name") : title)
                            .build();
                })
                .optional()
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        writing.sql("UPDATE person SET passkey_handle = :handle WHERE name = :name AND passkey_handle IS NULL")
                .param("handle", owner.getId().toBase64UrlString())
                .param("name", People.key(owner.getName()))
                .update();
    }

    @Override
    public void delete(Bytes handle) {
        writing.sql("UPDATE person SET passkey_handle = NULL WHERE passkey_handle = :handle")
                .param("handle", handle.toBase64UrlString())
                .update();
    }
}
