/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said on one account: one part, or several that are posted as a chain of replies.
 *
 * @param parts in the order they are posted; never empty
 * @param language BCP 47, for example {@code de}
 * @param title a headline for networks that show one beside the text, or null
 */
public record Message(
        List<Part> parts, String language, @Nullable String title) {

    public Message {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A message has at least one part");
        }
    }

    /** A message without a headline. */
    public Message(List<Part> parts, String language) {
        this(parts, language, null);
    }

    /** The part that opens the chain. */
    public Part first() {
        return parts.getFirst();
    }

    /** The same message with other media, for example made to fit. */
    public Message withMedia(UnaryOperator<Media> change) {
        return new Message(
                parts.stream()
                        .map(part -> new Part(
                                part.text(),
                                part.link(),
                                part.media().stream().map(change).toList()))
                        .toList(),
                language,
                title);
    }

    /**
     * One post of the chain.
     *
     * @param text as it will be read, hashtags included
     * @param link an address the post points to, or null; adapters add it to the text where the network shows no card
     * @param media in the order they are shown
     */
    public record Part(String text, @Nullable URI link, List<Media> media) {

        public Part {
            media = List.copyOf(media);
        }

        /** The text as people will read it: with the link on a line of its own where the text does not name it yet. */
        public String textWithLink() {
            if (link == null || text.contains(link.toString())) {
                return text;
            }
            return text.isEmpty() ? link.toString() : text + "\n\n" + link;
        }
    }

    /**
     * A picture or video as it will be sent.
     *
     * @param id SHA-256 of the bytes, in hex
     * @param contentType for example {@code image/png}
     * @param size in bytes
     * @param width in pixels, 0 if unknown
     * @param height in pixels, 0 if unknown
     * @param duration of a video; zero if unknown, and for pictures
     * @param alt what a screen reader will say
     */
    public record Media(
            String id, String contentType, long size, int width, int height, Duration duration, String alt) {

        public Media {
            duration = Objects.requireNonNullElse(duration, Duration.ZERO);
        }

        /** A picture, or a video whose duration is not known. */
        public Media(String id, String contentType, long size, int width, int height, String alt) {
            this(id, contentType, size, width, height, Duration.ZERO, alt);
        }

        /** Other bytes of the same picture, with the same alt text. */
        public Media as(String otherId, String otherType, long otherSize, int otherWidth, int otherHeight) {
            return new Media(otherId, otherType, otherSize, otherWidth, otherHeight, duration, alt);
        }

        @JsonIgnore
        public boolean isImage() {
            return contentType.startsWith("image/");
        }

        @JsonIgnore
        public boolean isVideo() {
            return contentType.startsWith("video/");
        }
    }
}
