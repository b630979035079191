/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.board.Board;
import de.malklug.board.BoardPost;
import de.malklug.board.Standing;
import de.malklug.editorial.PostKey;
import de.malklug.plan.Collision;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPosts;
import de.malklug.queue.PostQuery;
import de.malklug.web.calendar.ExchangePage.Choice;
import de.malklug.web.calendar.ExchangePage.Turn;
import de.malklug.web.calendar.MoveForm.Effect;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Builds the page that asks whether two posts are to exchange their times. */
@Component
class ExchangePages {

    private static final Duration AROUND = Duration.ofDays(14);
    private static final int MOST_CHOICES = 60;

    private final PlannedPosts posts;
    private final Board board;
    private final Tiles tiles;
    private final MoveEffects effects;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Clock clock;

    ExchangePages(
            PlannedPosts posts,
            Board board,
            Tiles tiles,
            MoveEffects effects,
            CampaignShelf shelf,
            Towns towns,
            Clock clock) {
        this.posts = posts;
        this.board = board;
        this.tiles = tiles;
        this.effects = effects;
        this.shelf = shelf;
        this.towns = towns;
        this.clock = clock;
    }

    /** @param second null while none is chosen */
    ExchangePage page(PlannedPost first, @Nullable PlannedPost second, String back, Phrases phrases) {
        String objection =
                second == null ? "" : objection(first, second, phrases).orElse("");
        return new ExchangePage(
                turn(first, second, phrases),
                second == null ? null : turn(second, first, phrases),
                choices(first, second, phrases),
                Tiles.postHref(Tiles.key(first)) + "/exchange",
                second == null || !objection.isEmpty() ? List.of() : effects(first, second, phrases),
                objection,
                second == null ? null : move(first, second, back, phrases),
                back);
    }

    /** Why they can't exchange their times; empty if they can. */
    Optional<String> objection(PlannedPost first, PlannedPost second, Phrases phrases) {
        if (first.isOut() || second.isOut()) {
            return Optional.of(phrases.text("desk.refused.out-already"));
        }
        if (!tiles.mayMove(first) || !tiles.mayMove(second)) {
            return Optional.of(phrases.text("desk.refused.not-yours"));
        }
        if (first.dueAt().equals(second.dueAt())) {
            return Optional.of(phrases.text("exchange.same-time"));
        }
        PlannedPost earlier = first.dueAt().isBefore(second.dueAt()) ? first : second;
        return earlier.dueAt().isBefore(clock.instant())
                ? Optional.of(phrases.text("ask.problem.past", phrases.instant(earlier.dueAt())))
                : Optional.empty();
    }

    private Turn turn(PlannedPost post, @Nullable PlannedPost other, Phrases phrases) {
        return new Turn(
                tiles.in(phrases, Tiles::postHref, null).tile(post),
                phrases.instant(post.dueAt()),
                other == null ? "" : phrases.instant(other.dueAt()));
    }

    private List<Choice> choices(PlannedPost first, @Nullable PlannedPost second, Phrases phrases) {
        return posts
                .find(PostQuery.ALL
                        .due(first.dueAt().minus(AROUND), first.dueAt().plus(AROUND))
                        .of(Set.of(first.municipality())))
                .stream()
                .filter(other -> other.campaign().equals(first.campaign()))
                .filter(other -> !Tiles.key(other).equals(Tiles.key(first)))
                .filter(other -> objection(first, other, phrases).isEmpty())
                .limit(MOST_CHOICES)
                .map(other -> new Choice(
                        Tiles.key(other).toString(),
                        phrases.text("exchange.choice", phrases.instant(other.dueAt()), other.title()),
                        second != null && Tiles.key(other).equals(Tiles.key(second))))
                .toList();
    }

    private List<Effect> effects(PlannedPost first, PlannedPost second, Phrases phrases) {
        List<Effect> told = new ArrayList<>();
        for (PlannedPost each : List.of(first, second)) {
            effects.ofApproval(each, phrases)
                    .forEach(effect -> told.add(
                            new Effect(effect.icon(), phrases.text("exchange.effect", each.title(), effect.text()))));
        }
        collisions(first, second)
                .forEach(collision -> told.add(new Effect("submitted", told(collision, first, second, phrases))));
        return told;
    }

    private String told(Collision collision, PlannedPost first, PlannedPost second, Phrases phrases) {
        PostKey own = Set.of(Tiles.key(first), Tiles.key(second))
                        .contains(collision.first().post())
                ? collision.first().post()
                : collision.second().post();
        PostKey other = collision.other(own).post();
        return phrases.text(
                "exchange.effect.collision",
                collision.first().post().equals(own)
                        ? collision.first().title()
                        : collision.second().title(),
                towns.find(other.campaign(), other.municipality()).name(),
                collision.other(own).title(),
                phrases.instant(collision.other(own).dueAt()));
    }

    private List<Collision> collisions(PlannedPost first, PlannedPost second) {
        return shelf.find(first.campaign())
                .map(board::of)
                .map(standing -> collisions(standing, Tiles.key(first), Tiles.key(second)))
                .orElse(List.of());
    }

    private static List<Collision> collisions(Standing standing, PostKey first, PostKey second) {
        Optional<BoardPost> one = standing.post(first);
        Optional<BoardPost> other = standing.post(second);
        return one.isPresent() && other.isPresent() ? standing.afterExchange(one.get(), other.get()) : List.of();
    }

    /** To the other post's day, at its own time of day. */
    private @Nullable String move(PlannedPost first, PlannedPost second, String back, Phrases phrases) {
        When now = When.of(first.dueAt(), phrases.zone());
        When there = When.of(second.dueAt(), phrases.zone());
        boolean sameDay = now.day().equals(there.day());
        String time = sameDay
                ? LocalTime.parse(there.time())
                        .withMinute(LocalTime.parse(now.time()).getMinute())
                        .toString()
                : now.time();
        return !tiles.mayMove(first)
                ? null
                : UriComponentsBuilder.fromPath(Tiles.postHref(Tiles.key(first)) + "/move")
                        .queryParam("day", there.day())
                        .queryParam("time", time)
                        .queryParam("back", "{back}")
                        .encode()
                        .buildAndExpand(back)
                        .toUriString();
    }
}
