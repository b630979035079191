/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Names content by its SHA-256, in the form AT Protocol hosts use. */
final class Cid {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int RAW = 0x55;
    private static final int DAG_CBOR = 0x71;

    private Cid() {}

    static String ofBlob(byte[] bytes) {
        return of(RAW, bytes);
    }

    static String ofRecord(byte[] bytes) {
        return of(DAG_CBOR, bytes);
    }

    private static String of(int codec, byte[] bytes) {
        byte[] cid = new byte[36];
        cid[0] = 1;
        cid[1] = (byte) codec;
        cid[2] = 0x12;
        cid[3] = 0x20;
        System.arraycopy(sha256(bytes), 0, cid, 4, 32);
        return "b" + base32(cid);
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = buffer << 8 | each & 255;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(buffer >> bits & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        return bits == 0
                ? text.toString()
                : text.append(ALPHABET.charAt(buffer << (5 - bits) & 31)).toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
