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
 *     in time the moved one
 * @param heading the author's title, or null for the first words of the text
 * @param theme what it is about, or null
 * @param on ids of networks or accounts it is meant for; empty for all accounts of the municipality
 * @param wording what it says unless a variant says otherwise; its text may be empty in a draft
 * @param variants by network
 * @param thread further parts, posted as replies, the same on every network
 */
public record PostDraft(
        LocalDateTime at,
        @Nullable String heading,
        @Nullable String theme,
        List<String> on,
        Wording wording,
        Map<NetworkId, Variant> variants,
        List<Wording> thread) {

    public PostDraft {
        on = List.copyOf(on);
        variants = Map.copyOf(variants);
        thread = List.copyOf(thread);
    }

    /**
     * What there is to edit of a post.
     *
     * @param at the wall-clock time it appears now, in the campaign's zone
     */
    public static PostDraft of(Post post, LocalDateTime at) {
        return new PostDraft(
                at, post.heading(), post.theme(), post.on(), post.wording(), post.variants(), post.thread());
    }

    public PostDraft at(LocalDateTime time) {
        return new PostDraft(time, heading, theme, on, wording, variants, thread);
    }
}
