/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Compares a text with how X gives it back: links shortened, some characters escaped, links to its own media added. */
final class XText {

    private static final Pattern ESCAPED_BYTES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
    private static final Pattern OWN_MEDIA = Pattern.compile(".*/status/\\d+/(?:photo|video)/\\d+");

    private XText() {}

    /** Whether the post says exactly this. */
    static boolean isSame(JsonNode post, String text) {
        return comparable(written(post)).equals(comparable(text));
    }

    private static String written(JsonNode post) {
        JsonNode note = Vocabulary.field(post, "note_tweet");
        JsonNode whole = note.path("text").isString() ? note : post;
        String text = whole.path("text").asString("");
        for (JsonNode url : whole.path("entities").path("urls")) {
            String expanded = url.path("expanded_url").asString("");
            boolean added = OWN_MEDIA.matcher(expanded).matches();
            text = text.replace(url.path("url").asString(" "), added ? "" : expanded);
        }
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String comparable(String text) {
        String decoded = ESCAPED_BYTES
                .matcher(text)
                .replaceAll(
                        bytes -> Matcher.quoteReplacement(URLDecoder.decode(bytes.group(), StandardCharsets.UTF_8)));
        return Normalizer.normalize(decoded, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
