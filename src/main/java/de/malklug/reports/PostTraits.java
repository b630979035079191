/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.MediaReference;
import de.malklug.campaign.Post;
import de.malklug.editorial.StoredPost;
import de.malklug.media.MediaProperties;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a post is like, apart from what it achieved.
 *
 * @param hashtags in lower case, with their #, each once
 */
public record PostTraits(List<String> hashtags, MediaKind media) {

    private static final Pattern HASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{N}_&/])#[\\p{L}\\p{M}\\p{N}_]*[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*");

    public PostTraits {
        hashtags = List.copyOf(hashtags);
    }

    /** What a post shows. */
    public enum MediaKind {
        TEXT,
        PICTURE,
        PICTURES,
        VIDEO
    }

    static PostTraits of(StoredPost stored) {
        Post post = stored.post();
        List<String> hashtags = HASHTAG.matcher(post.wording().text())
                .results()
                .map(MatchResult::group)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return new PostTraits(hashtags, kind(post.wording().media(), stored));
    }

    private static MediaKind kind(List<MediaReference> media, StoredPost stored) {
        boolean video =
                media.stream().map(each -> stored.media().get(each.file())).anyMatch(PostTraits::isVideo);
        if (video) {
            return MediaKind.VIDEO;
        }
        return switch (media.size()) {
            case 0 -> MediaKind.TEXT;
            case 1 -> MediaKind.PICTURE;
            default -> MediaKind.PICTURES;
        };
    }

    private static boolean isVideo(@org.jspecify.annotations.Nullable MediaProperties properties) {
        return properties != null && properties.contentType().startsWith("video/");
    }
}
