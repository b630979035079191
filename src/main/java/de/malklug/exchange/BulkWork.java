/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import de.malklug.campaign.DraftProblem;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.editorial.Actor;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.Desk;
import de.malklug.editorial.StoredCampaign;
import de.malklug.editorial.StoredPost;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does the same with several posts, each for itself; and says beforehand what that would be. */
@Component
public class BulkWork {

    private final Desk desk;
    private final Campaigns campaigns;

    BulkWork(Desk desk, Campaigns campaigns) {
        this.desk = desk;
        this.campaigns = campaigns;
    }

    /** What is to be done. */
    public sealed interface Action {}

    /** @param time on the day so reached; null for the same time as before */
    public record Move(int days, @Nullable LocalTime time) implements Action {}

    /** @param theme empty for none */
    public record Theme(String theme) implements Action {}

    public record Submit() implements Action {}

    public record Withdraw() implements Action {}

    /**
     * What would become of a post, or became of it.
     *
     * @param good whether it can be done, or was
     * @param key what it would be then, or why not, worded under {@code posts.work.<key>}
     */
    public record Line(StoredPost post, boolean good, String key, List<Object> arguments) {

        public Line {
            arguments = List.copyOf(arguments);
        }
    }

    public Line preview(StoredPost post, Action action, Actor actor) {
        if (!actor.mayWriteFor(post.post().municipality())) {
            return not(post, "not-yours");
        }
        return switch (action) {
            case Move move -> move(post, move);
            case Theme theme ->
                Objects.requireNonNullElse(post.post().theme(), "").equals(theme.theme())
                        ? not(post, "same")
                        : good(post, "theme", theme.theme().isEmpty() ? "–" : theme.theme());
            case Submit submit -> submit(post);
            case Withdraw withdraw ->
                post.post().status() == Post.Status.DRAFT ? not(post, "is-draft") : good(post, "draft");
        };
    }

    public Line run(StoredPost post, Action action, Actor actor) {
        Line preview = preview(post, action, actor);
        if (!preview.good()) {
            return preview;
        }
        Desk.Outcome outcome = switch (action) {
            case Move move -> desk.move(post.key(), post.version(), target(post, move), actor);
            case Theme theme -> desk.edit(post.key(), post.version(), about(post, theme), actor);
            case Submit submit -> desk.submit(post.key(), post.version(), actor);
            case Withdraw withdraw -> desk.withdraw(post.key(), post.version(), null, actor);
        };
        return switch (outcome) {
            case Desk.Done done -> preview;
            case Desk.Stale stale -> not(post, "stale");
            case Desk.Refused refused ->
                not(
                        post,
                        "refused",
                        refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }

    private Line move(StoredPost post, Move move) {
        LocalDateTime target = target(post, move);
        if (target.equals(post.localTime(zone(post)))) {
            return not(post, "same");
        }
        return zone(post).getRules().getValidOffsets(target).isEmpty()
                ? not(post, "skipped")
                : good(post, "at", target.atZone(zone(post)).toInstant());
    }

    private LocalDateTime target(StoredPost post, Move move) {
        LocalDateTime day = post.localTime(zone(post)).plusDays(move.days());
        return move.time() == null ? day : day.toLocalDate().atTime(move.time());
    }

    private Line submit(StoredPost post) {
        if (post.post().status() != Post.Status.DRAFT) {
            return not(post, "is-submitted");
        }
        long errors = desk.check(post).stream().filter(DraftProblem::isError).count();
        return errors > 0 ? not(post, "has-errors", errors) : good(post, "submitted");
    }

    private PostDraft about(StoredPost post, Theme theme) {
        PostDraft draft = desk.draft(post);
        return new PostDraft(
                draft.at(),
                draft.heading(),
                theme.theme().isEmpty() ? null : theme.theme(),
                draft.on(),
                draft.wording(),
                draft.variants(),
                draft.thread(),
                draft.nextSlot(),
                draft.repeat(),
                draft.evergreen());
    }

    private ZoneId zone(StoredPost post) {
        Optional<StoredCampaign> campaign = campaigns.find(post.campaign());
        return campaign.orElseThrow(() -> new IllegalStateException("No campaign " + post.campaign()))
                .campaign()
                .zone();
    }

    private static Line good(StoredPost post, String key, Object... arguments) {
        return new Line(post, true, key, List.of(arguments));
    }

    private static Line not(StoredPost post, String key, Object... arguments) {
        return new Line(post, false, key, List.of(arguments));
    }
}
