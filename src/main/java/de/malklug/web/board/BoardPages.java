/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.board;

import de.malklug.board.Board;
import de.malklug.board.Standing;
import de.malklug.campaign.Campaign;
import de.malklug.plan.Balance;
import de.malklug.plan.Balance.Measure;
import de.malklug.plan.Collision;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.board.BoardPage.Choice;
import de.malklug.web.board.BoardPage.Item;
import de.malklug.web.board.BoardQuery.Span;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Builds the board's page. */
@Component
class BoardPages {

    private static final int NEXT_DAYS = 14;

    private final Board board;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    BoardPages(Board board, Rights rights, Voice voice, Clock clock) {
        this.board = board;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    /**
     * A reason to leave a collision as it is, with which something is wrong.
     *
     * @param id of the collision
     */
    record Typed(String id, String problem, String reason) {
        static final Typed NOTHING = new Typed("", "", "");
    }

    BoardPage page(Campaign campaign, BoardQuery query, Typed typed) {
        Phrases phrases = voice.phrases();
        Standing standing = board.of(campaign);
        LocalDate from = query.from(campaign);
        LocalDate to = query.to(campaign);
        Balance balance = standing.balance(from, to);
        BoardFigures figures =
                new BoardFigures(balance, campaign.rules().shares().basis(), Towns.of(campaign), phrases);
        List<Collision> open = standing.open();
        List<Collision> shown = within(open, from, to, campaign.zone());
        boolean mayDecide = rights.mayEverywhere(Right.KEEP_BOARD);
        CollisionItems items = new CollisionItems(
                standing,
                standing.remedies(post -> rights.may(Right.WRITE_POSTS, post.municipality())),
                phrases,
                mayDecide);
        List<Item> told = shown.stream()
                .limit(query.most())
                .map(each -> each.id().equals(typed.id())
                        ? items.item(each, typed.problem(), typed.reason())
                        : items.item(each, "", ""))
                .toList();
        return new BoardPage(
                lead(open, phrases),
                phrases.days(from, to),
                spans(query, phrases),
                query.span() == Span.CAMPAIGN ? null : query.later(-1).href(),
                query.span() == Span.CAMPAIGN ? null : query.later(1).href(),
                figures.charts(),
                measures(query, phrases),
                figures.weeks(query.measure()),
                shown.size(),
                told,
                shown.size() > query.most()
                        ? query.with(query.most() + BoardQuery.STEP).href()
                        : null,
                within(standing.left(), from, to, campaign.zone()).stream()
                        .map(items::left)
                        .toList(),
                mayDecide,
                query.href());
    }

    private String lead(List<Collision> open, Phrases phrases) {
        Instant until = clock.instant().plus(Duration.ofDays(NEXT_DAYS));
        long soon = open.stream()
                .filter(each -> each.first().dueAt().isBefore(until))
                .count();
        return phrases.text("board.lead", soon);
    }

    private static List<Collision> within(List<Collision> all, LocalDate from, LocalDate to, ZoneId zone) {
        Instant start = from.atStartOfDay(zone).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
        return all.stream()
                .filter(each -> !each.second().dueAt().isBefore(start)
                        && each.first().dueAt().isBefore(end))
                .toList();
    }

    private static List<Choice> spans(BoardQuery query, Phrases phrases) {
        return Stream.of(Span.values())
                .map(span -> new Choice(
                        phrases.text("board.span." + span.word()),
                        query.over(span).href(),
                        span == query.span()))
                .toList();
    }

    private static List<Choice> measures(BoardQuery query, Phrases phrases) {
        return Stream.of(Measure.values())
                .map(measure -> new Choice(
                        phrases.text("board.measure." + BoardFigures.word(measure)),
                        query.counting(measure).href() + "#weeks",
                        measure == query.measure()))
                .toList();
    }
}
