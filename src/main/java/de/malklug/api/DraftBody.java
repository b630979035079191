/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Recurrence;
import de.malklug.campaign.Recurrence.Day;
import de.malklug.campaign.Recurrence.Every;
import de.malklug.campaign.Variant;
import de.malklug.campaign.Wording;
import de.malklug.networks.NetworkId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What there is to edit of a post. */
@Schema(name = "Draft")
@JsonPropertyOrder({
    "version",
    "at",
    "title",
    "theme",
    "on",
    "text",
    "link",
    "media",
    "variants",
    "thread",
    "nextSlot",
    "repeat",
    "evergreen"
})
record DraftBody(
        @Schema(description = "The version it is about; with If-Match not needed.") @Nullable
        Integer version,

        @Schema(description = "Wall-clock time in the campaign's zone.", example = "2026-11-09T09:00") @Nullable
        LocalDateTime at,

        @Nullable String title,
        @Nullable String theme,

        @Schema(description = "Ids of networks or accounts; empty for all of the municipality.") @Nullable
        List<String> on,

        @Nullable String text,
        @Nullable String link,
        @Nullable List<MediaBody> media,

        @Schema(description = "By network.") @Nullable Map<String, PartBody> variants,

        @Nullable List<PartBody> thread,

        @Schema(
                description =
                        "Whether it takes the next queue slot that is free when it is released; then no time is needed.")
        @Nullable
        Boolean nextSlot,

        @Schema(description = "How it comes again, in the words of campaign files.") @Nullable
        RepeatBody repeat,

        @Schema(description = "Whether it fills queue slots that nothing else takes.") @Nullable
        Boolean evergreen) {

    /** How a post comes again. */
    @Schema(name = "Repeat")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"every", "on", "until", "count", "except", "moved"})
    record RepeatBody(
            @Schema(example = "2 weeks") @Nullable String every,

            @Schema(example = "[\"monday\", \"first friday\", \"15\", \"last day\"]") @Nullable
            List<String> on,

            @Nullable LocalDate until,
            @Nullable Integer count,
            @Nullable List<LocalDate> except,
            @Nullable Map<LocalDate, LocalDateTime> moved) {

        static @Nullable RepeatBody of(@Nullable Recurrence rhythm) {
            return rhythm == null
                    ? null
                    : new RepeatBody(
                            rhythm.every().written(),
                            rhythm.on().stream().map(Day::written).toList(),
                            rhythm.until(),
                            rhythm.count(),
                            rhythm.except(),
                            rhythm.moved());
        }

        Recurrence rhythm() {
            String rhythm = Body.required("repeat.every", every);
            try {
                return new Recurrence(
                        Every.parse(rhythm),
                        given(on).stream().map(Day::parse).toList(),
                        until,
                        count,
                        given(except),
                        moved == null ? Map.of() : moved);
            } catch (DateTimeException | IllegalArgumentException none) {
                throw new UnknownValue("repeat", rhythm + " " + given(on), List.of("day", "week", "month", "2 weeks"));
            }
        }
    }

    @Schema(name = "DraftMedia")
    @JsonPropertyOrder({"file", "alt", "decorative", "captions", "noSpeech"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MediaBody(
            @Nullable String file,
            @Nullable String alt,
            @Nullable String decorative,
            @Nullable String captions,
            @Nullable String noSpeech) {}

    /** What one network or a further part says; null means as everywhere. */
    @Schema(name = "DraftPart")
    @JsonPropertyOrder({"text", "link", "media"})
    record PartBody(
            @Nullable String text,
            @Nullable String link,
            @Nullable List<MediaBody> media) {}

    static DraftBody of(PostDraft draft, int version) {
        Map<String, PartBody> variants = new TreeMap<>();
        draft.variants()
                .forEach((network, variant) -> variants.put(
                        network.value(), new PartBody(variant.text(), text(variant.link()), written(variant.media()))));
        return new DraftBody(
                version,
                draft.at(),
                draft.heading(),
                draft.theme(),
                draft.on(),
                draft.wording().text(),
                text(draft.wording().link()),
                written(draft.wording().media()),
                variants,
                draft.thread().stream()
                        .map(part -> new PartBody(part.text(), text(part.link()), written(part.media())))
                        .toList(),
                draft.nextSlot() ? true : null,
                RepeatBody.of(draft.repeat()),
                draft.evergreen() ? true : null);
    }

    /**
     * @throws Body.Incomplete if the time or the text is missing
     * @throws UnknownValue if a link or a network is none
     */
    PostDraft draft() {
        Map<NetworkId, Variant> byNetwork = new LinkedHashMap<>();
        given(variants).forEach((network, part) -> {
            if (!network.matches("[a-z][a-z0-9-]{0,31}")) {
                throw new UnknownValue("variants", network, List.of("mastodon"));
            }
            byNetwork.put(
                    new NetworkId(network),
                    new Variant(part.text(), address(part.link()), part.media() == null ? null : media(part.media())));
        });
        boolean queued = Boolean.TRUE.equals(nextSlot);
        return new PostDraft(
                queued && at == null ? LocalDate.EPOCH.atStartOfDay() : Body.required("at", at),
                title,
                theme,
                given(on),
                new Wording(Body.required("text", text), address(link), media(given(media))),
                byNetwork,
                given(thread).stream()
                        .map(part -> new Wording(
                                Body.required("text", part.text()), address(part.link()), media(given(part.media()))))
                        .toList(),
                queued,
                repeat == null ? null : repeat.rhythm(),
                Boolean.TRUE.equals(evergreen));
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Map<String, PartBody> given(@Nullable Map<String, PartBody> map) {
        return map == null ? Map.of() : map;
    }

    private static List<MediaReference> media(List<MediaBody> media) {
        return media.stream()
                .map(each -> new MediaReference(
                        Body.required("file", each.file()),
                        each.alt() == null ? "" : each.alt(),
                        each.decorative(),
                        each.captions(),
                        each.noSpeech()))
                .toList();
    }

    private static @Nullable List<MediaBody> written(@Nullable List<MediaReference> media) {
        return media == null
                ? null
                : media.stream()
                        .map(each -> new MediaBody(
                                each.file(), each.alt(), each.decorative(), each.captions(), each.noSpeech()))
                        .toList();
    }

    private static @Nullable URI address(@Nullable String link) {
        if (link == null || link.isBlank()) {
            return null;
        }
        try {
            return new URI(link.strip());
        } catch (URISyntaxException e) {
            throw new UnknownValue("link", link, List.of("https://…"));
        }
    }

    private static @Nullable String text(@Nullable URI link) {
        return link == null ? null : link.toString();
    }
}
