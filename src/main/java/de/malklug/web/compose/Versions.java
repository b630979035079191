/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostHistory;
import de.malklug.editorial.PostHistory.Version;
import de.malklug.editorial.StoredPost;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Differences;
import de.malklug.wording.Differences.Stretch;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what a post said before, and what differs between two of its versions. */
@Component
class Versions {

    /** What one person changes within that time is one step for those who look back. */
    private static final Duration ONE_SITTING = Duration.ofMinutes(10);

    private final Desk desk;
    private final PostHistory history;
    private final Accounts accounts;
    private final Towns towns;

    Versions(Desk desk, PostHistory history, Accounts accounts, Towns towns) {
        this.desk = desk;
        this.history = history;
        this.accounts = accounts;
        this.towns = towns;
    }

    /**
     * @param address of the post
     * @param version the one that is stored now
     * @param from the earlier of the two that are compared; 0 if there is only one
     * @param restorable whether the earlier one can be made the post's words again
     */
    record Page(
            String title,
            Town town,
            String address,
            int version,
            List<Line> lines,
            int from,
            int to,
            List<Difference> differences,
            boolean restorable,
            @Nullable String voids) {}

    /** One version, newest first. */
    record Line(int number, String at, Instant instant, String person, String change, boolean from, boolean to) {}

    /** What differs in one field. */
    record Difference(String label, List<Stretch> stretches) {}

    /** A draft about to be deleted. */
    record Last(String title, Town town, String address, int version, boolean draft) {}

    Last last(StoredPost stored, Phrases phrases) {
        return new Last(
                stored.post().title(),
                towns.find(stored.campaign(), stored.post().municipality()),
                PostLinks.of(stored.key()),
                stored.version(),
                stored.post().status() == Post.Status.DRAFT);
    }

    Page page(StoredPost stored, int from, int to, Phrases phrases) {
        List<Version> all = sittings(history.versions(stored.key()));
        Version later = find(all, to, all.isEmpty() ? null : all.getFirst());
        Version earlier = find(all, from, before(all, later));
        List<Line> lines = all.stream()
                .map(each -> new Line(
                        each.number(),
                        phrases.instant(each.at()),
                        each.at(),
                        each.person() == null
                                ? phrases.text("compose.somebody.file")
                                : Objects.requireNonNull(each.person()),
                        change(each.change(), phrases),
                        each.equals(earlier),
                        each.equals(later)))
                .toList();
        return new Page(
                stored.post().title(),
                towns.find(stored.campaign(), stored.post().municipality()),
                PostLinks.of(stored.key()),
                stored.version(),
                lines,
                earlier == null ? 0 : earlier.number(),
                later == null ? 0 : later.number(),
                earlier == null || later == null ? List.of() : differences(earlier.post(), later.post(), phrases),
                earlier != null && earlier.number() != stored.version(),
                stored.post().status() == Post.Status.DRAFT ? null : phrases.text("compose.versions.voids"));
    }

    /** Of what one person changed in one go, only how it ended; what was done otherwise stays. */
    private static List<Version> sittings(List<Version> newestFirst) {
        List<Version> kept = new ArrayList<>();
        Version newer = null;
        for (Version each : newestFirst) {
            boolean sameSitting = newer != null
                    && each.change().equals("edited")
                    && newer.change().equals("edited")
                    && Objects.equals(each.person(), newer.person())
                    && Duration.between(each.at(), newer.at()).compareTo(ONE_SITTING) < 0;
            if (!sameSitting) {
                kept.add(each);
            }
            newer = each;
        }
        return kept;
    }

    private static @Nullable Version find(List<Version> all, int number, @Nullable Version otherwise) {
        return all.stream().filter(each -> each.number() == number).findFirst().orElse(otherwise);
    }

    private static @Nullable Version before(List<Version> all, @Nullable Version later) {
        int at = later == null ? -1 : all.indexOf(later);
        return at >= 0 && at + 1 < all.size() ? all.get(at + 1) : null;
    }

    private static String change(String change, Phrases phrases) {
        String key = "compose.change." + change;
        return phrases.has(key) ? phrases.text(key) : change;
    }

    private List<Difference> differences(StoredPost earlier, StoredPost later, Phrases phrases) {
        Map<String, String> before = told(earlier, phrases);
        Map<String, String> after = told(later, phrases);
        Set<String> labels = new LinkedHashSet<>(before.keySet());
        labels.addAll(after.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String label : labels) {
            String old = before.getOrDefault(label, "");
            String now = after.getOrDefault(label, "");
            if (!old.equals(now)) {
                differences.add(new Difference(label, Differences.words(old, now)));
            }
        }
        return differences;
    }

    /** Everything a version says, by what it is called on the page. */
    private Map<String, String> told(StoredPost stored, Phrases phrases) {
        PostDraft draft = desk.draft(stored);
        Map<String, String> told = new LinkedHashMap<>();
        told.put(phrases.text("compose.field.at"), phrases.instant(stored.dueAt()));
        told.put(phrases.text("compose.field.title"), Objects.requireNonNullElse(draft.heading(), ""));
        told.put(phrases.text("compose.field.theme"), Objects.requireNonNullElse(draft.theme(), ""));
        told.put(phrases.text("compose.field.accounts"), accounts(stored, draft, phrases));
        told.put(phrases.text("compose.field.text"), draft.wording().text());
        told.put(phrases.text("compose.field.link"), written(draft.wording().link()));
        told.put(phrases.text("compose.field.media"), shown(draft.wording().media()));
        draft.variants().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            String network = phrases.network(entry.getKey());
            String text = entry.getValue().text();
            List<MediaReference> media = entry.getValue().media();
            told.put(phrases.text("compose.conflict.text", network), text == null ? "" : text);
            told.put(
                    phrases.text("compose.conflict.rest", network),
                    (written(entry.getValue().link()) + "\n" + (media == null ? "" : shown(media))).strip());
        });
        for (int i = 0; i < draft.thread().size(); i++) {
            told.put(
                    phrases.text("compose.conflict.part", i + 2),
                    draft.thread().get(i).text());
            told.put(
                    phrases.text("compose.conflict.part-rest", i + 2),
                    (written(draft.thread().get(i).link()) + "\n"
                                    + shown(draft.thread().get(i).media()))
                            .strip());
        }
        return told;
    }

    private String accounts(StoredPost stored, PostDraft draft, Phrases phrases) {
        List<Account> own = accounts.of(stored.post().municipality());
        Set<String> ticked = Drafting.ticked(draft.on(), own);
        return own.stream()
                .filter(each -> ticked.contains(each.id()))
                .map(each -> phrases.network(each.network()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String shown(List<MediaReference> media) {
        return media.stream()
                .map(each -> each.file().substring(each.file().lastIndexOf('/') + 1) + ": " + each.alt())
                .collect(Collectors.joining("\n"));
    }

    private static String written(@Nullable URI link) {
        return link == null ? "" : link.toString();
    }
}
