/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import de.malklug.board.BoardPost;
import de.malklug.board.BoardPosts;
import de.malklug.campaign.CampaignId;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.StoredPost;
import de.malklug.plan.ComparedPost;
import de.malklug.plan.Likeness;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PostQuery;
import java.util.List;
import java.util.stream.Collectors;

/** The sample posts as the board sees them. */
final class SampleBoard implements BoardPosts {

    private final SampleCalendar calendar;

    SampleBoard(SampleCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public List<BoardPost> of(CampaignId campaign) {
        return calendar.find(PostQuery.ALL).stream()
                .filter(post -> post.campaign().equals(campaign))
                .map(this::post)
                .toList();
    }

    private BoardPost post(PlannedPost post) {
        PostKey key = new PostKey(post.campaign(), post.municipality(), post.id());
        StoredPost stored = calendar.stored(key).orElseThrow();
        return new BoardPost(
                new ComparedPost(
                        key,
                        post.title(),
                        post.theme(),
                        post.dueAt(),
                        post.targets().stream().map(PlannedPost.Target::account).collect(Collectors.toSet()),
                        Likeness.words(stored.post().wording().text()),
                        stored.fingerprint() + stored.version()),
                post.desk(),
                post.state(),
                post.version(),
                post.isOut(),
                post.targets().size(),
                null);
    }
}
