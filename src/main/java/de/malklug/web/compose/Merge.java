/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.MediaReference;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostTime;
import de.malklug.campaign.Variant;
import de.malklug.campaign.Wording;
import de.malklug.networks.NetworkId;
import de.malklug.wording.Differences;
import de.malklug.wording.Differences.Hunk;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two people's versions of one draft, side by side: texts by paragraph, everything else as a whole. What only one of them changed is
 * chosen already; what both changed waits for a person.
 */
final class Merge {

    /** Stands for a network that says what all say, and for fields without anything in them. */
    static final String NOTHING = "";

    private static final String BETWEEN = "\n\n";

    private final PostDraft mine;
    private final PostDraft theirs;
    private final @Nullable PostDraft base;
    private final List<Slot> slots = new ArrayList<>();

    /**
     * @param base what both began with; null if nobody knows any more
     */
    Merge(@Nullable PostDraft base, PostDraft mine, PostDraft theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
        slot(
                "at",
                false,
                draft -> draft.nextSlot()
                        ? new PostTime.NextSlot().written()
                        : draft.at().toString());
        slot("again", false, Merge::againOf);
        slot("title", false, draft -> orNothing(draft.heading()));
        slot("theme", false, draft -> orNothing(draft.theme()));
        slot("accounts", false, draft -> String.join(", ", draft.on()));
        slot("text", true, draft -> draft.wording().text());
        slot("link", false, draft -> written(draft.wording().link()));
        slot("media", false, draft -> shown(draft.wording().media()));
        TreeSet<NetworkId> networks = new TreeSet<>(mine.variants().keySet());
        networks.addAll(theirs.variants().keySet());
        for (NetworkId network : networks) {
            boolean both =
                    mine.variants().containsKey(network) && theirs.variants().containsKey(network);
            slot("text-" + network, both, draft -> textOf(draft, network));
            slot("rest-" + network, false, draft -> restOf(draft.variants().get(network)));
        }
        if (mine.thread().size() == theirs.thread().size()) {
            for (int i = 0; i < mine.thread().size(); i++) {
                int part = i;
                slot("part-" + i, true, draft -> partOf(draft, part).text());
                slot("part-rest-" + i, false, draft -> restOf(partOf(draft, part)));
            }
        } else {
            slot("parts", false, Merge::threadOf);
        }
    }

    /** Whose words. */
    enum Side {
        MINE,
        THEIRS
    }

    /**
     * Something both versions say.
     *
     * @param stretches in reading order
     */
    record Slot(String key, List<Stretch> stretches) {

        boolean differs() {
            return stretches.stream().anyMatch(each -> !each.same());
        }
    }

    /**
     * A stretch of it.
     *
     * @param key of the choice it takes; empty where both say the same
     * @param usual what is chosen already; null if a person has to
     */
    record Stretch(
            String key,
            boolean same,
            String mine,
            String theirs,
            @Nullable Side usual) {}

    /** Only what differs. */
    List<Slot> differences() {
        return slots.stream().filter(Slot::differs).toList();
    }

    /** Choices nobody has made yet. */
    List<String> missing(Map<String, Side> chosen) {
        return slots.stream()
                .flatMap(slot -> slot.stretches().stream())
                .filter(each -> !each.same() && each.usual() == null && !chosen.containsKey(each.key()))
                .map(Stretch::key)
                .toList();
    }

    /** What comes of it. Where nobody chose, one's own words stay. */
    PostDraft merged(Map<String, Side> chosen) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Side> sides = new HashMap<>();
        for (Slot slot : slots) {
            texts.put(slot.key(), text(slot, chosen));
            sides.put(slot.key(), side(slot, chosen));
        }
        Map<NetworkId, Variant> variants = new LinkedHashMap<>();
        TreeSet<NetworkId> networks = new TreeSet<>(mine.variants().keySet());
        networks.addAll(theirs.variants().keySet());
        for (NetworkId network : networks) {
            Variant variant = variant(network, texts, sides);
            if (variant != null) {
                variants.put(network, variant);
            }
        }
        return new PostDraft(
                of("at", sides).at(),
                of("title", sides).heading(),
                of("theme", sides).theme(),
                of("accounts", sides).on(),
                new Wording(
                        texts.getOrDefault("text", mine.wording().text()),
                        of("link", sides).wording().link(),
                        of("media", sides).wording().media()),
                variants,
                thread(texts, sides),
                of("at", sides).nextSlot(),
                of("again", sides).repeat(),
                of("again", sides).evergreen());
    }

    private @Nullable Variant variant(NetworkId network, Map<String, String> texts, Map<String, Side> sides) {
        Variant words = of("text-" + network, sides).variants().get(network);
        Variant rest = of("rest-" + network, sides).variants().get(network);
        if (words == null && rest == null) {
            return null;
        }
        boolean byParagraph =
                mine.variants().containsKey(network) && theirs.variants().containsKey(network);
        String text = words == null || words.text() == null
                ? null
                : byParagraph ? texts.getOrDefault("text-" + network, words.text()) : words.text();
        return new Variant(text, rest == null ? null : rest.link(), rest == null ? null : rest.media());
    }

    private List<Wording> thread(Map<String, String> texts, Map<String, Side> sides) {
        if (mine.thread().size() != theirs.thread().size()) {
            return of("parts", sides).thread();
        }
        List<Wording> parts = new ArrayList<>();
        for (int i = 0; i < mine.thread().size(); i++) {
            Wording rest = of("part-rest-" + i, sides).thread().get(i);
            parts.add(new Wording(texts.getOrDefault("part-" + i, rest.text()), rest.link(), rest.media()));
        }
        return parts;
    }

    private PostDraft of(String key, Map<String, Side> sides) {
        return sides.get(key) == Side.THEIRS ? theirs : mine;
    }

    private void slot(String key, boolean byParagraph, Function<PostDraft, String> value) {
        String ours = value.apply(mine);
        String other = value.apply(theirs);
        String before = base == null ? null : valueOf(base, value);
        slots.add(new Slot(
                key,
                byParagraph
                        ? paragraphs(key, before, ours, other)
                        : List.of(stretch(key, ours, other, usual(before, ours, other)))));
    }

    /** A part that was not there has no value. */
    private static @Nullable String valueOf(PostDraft draft, Function<PostDraft, String> value) {
        try {
            return value.apply(draft);
        } catch (IndexOutOfBoundsException notThere) {
            return null;
        }
    }

    private static List<Stretch> paragraphs(String key, @Nullable String before, String ours, String other) {
        List<String> known = before == null ? List.of() : Differences.paragraphsOf(before);
        List<Stretch> stretches = new ArrayList<>();
        int number = 0;
        for (Hunk hunk : Differences.paragraphs(other, ours)) {
            String left = String.join(BETWEEN, hunk.after());
            String right = String.join(BETWEEN, hunk.before());
            Side usual = null;
            if (!hunk.same() && before != null) {
                boolean oursIsOld = isOld(hunk.after(), known, hunk.before());
                boolean theirsIsOld = isOld(hunk.before(), known, hunk.after());
                usual = oursIsOld == theirsIsOld ? null : oursIsOld ? Side.THEIRS : Side.MINE;
            }
            stretches.add(
                    hunk.same()
                            ? new Stretch("", true, left, right, null)
                            : new Stretch(key + "." + number++, false, left, right, usual));
        }
        return stretches;
    }

    /** Whether these paragraphs were there before: then their side changed nothing here. */
    private static boolean isOld(List<String> paragraphs, List<String> known, List<String> others) {
        return paragraphs.isEmpty() ? others.stream().noneMatch(known::contains) : known.containsAll(paragraphs);
    }

    private static @Nullable Side usual(@Nullable String before, String ours, String other) {
        if (before == null || ours.equals(other)) {
            return null;
        }
        return before.equals(ours) ? Side.THEIRS : before.equals(other) ? Side.MINE : null;
    }

    private static Stretch stretch(String key, String ours, String other, @Nullable Side usual) {
        boolean same = ours.equals(other);
        return new Stretch(same ? "" : key, same, ours, other, usual);
    }

    private static Side side(Slot slot, Map<String, Side> chosen) {
        Stretch first = slot.stretches().isEmpty() ? null : slot.stretches().getFirst();
        if (first == null || first.same()) {
            return Side.MINE;
        }
        Side usual = first.usual();
        return chosen.getOrDefault(first.key(), usual == null ? Side.MINE : usual);
    }

    private static String text(Slot slot, Map<String, Side> chosen) {
        List<String> paragraphs = new ArrayList<>();
        for (Stretch each : slot.stretches()) {
            Side usual = each.usual();
            Side side = each.same() ? Side.MINE : chosen.getOrDefault(each.key(), usual == null ? Side.MINE : usual);
            String text = side == Side.MINE ? each.mine() : each.theirs();
            if (!text.isEmpty()) {
                paragraphs.add(text);
            }
        }
        return String.join(BETWEEN, paragraphs);
    }

    private static String textOf(PostDraft draft, NetworkId network) {
        Variant variant = draft.variants().get(network);
        return variant == null ? NOTHING : orNothing(variant.text());
    }

    private static String restOf(@Nullable Variant variant) {
        if (variant == null) {
            return NOTHING;
        }
        List<MediaReference> media = variant.media();
        return (written(variant.link()) + "\n" + (media == null ? NOTHING : shown(media))).strip();
    }

    private static String restOf(Wording part) {
        return (written(part.link()) + "\n" + shown(part.media())).strip();
    }

    private static String againOf(PostDraft draft) {
        String rhythm =
                draft.repeat() == null ? NOTHING : draft.repeat().written().toString();
        return draft.evergreen() ? (rhythm + " evergreen").strip() : rhythm;
    }

    private static Wording partOf(PostDraft draft, int part) {
        return draft.thread().get(part);
    }

    private static String threadOf(PostDraft draft) {
        return String.join(
                BETWEEN,
                draft.thread().stream()
                        .map(part -> (part.text() + "\n" + restOf(part)).strip())
                        .toList());
    }

    private static String shown(List<MediaReference> media) {
        return String.join(
                "\n",
                media.stream().map(each -> each.file() + ": " + each.alt()).toList());
    }

    private static String written(@Nullable URI link) {
        return link == null ? NOTHING : link.toString();
    }

    private static String orNothing(@Nullable String value) {
        return value == null ? NOTHING : value;
    }
}
