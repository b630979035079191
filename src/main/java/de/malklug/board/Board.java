/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.board;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.PostKey;
import de.malklug.plan.Collision;
import de.malklug.plan.Collisions;
import de.malklug.plan.ComparedPost;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The board of a campaign: how its posts are spread, where they collide, and what people decided about that. */
@Component
public class Board {

    private static final int LONGEST_REASON = 500;

    private final BoardPosts posts;
    private final KeptCollisions kept;
    private final Clock clock;
    private final Map<CampaignId, Compared> last = new ConcurrentHashMap<>();

    Board(BoardPosts posts, KeptCollisions kept, Clock clock) {
        this.posts = posts;
        this.kept = kept;
        this.clock = clock;
    }

    /** How a campaign's posts stand now. */
    public Standing of(Campaign campaign) {
        List<BoardPost> now = posts.of(campaign.id());
        List<ComparedPost> compared = now.stream().map(BoardPost::compared).toList();
        Compared known = last.get(campaign.id());
        if (known == null || !known.posts().equals(compared)) {
            known = new Compared(compared, new Collisions(compared));
            last.put(campaign.id(), known);
        }
        return new Standing(campaign, now, known.collisions(), kept.of(campaign.id()), clock.instant());
    }

    /** What was compared last: as long as the posts are the same, so are their collisions. */
    private record Compared(List<ComparedPost> posts, Collisions collisions) {}

    /** What became of a wish to leave a collision as it is. */
    public enum Answer {
        DONE,
        /** The posts no longer collide as the person saw it: at least one was changed. */
        CHANGED,
        REASON_MISSING,
        /** The reason has more than 500 characters. */
        REASON_TOO_LONG
    }

    /**
     * Leaves a collision as it is, for as long as both posts stay as they are.
     *
     * @param seen {@link Kept#fingerprints} of what the person saw
     */
    public Answer keep(Campaign campaign, PostKey one, PostKey other, String seen, String reason, Actor actor) {
        String why = reason.strip();
        if (why.isEmpty()) {
            return Answer.REASON_MISSING;
        }
        if (why.length() > LONGEST_REASON) {
            return Answer.REASON_TOO_LONG;
        }
        Optional<Collision> collision = of(campaign)
                .collision(one, other)
                .filter(found -> Kept.fingerprints(found).equals(seen));
        collision.ifPresent(found -> kept.keep(found, why, actor));
        return collision.isPresent() ? Answer.DONE : Answer.CHANGED;
    }

    /** Makes a collision that was left as it is an open one again. Returns false if it was none. */
    public boolean reopen(Campaign campaign, PostKey one, PostKey other, Actor actor) {
        return of(campaign)
                .collision(one, other)
                .map(found -> kept.reopen(found, actor))
                .orElse(false);
    }
}
