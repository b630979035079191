/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.Message;
import de.malklug.networks.PublishRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a message becomes title, description and tags, and how YouTube counts them. */
final class YouTubeText {

    private static final Pattern HASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{N}_&/#])#([\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*)");
    private static final Pattern FORBIDDEN = Pattern.compile("[<>]");
    private static final int MARKER_BYTES = 8;
    private static final int QUOTES = 2;

    private YouTubeText() {}

    /** The message's headline, or else the first line of its text. */
    static String title(Message message) {
        String title = message.title();
        return title != null && !title.isBlank()
                ? title.strip()
                : message.first().text().strip().lines().findFirst().orElse("").strip();
    }

    static boolean hasTitle(Message message) {
        return message.title() != null && !message.title().isBlank();
    }

    static int titleLength(String title) {
        return title.codePointCount(0, title.length());
    }

    static String description(Message message) {
        return message.first().textWithLink();
    }

    static int bytes(Message.Part part) {
        return part.textWithLink().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Neither title nor description nor comment may hold these; YouTube takes them for markup. */
    static boolean hasForbidden(String text) {
        return FORBIDDEN.matcher(text).find();
    }

    /** The hashtags of the text, then the marker by which the video is found; as many as fit. */
    static List<String> tags(PublishRequest request, int limit) {
        String marker = marker(request);
        int left = limit - cost(marker);
        Set<String> tags = new LinkedHashSet<>();
        Matcher hashtags = HASHTAG.matcher(request.message().first().text());
        while (hashtags.find()) {
            String tag = hashtags.group(1);
            if (!tags.contains(tag) && cost(tag) + 1 <= left) {
                tags.add(tag);
                left -= cost(tag) + 1;
            }
        }
        List<String> all = new ArrayList<>(tags);
        all.add(marker);
        return all;
    }

    private static int cost(String tag) {
        return tag.codePointCount(0, tag.length()) + (tag.contains(" ") ? QUOTES : 0);
    }

    /** A tag only this delivery has; seen by the channel's owner alone. */
    static String marker(PublishRequest request) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(request.key().getBytes(StandardCharsets.UTF_8));
            return "malklug-" + HexFormat.of().formatHex(digest, 0, MARKER_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
