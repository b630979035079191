/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.board;

import de.malklug.board.BoardPost;
import de.malklug.board.Kept;
import de.malklug.board.Standing;
import de.malklug.plan.Collision;
import de.malklug.plan.ComparedPost;
import de.malklug.plan.FreeSlots;
import de.malklug.plan.Remedies;
import de.malklug.plan.Remedy;
import de.malklug.web.board.BoardPage.Item;
import de.malklug.web.board.BoardPage.Left;
import de.malklug.web.board.BoardPage.Side;
import de.malklug.web.board.BoardPage.Slot;
import de.malklug.web.board.BoardPage.Swap;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells about collisions, and what would settle them. */
final class CollisionItems {

    private final Standing standing;
    private final Remedies remedies;
    private final List<Town> towns;
    private final Phrases phrases;
    private final boolean mayDecide;

    /** @param mayDecide whether the reader decides; who does not is told, but offered nothing */
    CollisionItems(Standing standing, Remedies remedies, Phrases phrases, boolean mayDecide) {
        this.standing = standing;
        this.remedies = remedies;
        this.towns = Towns.of(standing.campaign());
        this.phrases = phrases;
        this.mayDecide = mayDecide;
    }

    /**
     * @param problem what is missing of the reason to leave it as it is, or empty
     * @param reason as it was typed
     */
    Item item(Collision collision, String problem, String reason) {
        Remedy remedy = mayDecide ? remedies.of(collision).orElse(null) : null;
        BoardPost moved = remedy == null ? null : post(remedy.post());
        List<Slot> slots = remedy == null || moved == null
                ? List.of()
                : remedy.slots().stream().map(slot -> slot(slot, moved)).toList();
        Swap swap = remedy == null || moved == null || remedy.partner() == null
                ? null
                : swap(moved, post(remedy.partner()));
        return new Item(
                collision.id().replaceAll("[^a-z0-9-]", "_"),
                heading(collision),
                Stream.of(collision.first(), collision.second()).map(this::side).toList(),
                reasons(collision),
                collision.first().post().toString(),
                collision.second().post().toString(),
                Kept.fingerprints(collision),
                slots,
                slots.isEmpty() || moved == null ? "" : consequence(moved),
                swap,
                mayDecide && slots.isEmpty() && swap == null ? phrases.text("board.no-way") : "",
                problem,
                reason);
    }

    Left left(Collision collision) {
        String told = standing.keeping(collision)
                .map(kept -> phrases.text("board.left.told", kept.person(), phrases.instant(kept.at()), kept.reason()))
                .orElse("");
        return new Left(
                heading(collision),
                reasons(collision),
                told,
                collision.first().post().toString(),
                collision.second().post().toString());
    }

    private String heading(Collision collision) {
        ComparedPost first = collision.first();
        ComparedPost second = collision.second();
        String one = town(first).name();
        String other = town(second).name();
        if (one.equals(other)) {
            return phrases.text("board.heading.same-town", one, phrases.instant(first.dueAt()));
        }
        return first.dueAt().equals(second.dueAt())
                ? phrases.text("board.heading.same-time", one, other, phrases.instant(first.dueAt()))
                : phrases.text("board.heading", one, other, phrases.instant(first.dueAt()));
    }

    private List<String> reasons(Collision collision) {
        return collision.reasons().stream().map(this::reason).toList();
    }

    private String reason(Collision.Reason reason) {
        return switch (reason) {
            case Collision.Reason.SameAccount same -> phrases.text("board.reason.account", same.account());
            case Collision.Reason.SameTheme same -> phrases.text("board.reason.theme", same.theme());
            case Collision.Reason.SameWords same -> phrases.text("board.reason.words", same.shared(), same.all());
        };
    }

    private Side side(ComparedPost compared) {
        BoardPost post = post(compared);
        return new Side(
                town(compared),
                compared.title(),
                "/posts/" + compared.post(),
                compared.dueAt(),
                phrases.instant(compared.dueAt()),
                post.state().name().toLowerCase(Locale.ROOT),
                phrases.state(post.state()));
    }

    private Slot slot(FreeSlots.Slot slot, BoardPost post) {
        ZonedDateTime local = slot.at().atZone(phrases.zone());
        return new Slot(
                "/posts/" + post.key() + "/move",
                post.version(),
                local.toLocalDate().toString(),
                local.toLocalTime().toString(),
                phrases.instant(slot.at()),
                slot.others() == 0
                        ? phrases.text("calendar.slot.alone")
                        : phrases.text("calendar.slot.others", slot.others(), slot.sameTheme()));
    }

    private Swap swap(BoardPost post, BoardPost partner) {
        String text = phrases.text(
                "board.swap.text",
                post.compared().title(),
                phrases.instant(partner.dueAt()),
                partner.compared().title(),
                phrases.instant(post.dueAt()));
        String both = Stream.of(post, partner).anyMatch(BoardPost::losesApproval)
                ? text + " " + phrases.text("board.swap.approval", lost(post, partner))
                : text;
        return new Swap(
                "/posts/" + post.key() + "/exchange",
                post.version(),
                partner.key().toString(),
                partner.version(),
                both,
                phrases.text("board.swap"));
    }

    private static int lost(BoardPost post, BoardPost partner) {
        return (post.losesApproval() ? 1 : 0) + (partner.losesApproval() ? 1 : 0);
    }

    private String consequence(BoardPost post) {
        return post.losesApproval()
                ? phrases.text("board.slot.approval", post.compared().title())
                : "";
    }

    private BoardPost post(ComparedPost compared) {
        return standing.post(compared.post()).orElseThrow();
    }

    private Town town(ComparedPost compared) {
        return towns.stream()
                .filter(each -> each.id().equals(compared.post().municipality()))
                .findFirst()
                .orElseGet(() -> unknown(compared));
    }

    private static Town unknown(ComparedPost compared) {
        return Towns.unknown(compared.post().municipality());
    }
}
