/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Sums up values in the order they are given. Two sums are equal when and only when all values were: each goes in with its
 * length, so that no two sequences of values read the same.
 */
public final class Fingerprint {

    private static final int ABSENT = -1;

    private final MessageDigest digest;

    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * @param value its text counts; null is a value of its own
     */
    public Fingerprint add(@Nullable Object value) {
        if (value == null) {
            return add((long) ABSENT);
        }
        return add(value.toString().getBytes(StandardCharsets.UTF_8));
    }

    public Fingerprint add(long value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    public Fingerprint add(Instant value) {
        return add(value.getEpochSecond()).add((long) value.getNano());
    }

    public Fingerprint add(byte[] value) {
        add((long) value.length);
        digest.update(value);
        return this;
    }

    /** The sum in 64 hex digits. Ends the summing up. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
