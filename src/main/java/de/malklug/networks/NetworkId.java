/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names a network the way files, settings and the API do, for example {@code mastodon}. */
public record NetworkId(@JsonValue String value) implements Comparable<NetworkId> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /**
     * @throws IllegalArgumentException if the value is not a lower-case word of at most 32 letters, digits and hyphens
     */
    @JsonCreator
    public NetworkId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the name of a network: " + value);
        }
    }

    @Override
    public int compareTo(NetworkId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
