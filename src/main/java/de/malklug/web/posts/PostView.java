/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.posts;

import de.malklug.web.layout.Town;
import de.malklug.web.queue.DeliveryCard;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A post as its page shows it.
 *
 * @param removed whether its file no longer names it
 * @param source where its file says it
 */
record PostView(
        String title,
        Town town,
        String campaign,
        Instant dueAt,
        String due,
        String theme,
        String source,
        boolean draft,
        boolean removed,
        PostSummary summary,
        List<Saying> sayings,
        List<DeliveryCard> deliveries,
        Figures figures) {

    /** What is said on some networks in the same words. */
    record Saying(String networks, List<Part> parts) {}

    /** @param link an address it points to, or null */
    record Part(
            String text, @Nullable String link, @Nullable String linkHost, List<Picture> media) {}

    /** @param src where this server shows it; null if it is not here, or a video */
    record Picture(@Nullable String src, String alt, int width, int height) {}

    /**
     * What was read about the post.
     *
     * @param columns names of the figures at least one network offers
     * @param notOffered names of those that none does, in one sentence
     */
    record Figures(List<String> columns, List<Measured> rows, String notOffered) {}

    /** What one account's reading told. */
    record Measured(String network, String account, Instant readAt, String read, String age, List<Figure> figures) {

        Measured only(Set<String> names) {
            List<Figure> kept = figures.stream()
                    .filter(figure -> names.contains(figure.name()))
                    .toList();
            return new Measured(network, account, readAt, read, age, kept);
        }
    }

    record Figure(String name, String value, boolean missing, boolean offered) {}
}
