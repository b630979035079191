/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which posts are wanted; null and empty mean any. Posts that left the files are never among them.
 *
 * @param from earliest due instant, inclusive
 * @param to latest due instant, exclusive
 */
public record PostFilter(
        @Nullable CampaignId campaign,
        Set<MunicipalityId> municipalities,
        Post.@Nullable Status status,
        @Nullable String theme,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final PostFilter ALL = new PostFilter(null, Set.of(), null, null, null, null);

    public PostFilter {
        municipalities = Set.copyOf(municipalities);
    }

    public PostFilter in(CampaignId wanted) {
        return new PostFilter(wanted, municipalities, status, theme, from, to);
    }

    public PostFilter of(Set<MunicipalityId> wanted) {
        return new PostFilter(campaign, wanted, status, theme, from, to);
    }

    public PostFilter being(Post.Status wanted) {
        return new PostFilter(campaign, municipalities, wanted, theme, from, to);
    }

    public PostFilter about(String wanted) {
        return new PostFilter(campaign, municipalities, status, wanted, from, to);
    }

    /** Due from the first instant (inclusive) to the second (exclusive); null leaves a side open. */
    public PostFilter due(@Nullable Instant earliest, @Nullable Instant before) {
        return new PostFilter(campaign, municipalities, status, theme, earliest, before);
    }
}
