/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.DraftProblem;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.plan.FreeSlots;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPosts;
import de.malklug.queue.PostQuery;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.calendar.BulkPage.Line;
import de.malklug.web.calendar.BulkQuery.Action;
import de.malklug.web.calendar.BulkQuery.Chosen;
import de.malklug.web.calendar.MoveForm.Effect;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does the same to several posts: first on paper, then in earnest, each for itself. */
@Component
class BulkPages {

    private final PlannedPosts planned;
    private final Posts posts;
    private final Desk desk;
    private final MoveEffects effects;
    private final Tiles tiles;
    private final CampaignShelf shelf;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    BulkPages(
            PlannedPosts planned,
            Posts posts,
            Desk desk,
            MoveEffects effects,
            Tiles tiles,
            CampaignShelf shelf,
            Rights rights,
            Voice voice,
            Clock clock) {
        this.planned = planned;
        this.posts = posts;
        this.desk = desk;
        this.effects = effects;
        this.tiles = tiles;
        this.shelf = shelf;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    /** What would become of each. */
    BulkPage preview(BulkQuery query) {
        Phrases phrases = voice.phrases();
        Map<PostKey, PlannedPost> known = known(query);
        List<PlannedPost> others = query.action() == Action.MOVE ? neighbours(query, known, phrases) : List.of();
        Tiles.Writing writing = tiles.in(phrases, Tiles::postHref, null);
        List<Line> lines = new ArrayList<>();
        for (Chosen chosen : query.chosen()) {
            PlannedPost post = known.get(chosen.key());
            if (post != null) {
                lines.add(line(query, chosen, post, others, writing, phrases));
            }
        }
        return page(query, lines, false, phrases);
    }

    /** Does it with each that it can be done with, and says what became of it. */
    BulkPage run(BulkQuery query) {
        Phrases phrases = voice.phrases();
        Tiles.Writing writing = tiles.in(phrases, Tiles::postHref, null);
        List<Line> lines = new ArrayList<>();
        Map<PostKey, PlannedPost> known = known(query);
        for (Chosen chosen : query.chosen()) {
            PlannedPost post = known.get(chosen.key());
            if (post == null) {
                continue;
            }
            Tile before = writing.tile(post);
            Optional<String> objection = objection(query, post, phrases);
            if (objection.isPresent()) {
                lines.add(Line.not(before, chosen.value(), now(query.action(), post, before), objection.get()));
            } else {
                lines.add(told(query, chosen, post, carryOut(query, chosen, post), before, writing, phrases));
            }
        }
        return page(query, lines, true, phrases);
    }

    private BulkPage page(BulkQuery query, List<Line> lines, boolean done, Phrases phrases) {
        String word = query.action().word();
        int going = (int) lines.stream().filter(Line::good).count();
        return new BulkPage(
                word,
                phrases.text("bulk." + word + ".title"),
                phrases.text((done ? "bulk.done." : "bulk.button.") + word, going, lines.size()),
                going,
                done,
                query.days(),
                query.time() == null ? "" : query.time().toString(),
                query.theme(),
                planned.themes(),
                lines,
                query.back());
    }

    private Map<PostKey, PlannedPost> known(BulkQuery query) {
        Map<PostKey, PlannedPost> known = new HashMap<>();
        query.chosen().forEach(chosen -> planned.find(chosen.key()).ifPresent(post -> known.put(chosen.key(), post)));
        return known;
    }

    private Line line(
            BulkQuery query,
            Chosen chosen,
            PlannedPost post,
            List<PlannedPost> others,
            Tiles.Writing writing,
            Phrases phrases) {
        Tile tile = writing.tile(post);
        String before = now(query.action(), post, tile);
        Optional<String> objection = chosen.version() == post.version()
                ? objection(query, post, phrases)
                : Optional.of(phrases.text("bulk.stale"));
        if (objection.isPresent()) {
            return Line.not(tile, chosen.value(), before, objection.get());
        }
        List<Effect> also = new ArrayList<>();
        if (query.action() == Action.MOVE || query.action() == Action.THEME) {
            also.addAll(effects.ofApproval(post, phrases));
        }
        if (query.action() == Action.MOVE) {
            also.addAll(effects.around(post, Objects.requireNonNull(target(query, post, phrases)), others, phrases));
        }
        return new Line(
                tile, chosen.value(), before, then(query, post, phrases), true, phrases.text("bulk.goes"), also);
    }

    /** What keeps a post from it; empty if nothing does. */
    private Optional<String> objection(BulkQuery query, PlannedPost post, Phrases phrases) {
        if (!rights.may(Right.WRITE_POSTS, post.municipality())) {
            return Optional.of(phrases.text("desk.refused.not-yours"));
        }
        if (post.isOut()) {
            return Optional.of(phrases.text("bulk.out"));
        }
        return switch (query.action()) {
            case MOVE -> objectionToMove(query, post, phrases);
            case THEME ->
                query.theme().equals(post.theme() == null ? "" : post.theme())
                        ? Optional.of(phrases.text("bulk.same"))
                        : Optional.empty();
            case SUBMIT -> objectionToSubmit(post, phrases);
            case WITHDRAW ->
                post.desk() == Post.Status.DRAFT ? Optional.of(phrases.text("bulk.is-draft")) : Optional.empty();
        };
    }

    private Optional<String> objectionToMove(BulkQuery query, PlannedPost post, Phrases phrases) {
        Instant target = target(query, post, phrases);
        if (target == null) {
            return Optional.of(phrases.text("ask.problem.gap"));
        }
        if (target.equals(post.dueAt())) {
            return Optional.of(phrases.text("bulk.same"));
        }
        return target.isBefore(clock.instant())
                ? Optional.of(phrases.text("ask.problem.past", phrases.instant(target)))
                : Optional.empty();
    }

    private Optional<String> objectionToSubmit(PlannedPost post, Phrases phrases) {
        if (post.desk() != Post.Status.DRAFT) {
            return Optional.of(phrases.text("bulk.is-submitted"));
        }
        long errors = stored(Tiles.key(post)).map(desk::check).orElse(List.of()).stream()
                .filter(DraftProblem::isError)
                .count();
        return errors > 0 ? Optional.of(phrases.text("bulk.has-errors", errors)) : Optional.empty();
    }

    private Optional<StoredPost> stored(PostKey key) {
        return posts.find(key.campaign(), key.municipality(), key.post());
    }

    /** Where it would be moved to; null if a clock change skips that time. */
    private static @Nullable Instant target(BulkQuery query, PlannedPost post, Phrases phrases) {
        ZoneId zone = phrases.zone();
        LocalDateTime local = post.dueAt().atZone(zone).toLocalDateTime().plusDays(query.days());
        LocalDateTime wanted =
                query.time() == null ? local : local.toLocalDate().atTime(query.time());
        return zone.getRules().getValidOffsets(wanted).isEmpty()
                ? null
                : wanted.atZone(zone).toInstant();
    }

    /** Everything close to where the posts would be, as if they were there already. */
    private List<PlannedPost> neighbours(BulkQuery query, Map<PostKey, PlannedPost> known, Phrases phrases) {
        Map<PostKey, Instant> targets = new HashMap<>();
        known.forEach((key, post) -> {
            Instant target = target(query, post, phrases);
            if (target != null) {
                targets.put(key, target);
            }
        });
        if (targets.isEmpty()) {
            return List.of();
        }
        Instant first = targets.values().stream().min(Instant::compareTo).orElseThrow();
        Instant last = targets.values().stream().max(Instant::compareTo).orElseThrow();
        List<PlannedPost> others = new ArrayList<>(
                planned.find(PostQuery.ALL.due(first.minus(FreeSlots.CLOSE), last.plus(FreeSlots.CLOSE))).stream()
                        .filter(post -> !targets.containsKey(Tiles.key(post)))
                        .toList());
        targets.forEach((key, target) -> {
            PlannedPost post = known.get(key);
            if (post != null) {
                others.add(post.at(target));
            }
        });
        return others;
    }

    private static String now(Action action, PlannedPost post, Tile tile) {
        return switch (action) {
            case MOVE -> tile.day() + ", " + tile.time();
            case THEME -> post.theme() == null ? "–" : post.theme();
            case SUBMIT, WITHDRAW -> tile.summary();
        };
    }

    private static String then(BulkQuery query, PlannedPost post, Phrases phrases) {
        return switch (query.action()) {
            case MOVE -> phrases.instant(Objects.requireNonNull(target(query, post, phrases)));
            case THEME -> query.theme().isEmpty() ? "–" : query.theme();
            case SUBMIT -> phrases.text("calendar.state.submitted");
            case WITHDRAW -> phrases.text("calendar.state.draft");
        };
    }

    private Desk.Outcome carryOut(BulkQuery query, Chosen chosen, PlannedPost post) {
        PostKey key = chosen.key();
        int version = chosen.version();
        return switch (query.action()) {
            case MOVE ->
                desk.move(
                        key,
                        version,
                        Objects.requireNonNull(target(query, post, voice.phrases()))
                                .atZone(zone(key.campaign()))
                                .toLocalDateTime(),
                        rights.actor());
            case THEME ->
                stored(key)
                        .map(stored ->
                                desk.edit(key, version, about(desk.draft(stored), query.theme()), rights.actor()))
                        .orElseGet(() -> new Desk.Refused(Desk.Reason.UNKNOWN, List.of(), List.of()));
            case SUBMIT -> desk.submit(key, version, rights.actor());
            case WITHDRAW -> desk.withdraw(key, version, null, rights.actor());
        };
    }

    private static PostDraft about(PostDraft draft, String theme) {
        return new PostDraft(
                draft.at(),
                draft.heading(),
                theme.isEmpty() ? null : theme,
                draft.on(),
                draft.wording(),
                draft.variants(),
                draft.thread(),
                draft.nextSlot(),
                draft.repeat(),
                draft.evergreen());
    }

    private ZoneId zone(CampaignId campaign) {
        return shelf.find(campaign).map(Campaign::zone).orElseGet(shelf::zone);
    }

    private Line told(
            BulkQuery query,
            Chosen chosen,
            PlannedPost before,
            Desk.Outcome outcome,
            Tile tile,
            Tiles.Writing writing,
            Phrases phrases) {
        String then = now(query.action(), before, tile);
        return switch (outcome) {
            case Desk.Done done -> {
                Tile now = planned.find(chosen.key()).map(writing::tile).orElse(tile);
                List<Effect> also = done.approvalVoided()
                        ? List.of(new Effect("submitted", phrases.text("move.done.void")))
                        : List.of();
                yield new Line(
                        now, chosen.value(), then, then(query, before, phrases), true, phrases.text("bulk.done"), also);
            }
            case Desk.Stale stale -> Line.not(tile, chosen.value(), then, phrases.text("bulk.stale"));
            case Desk.Refused refused ->
                Line.not(
                        tile,
                        chosen.value(),
                        then,
                        phrases.text(refused.messageKey(), refused.arguments().toArray()));
        };
    }
}
