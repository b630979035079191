/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Address of a record: {@code at://<did>/<collection>/<rkey>}. */
record AtUri(String did, String collection, String rkey) {

    private static final Pattern FORM =
            Pattern.compile("at://(did:[a-z]+:[A-Za-z0-9._:%-]+)/([A-Za-z0-9.-]+)/([A-Za-z0-9._~:-]+)");

    static Optional<AtUri> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new AtUri(form.group(1), form.group(2), form.group(3))) : Optional.empty();
    }

    /** Where people read the post. */
    URI permalink(URI webAddress) {
        String base = webAddress.toString().replaceAll("/+$", "");
        return URI.create(base + "/profile/" + did + "/post/" + rkey);
    }
}
