/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names a campaign, for example {@code 5malklug}. */
public record CampaignId(@JsonValue String value) implements Comparable<CampaignId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /**
     * @throws IllegalArgumentException if the value is not made of at most 64 lower-case letters, digits and hyphens
     */
    @JsonCreator
    public CampaignId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not an id: " + value);
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(CampaignId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
