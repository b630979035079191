/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.networks.NetworkId;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person edits of a post. Its language is the campaign's.
 *
 * @param at the wall-clock time it appears, in the campaign's zone, where the campaign really takes place: of a campaign that was moved
 *     in time the moved one. Of a post that takes the next slot: the slot it has or would have; what stands there changes nothing
 * @param heading the author's title, or null for the first words of the text
 * @param theme what it is about, or null
 * @param on ids of networks or accounts it is meant for; empty for all accounts of the municipality
 * @param wording what it says unless a variant says otherwise; its text may be empty in a draft
 * @param variants by network
 * @param thread further parts, posted as replies, the same on every network
 * @param nextSlot whether it takes the next queue slot that fits and is free when it is released
 * @param repeat how it comes again, its dates where the campaign really takes place, or null
 * @param evergreen whether it fills queue slots that nothing else takes
 */
public record PostDraft(
        LocalDateTime at,
        @Nullable String heading,
        @Nullable String theme,
        List<String> on,
        Wording wording,
        Map<NetworkId, Variant> variants,
        List<Wording> thread,
        boolean nextSlot,
        @Nullable Recurrence repeat,
        boolean evergreen) {

    /** One that appears once, at a time of its own. */
    public PostDraft(
            LocalDateTime at,
            @Nullable String heading,
            @Nullable String theme,
            List<String> on,
            Wording wording,
            Map<NetworkId, Variant> variants,
            List<Wording> thread) {
        this(at, heading, theme, on, wording, variants, thread, false, null, false);
    }

    public PostDraft {
        on = List.copyOf(on);
        variants = Map.copyOf(variants);
        thread = List.copyOf(thread);
    }

    /**
     * What there is to edit of a post.
     *
     * @param at the wall-clock time it appears now, in the campaign's zone
     * @param repeat how it comes again, its dates where the campaign really takes place; null if it appears once
     */
    public static PostDraft of(Post post, LocalDateTime at, @Nullable Recurrence repeat) {
        return new PostDraft(
                at,
                post.heading(),
                post.theme(),
                post.on(),
                post.wording(),
                post.variants(),
                post.thread(),
                post.at() instanceof PostTime.NextSlot,
                repeat,
                post.evergreen());
    }

    /** At a time of its own. */
    public PostDraft at(LocalDateTime time) {
        return new PostDraft(time, heading, theme, on, wording, variants, thread, false, repeat, evergreen);
    }

    /** Of a post that takes the next slot: with the slot it has or would have. */
    public PostDraft showing(LocalDateTime slot) {
        return new PostDraft(slot, heading, theme, on, wording, variants, thread, nextSlot, repeat, evergreen);
    }

    /** Coming again like that; null for once. */
    public PostDraft repeating(@Nullable Recurrence rhythm) {
        return new PostDraft(at, heading, theme, on, wording, variants, thread, nextSlot, rhythm, evergreen);
    }

    /** In the next slot that fits and is free. */
    public PostDraft inNextSlot() {
        return new PostDraft(at, heading, theme, on, wording, variants, thread, true, repeat, evergreen);
    }

    /** Filling gaps or not. */
    public PostDraft evergreen(boolean fillsGaps) {
        return new PostDraft(at, heading, theme, on, wording, variants, thread, nextSlot, repeat, fillsGaps);
    }
}
