/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.accounts.Accounts;
import de.malklug.board.Board;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.PostLife;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.plan.FreeSlots;
import de.malklug.queue.Appearing;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPosts;
import de.malklug.web.calendar.Panel.Account;
import de.malklug.web.calendar.Panel.Slot;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Tells about the chosen post. */
@Component
class Panels {

    private static final int DAYS = 5;
    private static final Duration SOON = Duration.ofMinutes(15);

    private final PlannedPosts planned;
    private final Posts posts;
    private final Accounts accounts;
    private final Tiles tiles;
    private final MoveEffects effects;
    private final Board board;
    private final CampaignShelf shelf;
    private final Clock clock;

    Panels(
            PlannedPosts planned,
            Posts posts,
            Accounts accounts,
            Tiles tiles,
            MoveEffects effects,
            Board board,
            CampaignShelf shelf,
            Clock clock) {
        this.planned = planned;
        this.posts = posts;
        this.accounts = accounts;
        this.tiles = tiles;
        this.effects = effects;
        this.board = board;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * @param back where moving it leads back to
     * @param close address of the page without it
     * @return null if there is no such post
     */
    @Nullable
    Panel of(PostKey key, String back, String close, Phrases phrases) {
        PlannedPost post = planned.find(key).orElse(null);
        StoredPost stored =
                posts.find(key.campaign(), key.municipality(), key.post()).orElse(null);
        if (post == null) {
            return null;
        }
        boolean movable = tiles.mayMove(post);
        Tile tile = tiles.in(phrases, Tiles::postHref, key).tile(post);
        return new Panel(
                tile,
                phrases.instant(post.dueAt()),
                approval(post, stored == null ? PostLife.OF_FILE : stored.life(), phrases),
                post.targets().stream()
                        .map(target -> account(target, post, phrases))
                        .toList(),
                movable ? form(post, When.of(post.dueAt(), phrases.zone()), back, phrases) : null,
                movable ? "" : fixed(post, tile, phrases),
                movable ? slots(post, back, phrases) : List.of(),
                close);
    }

    /** The form with what moving there would change, or why it can't be moved there. */
    MoveForm form(PlannedPost post, When typed, String back, Phrases phrases) {
        Instant to = typed.instant(phrases.zone()).orElse(post.dueAt());
        MoveForm.Problem problem =
                to.equals(post.dueAt()) && typed.instant(phrases.zone()).isPresent()
                        ? null
                        : typed.problem(clock.instant(), phrases).orElse(null);
        return new MoveForm(
                Tiles.postHref(Tiles.key(post)) + "/move",
                post.version(),
                typed.day(),
                typed.time(),
                phrases.zoneName(to),
                problem == null ? effects.of(post, to, phrases) : List.of(),
                problem,
                back,
                post.occurrence());
    }

    private static String fixed(PlannedPost post, Tile tile, Phrases phrases) {
        if (post.appearing() == Appearing.AGAIN || post.appearing() == Appearing.IN_A_GAP) {
            return phrases.text(post.appearing() == Appearing.AGAIN ? "move.fixed.series" : "move.gap");
        }
        return post.isOut()
                ? phrases.text("move.fixed.out")
                : phrases.text("move.fixed.not-yours", tile.town().name());
    }

    private Account account(PlannedPost.Target target, PlannedPost post, Phrases phrases) {
        DeliveryStatus status = target.status();
        return new Account(
                phrases.network(target.network()),
                accounts.find(target.account())
                        .map(de.malklug.accounts.Account::handle)
                        .orElse(target.account()),
                status == null ? Tiles.icon(post.state()) : status.name().toLowerCase(Locale.ROOT),
                status == null ? Tiles.word(post.state(), phrases) : phrases.status(status));
    }

    private static String approval(PlannedPost post, PostLife life, Phrases phrases) {
        Instant submitted = life.submittedAt();
        Instant approved = life.approvedAt();
        return switch (post.desk()) {
            case APPROVED ->
                approved == null || life.approvals().isEmpty()
                        ? phrases.text("calendar.approval.file")
                        : phrases.text(
                                "calendar.approval.desk",
                                String.join(", ", life.approvals()),
                                phrases.instant(approved));
            case SUBMITTED ->
                submitted == null || life.submittedBy() == null
                        ? phrases.text("calendar.approval.waits")
                        : phrases.text("calendar.approval.submitted", life.submittedBy(), phrases.instant(submitted));
            case DRAFT ->
                life.voidedBy() == null
                        ? phrases.text("calendar.approval.draft")
                        : phrases.text("calendar.approval.void");
        };
    }

    private List<Slot> slots(PlannedPost post, String back, Phrases phrases) {
        Instant now = clock.instant().plus(SOON);
        Instant day = post.dueAt()
                .atZone(phrases.zone())
                .toLocalDate()
                .atStartOfDay(phrases.zone())
                .toInstant();
        Instant earliest = day.isAfter(now) ? day : now;
        return shelf.find(post.campaign())
                .map(board::of)
                .flatMap(standing -> standing.post(Tiles.key(post))
                        .map(own -> standing.remedies(any -> true).betterFor(own.compared(), earliest, DAYS)))
                .orElseGet(Stream::empty)
                .map(slot -> slot(slot, post, back, phrases))
                .toList();
    }

    private static Slot slot(FreeSlots.Slot slot, PlannedPost post, String back, Phrases phrases) {
        When when = When.of(slot.at(), phrases.zone());
        DateTimeFormatter day =
                DateTimeFormatter.ofPattern(phrases.text("calendar.pattern.weekday-date"), phrases.locale());
        return new Slot(
                slot.at(),
                day.format(slot.at().atZone(phrases.zone())),
                when.time(),
                phrases.zoneName(slot.at()),
                slot.others() == 0
                        ? phrases.text("calendar.slot.alone")
                        : phrases.text("calendar.slot.others", slot.others(), slot.sameTheme()),
                UriComponentsBuilder.fromPath(Tiles.postHref(Tiles.key(post)) + "/move")
                        .queryParam("day", when.day())
                        .queryParam("time", when.time())
                        .queryParam("back", "{back}")
                        .encode()
                        .buildAndExpand(back)
                        .toUriString());
    }
}
