/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * Keys of records: 13 characters made of an instant and a few further bits, sorting by time. See <a
 * href="https://atproto.com/specs/tid">atproto.com/specs/tid</a>.
 */
final class Tid {

    private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;
    private static final int CLOCK_BITS = 10;
    private static final long MICROS = 1_000_000;

    private Tid() {}

    /**
     * The key of one part of a delivery, made once and then stored: the second of the first attempt, spread by a hash of
     * delivery and part, because many posts are due in the same second.
     *
     * @param delivery the delivery's own key
     * @param part counted from 1
     * @param choice 0, or 1 where the first key turned out to be somebody else's
     */
    static String of(Instant firstAttempt, String delivery, int part, int choice) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(delivery + "\n" + part + "\n" + choice));
        long micros = firstAttempt.getEpochSecond() * MICROS + Math.floorMod(hash.getLong(), MICROS);
        int clockId = hash.getShort() & ((1 << CLOCK_BITS) - 1);
        return encode(micros, clockId);
    }

    /**
     * @param micros microseconds since 1970
     * @param clockId 0 to 1023
     */
    static String encode(long micros, int clockId) {
        long value = (micros << CLOCK_BITS | clockId) & Long.MAX_VALUE;
        char[] key = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            key[i] = ALPHABET.charAt((int) (value & 31));
            value >>>= 5;
        }
        return new String(key);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
