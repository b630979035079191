/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Identity of a delivery and root of its idempotency keys: 26 lower-case letters and digits derived from campaign,
 * municipality, post, account and occurrence, never from the time. Planning twice or moving a post changes no id.
 */
public record DeliveryId(@JsonValue String value) implements Comparable<DeliveryId> {

    private static final Pattern FORM = Pattern.compile("[0-9a-v]{26}");

    /**
     * @throws IllegalArgumentException if the value cannot be a delivery's id
     */
    public DeliveryId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a delivery: " + value);
        }
    }

    /**
     * @param occurrence which repetition of a recurring post; empty for a post that appears once
     */
    public static DeliveryId of(String campaign, String municipality, String post, String account, String occurrence) {
        String identity = String.join("\n", campaign, municipality, post, account, occurrence);
        BigInteger number = new BigInteger(1, Arrays.copyOf(sha256(identity), 16));
        String digits = number.toString(32);
        return new DeliveryId("0".repeat(26 - digits.length()) + digits);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public int compareTo(DeliveryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
