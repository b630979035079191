/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.board.Board;
import de.malklug.board.Standing;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.RuleFinding;
import de.malklug.editorial.Desk;
import de.malklug.plan.Collision.Reason;
import de.malklug.plan.FreeSlots;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPosts;
import de.malklug.queue.PostQuery;
import de.malklug.web.calendar.MoveForm.Effect;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tells what moving a post would change, before and after it is done. */
@Component
class MoveEffects {

    private final PlannedPosts posts;
    private final Desk desk;
    private final Board board;
    private final CampaignShelf shelf;
    private final Towns towns;

    MoveEffects(PlannedPosts posts, Desk desk, Board board, CampaignShelf shelf, Towns towns) {
        this.posts = posts;
        this.desk = desk;
        this.board = board;
        this.shelf = shelf;
        this.towns = towns;
    }

    /** What follows for its approval, and what {@link #around} says. */
    List<Effect> of(PlannedPost post, Instant to, Phrases phrases) {
        List<Effect> effects = new ArrayList<>();
        if (post.dueAt().equals(to)) {
            return effects;
        }
        effects.addAll(ofApproval(post, phrases));
        effects.addAll(around(post, to, phrases));
        return effects;
    }

    /** What changing it means for its approval. */
    List<Effect> ofApproval(PlannedPost post, Phrases phrases) {
        return switch (post.desk()) {
            case APPROVED ->
                List.of(new Effect(
                        "submitted",
                        phrases.text("move.effect.approved", post.statuses().size())));
            case SUBMITTED -> List.of(new Effect("submitted", phrases.text("move.effect.submitted")));
            case DRAFT -> List.of();
        };
    }

    /** What else appears close to that time, and whether it is outside the campaign. */
    List<Effect> around(PlannedPost post, Instant to, Phrases phrases) {
        List<Effect> effects = around(
                post,
                to,
                posts.find(PostQuery.ALL.due(to.minus(FreeSlots.CLOSE).plusMillis(1), to.plus(FreeSlots.CLOSE))),
                phrases);
        shelf.find(post.campaign()).ifPresent(campaign -> effects.addAll(alike(board.of(campaign), post, to, phrases)));
        return effects;
    }

    /** Posts of others that would say nearly the same in the same week. */
    private List<Effect> alike(Standing standing, PlannedPost post, Instant to, Phrases phrases) {
        return standing.around(Tiles.key(post), to).stream()
                .filter(collision -> collision.reasons().stream().anyMatch(Reason.SameWords.class::isInstance))
                .map(collision -> collision.other(Tiles.key(post)))
                .map(other -> new Effect(
                        "submitted",
                        phrases.text(
                                "move.effect.same-words",
                                towns.find(other.post().campaign(), other.post().municipality())
                                        .name(),
                                phrases.instant(other.dueAt()),
                                other.title())))
                .toList();
    }

    /** @param others posts that may be close */
    List<Effect> around(PlannedPost post, Instant to, List<PlannedPost> others, Phrases phrases) {
        List<Effect> effects = new ArrayList<>();
        others.stream()
                .filter(other -> !Tiles.key(other).equals(Tiles.key(post)))
                .filter(other -> FreeSlots.areClose(other.dueAt(), to))
                .forEach(other -> {
                    if (shareAnAccount(post, other)) {
                        effects.add(new Effect(
                                "failed",
                                phrases.text("move.effect.same-account", phrases.time(other.dueAt()), other.title())));
                    } else if (post.theme() != null && Objects.equals(post.theme(), other.theme())) {
                        effects.add(new Effect(
                                "submitted",
                                phrases.text(
                                        "move.effect.same-theme",
                                        phrases.time(other.dueAt()),
                                        towns.find(other.campaign(), other.municipality())
                                                .name(),
                                        other.title())));
                    }
                });
        effects.addAll(ofRules(post, to, phrases));
        LocalDate day = to.atZone(phrases.zone()).toLocalDate();
        shelf.find(post.campaign())
                .map(Campaign::period)
                .filter(period -> !period.contains(day))
                .ifPresent(period -> effects.add(new Effect(
                        "submitted", phrases.text("move.effect.outside", phrases.days(period.from(), period.to())))));
        return effects;
    }

    /** What the campaign's rules over time say about it then. */
    private List<Effect> ofRules(PlannedPost post, Instant to, Phrases phrases) {
        LocalDateTime local = shelf.find(post.campaign())
                .map(Campaign::zone)
                .map(zone -> to.atZone(zone).toLocalDateTime())
                .orElseGet(() -> to.atZone(phrases.zone()).toLocalDateTime());
        return desk.findings(Tiles.key(post), local).stream()
                .map(finding -> new Effect(icon(finding), phrases.finding(finding)))
                .toList();
    }

    private static String icon(RuleFinding finding) {
        return switch (finding.effect()) {
            case BLOCKS -> "failed";
            case WARNS -> "submitted";
            case PROPOSES -> "scheduled";
        };
    }

    private static boolean shareAnAccount(PlannedPost one, PlannedPost other) {
        return one.targets().stream()
                .anyMatch(target ->
                        other.targets().stream().anyMatch(each -> each.account().equals(target.account())));
    }
}
