/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryEvent;
import de.malklug.wording.Phrases;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A delivery with everything that happened to it.
 *
 * @param version to be named by a decision about it
 * @param wakeAt when malklug acts on it next
 * @param history oldest first
 */
@Schema(name = "DeliveryDetail", description = "A delivery with everything that happened to it.")
@JsonPropertyOrder({"delivery", "campaign", "title", "theme", "wakeAt", "version", "parts", "history"})
record DeliveryDetail(
        @JsonUnwrapped DeliveryView delivery,
        String campaign,
        String title,
        @Nullable String theme,
        Instant wakeAt,
        int version,
        List<Part> parts,
        List<Event> history) {

    static DeliveryDetail of(Delivery delivery, List<DeliveryEvent> history, Phrases phrases) {
        return new DeliveryDetail(
                DeliveryView.of(delivery, phrases),
                delivery.campaign().value(),
                delivery.title(),
                delivery.theme(),
                delivery.wakeAt(),
                delivery.version(),
                delivery.message().parts().stream()
                        .map(part -> new Part(
                                part.text(),
                                part.link(),
                                part.media().stream()
                                        .map(media -> new Media(media.contentType(), media.alt()))
                                        .toList()))
                        .toList(),
                history.stream().map(event -> Event.of(event, phrases)).toList());
    }

    /** One post of the chain it is sent as. */
    @JsonPropertyOrder({"text", "link", "media"})
    record Part(String text, @Nullable URI link, List<Media> media) {}

    /** A picture or video of a part. */
    @JsonPropertyOrder({"contentType", "alt"})
    record Media(String contentType, String alt) {}

    /**
     * Something that happened to it.
     *
     * @param status where it stood afterwards
     * @param person who decided, or null if malklug did
     */
    @JsonPropertyOrder({"seq", "kind", "startedAt", "endedAt", "step", "status", "person", "explanation"})
    record Event(
            int seq,
            String kind,
            Instant startedAt,
            Instant endedAt,
            @Nullable String step,
            String status,
            @Nullable String person,
            @Nullable String explanation) {

        private static Event of(DeliveryEvent event, Phrases phrases) {
            return new Event(
                    event.seq(),
                    event.kind().name().toLowerCase(Locale.ROOT),
                    event.startedAt(),
                    event.endedAt(),
                    event.step(),
                    event.status().name(),
                    event.person(),
                    event.explanation() == null ? null : phrases.explain(event.explanation()));
        }
    }
}
