/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

/** An account lacks a secret its network asks for. Nothing was sent. */
public final class CredentialsMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String account;
    private final String secretName;

    public CredentialsMissing(String account, String secretName) {
        super("Account " + account + " has no usable " + secretName);
        this.account = account;
        this.secretName = secretName;
    }

    public String account() {
        return account;
    }

    /** Name of the missing secret as written in {@code accounts.yaml}. */
    public String secretName() {
        return secretName;
    }
}
