/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.editorial.PostKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A post as it is compared with others.
 *
 * @param accounts ids of the accounts it goes to
 * @param words the different words of its text, as {@link Likeness#words} tells them
 * @param fingerprint changes when and only when what it says, where and when changes
 */
public record ComparedPost(
        PostKey post,
        String title,
        @Nullable String theme,
        Instant dueAt,
        Set<String> accounts,
        Set<String> words,
        String fingerprint) {

    /** By time; at the same time always in the same order. */
    public static final Comparator<ComparedPost> BY_TIME = Comparator.comparing(ComparedPost::dueAt)
            .thenComparing(each -> each.post().toString());

    public ComparedPost {
        accounts = Set.copyOf(accounts);
        words = Set.copyOf(words);
    }

    /** The same at another time. */
    public ComparedPost at(Instant time) {
        return new ComparedPost(post, title, theme, time, accounts, words, fingerprint);
    }

    boolean isOf(ComparedPost other) {
        return post.equals(other.post);
    }

    boolean isFromTheSameTown(ComparedPost other) {
        return post.municipality().equals(other.post.municipality());
    }
}
