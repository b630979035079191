/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A message as a municipality means it, before it is bound for any account.
 *
 * @param at when it appears
 * @param status whether it may be sent
 * @param heading its title inside malklug, and on networks that show one beside the text; null where the author gave none
 * @param theme what it is about, for balance and reports, or null
 * @param on ids of networks or accounts it is meant for; empty for all accounts of the municipality
 * @param wording what it says unless a variant says otherwise
 * @param variants by network
 * @param thread further parts, posted as replies, the same on every network
 * @param repeat how it comes again after {@code at}, its dates as written; null if it appears once
 * @param evergreen whether it fills queue slots that nothing else takes, from {@code at} on, as often as there are any; never together with
 *     {@code repeat}
 * @param source where it stands in its file
 */
public record Post(
        PostId id,
        MunicipalityId municipality,
        PostTime at,
        Status status,
        @Nullable String heading,
        @Nullable String theme,
        List<String> on,
        Wording wording,
        Map<NetworkId, Variant> variants,
        List<Wording> thread,
        @Nullable Recurrence repeat,
        boolean evergreen,
        SourcePosition source) {

    private static final int TITLE_LENGTH = 60;

    public Post {
        on = List.copyOf(on);
        variants = Map.copyOf(variants);
        thread = List.copyOf(thread);
    }

    /** One that appears once. */
    public Post(
            PostId id,
            MunicipalityId municipality,
            PostTime at,
            Status status,
            @Nullable String heading,
            @Nullable String theme,
            List<String> on,
            Wording wording,
            Map<NetworkId, Variant> variants,
            List<Wording> thread,
            SourcePosition source) {
        this(id, municipality, at, status, heading, theme, on, wording, variants, thread, null, false, source);
    }

    /** Whether a post may be sent. */
    public enum Status {
        /** Still being written; nothing is scheduled. */
        DRAFT,
        /** Waits for somebody's approval; nothing is scheduled. Files never say so: only the desk submits. */
        SUBMITTED,
        /** Released as it stands. */
        APPROVED
    }

    /** The author's title, or else the first words of the text. */
    public String title() {
        return heading != null ? heading : firstWords(wording.text());
    }

    /** The first words of its text: a title for the public, who never read the author's own. */
    public String opening() {
        return firstWords(wording.text());
    }

    /** The same in another state. */
    public Post being(Status other) {
        return new Post(
                id, municipality, at, other, heading, theme, on, wording, variants, thread, repeat, evergreen, source);
    }

    /** The same, standing at another place of its file. */
    public Post at(SourcePosition place) {
        return new Post(
                id, municipality, at, status, heading, theme, on, wording, variants, thread, repeat, evergreen, place);
    }

    /** The same under another id. */
    public Post called(PostId other) {
        return new Post(
                other,
                municipality,
                at,
                status,
                heading,
                theme,
                on,
                wording,
                variants,
                thread,
                repeat,
                evergreen,
                source);
    }

    /** Coming again like that; null for once. */
    public Post repeating(@Nullable Recurrence rhythm) {
        return new Post(
                id, municipality, at, status, heading, theme, on, wording, variants, thread, rhythm, evergreen, source);
    }

    /** Filling gaps or not. */
    public Post evergreen(boolean fillsGaps) {
        return new Post(
                id, municipality, at, status, heading, theme, on, wording, variants, thread, repeat, fillsGaps, source);
    }

    private static String firstWords(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        if (line.codePointCount(0, line.length()) <= TITLE_LENGTH) {
            return line;
        }
        String cut = line.substring(0, line.offsetByCodePoints(0, TITLE_LENGTH));
        int space = cut.lastIndexOf(' ');
        return (space > TITLE_LENGTH / 2 ? cut.substring(0, space) : cut).stripTrailing() + " …";
    }

    /** Which of these accounts the post goes to, in their order. */
    public List<Destination> destinations(Collection<Destination> accounts) {
        return accounts.stream()
                .filter(each -> each.municipality().equals(municipality))
                .filter(each -> on.isEmpty()
                        || on.contains(each.account())
                        || on.contains(each.network().value()))
                .toList();
    }

    /** What it says on that network, part by part. */
    public List<Wording> wordingFor(NetworkId network) {
        Variant variant = variants.get(network);
        List<Wording> parts = new ArrayList<>();
        parts.add(variant == null ? wording : wording.with(variant));
        parts.addAll(thread);
        return List.copyOf(parts);
    }

    /**
     * The message as it will be sent to that network.
     *
     * @param language the campaign's
     * @param media finds what is to be sent for a reference
     */
    public Message messageFor(NetworkId network, String language, Function<MediaReference, Message.Media> media) {
        List<Message.Part> parts = wordingFor(network).stream()
                .map(part -> new Message.Part(
                        part.text(),
                        part.link(),
                        part.media().stream().map(media).toList()))
                .toList();
        return new Message(parts, language, heading);
    }

    /** The wall-clock time it appears, in the campaign's zone. */
    public LocalDateTime localTime(Campaign campaign, Timeline timeline) {
        return timeline.move(campaign, at.in(campaign));
    }

    /**
     * The instant it appears. A local time that a clock change doubles is meant the first time; one that a clock change skips
     * (campaign files with such a time are refused, but a timeline can lead there) counts as if the clock had not changed.
     */
    public Instant dueAt(Campaign campaign, Timeline timeline) {
        return localTime(campaign, timeline).atZone(campaign.zone()).toInstant();
    }
}
