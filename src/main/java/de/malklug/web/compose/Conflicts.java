/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.accounts.Account;
import de.malklug.campaign.PostDraft;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostHistory;
import de.malklug.editorial.StoredPost;
import de.malklug.networks.NetworkId;
import de.malklug.web.compose.Merge.Side;
import de.malklug.web.compose.Merge.Slot;
import de.malklug.web.compose.Merge.Stretch;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Differences;
import de.malklug.wording.Phrases;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** What happens when two people changed a post at once: the second one chooses, and nothing is lost. */
@Component
class Conflicts {

    private final Desk desk;
    private final PostHistory history;
    private final Towns towns;

    Conflicts(Desk desk, PostHistory history, Towns towns) {
        this.desk = desk;
        this.history = history;
        this.towns = towns;
    }

    /**
     * @param action where the form goes
     * @param typed what the person wrote, carried along in full
     * @param based the version the person began with
     */
    record Page(
            String title,
            Town town,
            String action,
            String message,
            Typed typed,
            int based,
            int version,
            List<Item> items,
            List<Missing> missing) {}

    /** Something that differs. */
    record Item(String id, String label, List<Piece> pieces) {}

    /**
     * A stretch that is the same, or a choice.
     *
     * @param mine the reader's words; differing ones are marked
     * @param chosen {@code mine}, {@code theirs}, or empty
     */
    record Piece(
            boolean same,
            String key,
            String id,
            String text,
            List<Differences.Stretch> mine,
            List<Differences.Stretch> theirs,
            String chosen,
            boolean missing) {}

    /** A choice that is still to be made. */
    record Missing(String id, String text) {}

    /** What a person decided. */
    sealed interface Resolved {

        /** @param missing keys of choices that are still to be made */
        record Open(List<String> missing) implements Resolved {}

        record Merged(PostDraft draft) implements Resolved {}
    }

    Page page(Sheet mine, StoredPost theirs, List<String> missing, Phrases phrases) {
        int based = mine.typed().version();
        Merge merge = merge(mine, theirs, based);
        List<Item> items = merge.differences().stream()
                .map(slot -> item(slot, mine, missing, phrases))
                .toList();
        List<Missing> open = new ArrayList<>();
        for (Item item : items) {
            item.pieces().stream()
                    .filter(Piece::missing)
                    .forEach(piece -> open.add(
                            new Missing(piece.id() + "-mine", phrases.text("compose.conflict.choose", item.label()))));
        }
        return new Page(
                theirs.post().title(),
                towns.find(theirs.campaign(), theirs.post().municipality()),
                PostLinks.of(theirs.key()) + "/edit",
                phrases.text("compose.conflict.message", who(theirs, phrases), phrases.time(theirs.changedAt())),
                mine.typed(),
                based,
                theirs.version(),
                items,
                open);
    }

    /**
     * @param mine what the person wrote; its version is the one it began with
     * @param theirs the post as it is stored now
     */
    Resolved resolve(Sheet mine, StoredPost theirs, MultiValueMap<String, String> form) {
        Merge merge = merge(mine, theirs, mine.typed().version());
        Map<String, Side> chosen = new HashMap<>();
        form.forEach((name, values) -> {
            if (name.startsWith("choice.") && !values.isEmpty()) {
                chosen.put(
                        name.substring("choice.".length()),
                        "theirs".equals(values.getFirst()) ? Side.THEIRS : Side.MINE);
            }
        });
        boolean others = !Integer.toString(theirs.version()).equals(form.getFirst("theirs"));
        List<String> missing = merge.missing(others ? Map.of() : chosen);
        return missing.isEmpty() && !others ? new Resolved.Merged(merge.merged(chosen)) : new Resolved.Open(missing);
    }

    private Merge merge(Sheet mine, StoredPost theirs, int based) {
        PostDraft base = history.versions(theirs.key()).stream()
                .filter(each -> each.number() == based)
                .findFirst()
                .map(each -> desk.draft(each.post()))
                .orElse(null);
        return new Merge(base, mine.draft(), desk.draft(theirs));
    }

    /** Who changed it last, as others read the name. */
    private String who(StoredPost stored, Phrases phrases) {
        return history.versions(stored.key()).stream()
                .findFirst()
                .map(PostHistory.Version::person)
                .orElse(phrases.text("compose.somebody"));
    }

    private static Item item(Slot slot, Sheet sheet, List<String> missing, Phrases phrases) {
        List<Piece> pieces = new ArrayList<>();
        Set<String> open = Set.copyOf(missing);
        for (Stretch each : slot.stretches()) {
            String ours = told(slot.key(), each.mine(), sheet, phrases);
            String other = told(slot.key(), each.theirs(), sheet, phrases);
            Side usual = each.usual();
            pieces.add(new Piece(
                    each.same(),
                    each.key(),
                    "choice-" + each.key().replace('.', '-'),
                    each.same() ? ours : "",
                    kept(Differences.words(other, ours), Differences.Kind.REMOVED, ours, phrases),
                    kept(Differences.words(ours, other), Differences.Kind.REMOVED, other, phrases),
                    usual == null ? "" : usual == Side.MINE ? "mine" : "theirs",
                    open.contains(each.key())));
        }
        return new Item("item-" + slot.key(), label(slot.key(), sheet, phrases), pieces);
    }

    private static List<Differences.Stretch> kept(
            List<Differences.Stretch> all, Differences.Kind left, String text, Phrases phrases) {
        return text.isBlank()
                ? List.of(new Differences.Stretch(Differences.Kind.SAME, phrases.text("compose.conflict.nothing")))
                : all.stream().filter(each -> each.kind() != left).toList();
    }

    private static String told(String key, String value, Sheet sheet, Phrases phrases) {
        if (key.equals("at")) {
            return phrases.instant(
                    LocalDateTime.parse(value).atZone(sheet.campaign().zone()).toInstant());
        }
        if (key.equals("accounts")) {
            Set<String> ticked =
                    Drafting.ticked(value.isEmpty() ? List.of() : List.of(value.split(", ")), sheet.accounts());
            return sheet.accounts().stream()
                    .filter(each -> ticked.contains(each.id()))
                    .map(Account::network)
                    .distinct()
                    .map(phrases::network)
                    .collect(Collectors.joining(", "));
        }
        return value;
    }

    private static String label(String key, Sheet sheet, Phrases phrases) {
        int hyphen = key.indexOf('-');
        String kind = hyphen < 0 ? key : key.startsWith("part-rest-") ? "part-rest" : key.substring(0, hyphen);
        String about = hyphen < 0 ? "" : key.substring(kind.length() + 1);
        return switch (kind) {
            case "text", "rest" ->
                about.isEmpty()
                        ? phrases.text("compose.field.text")
                        : phrases.text("compose.conflict." + kind, phrases.network(new NetworkId(about)));
            case "part", "part-rest" -> phrases.text("compose.conflict." + kind, Integer.parseInt(about) + 2);
            default -> phrases.text("compose.field." + kind);
        };
    }
}
