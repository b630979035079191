/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Series;
import de.malklug.editorial.Desk;
import de.malklug.editorial.StoredPost;
import de.malklug.wording.Differences;
import de.malklug.wording.Differences.Stretch;
import de.malklug.wording.Phrases;
import de.malklug.wording.Rhythms;
import java.net.URI;
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

/** Tells two versions of a post apart as people read them. */
@Component
public class PostDifferences {

    private final Desk desk;
    private final Accounts accounts;

    PostDifferences(Desk desk, Accounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    /** What differs in one field. */
    public record Difference(String label, List<Stretch> stretches) {

        public Difference {
            stretches = List.copyOf(stretches);
        }
    }

    /** Field by field, in the order of the composer; fields that say the same are left out. */
    public List<Difference> between(StoredPost earlier, StoredPost later, Phrases phrases) {
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

    private String again(StoredPost stored, PostDraft draft, Phrases phrases) {
        Series series = desk.series(stored);
        if (series != null) {
            return Rhythms.tell(series, phrases);
        }
        return draft.evergreen()
                ? phrases.text("again.sign.IN_A_GAP")
                : draft.nextSlot() ? phrases.text("again.sign.IN_SLOT") : "";
    }

    /** Everything a version says, by what it is called on the page. */
    public Map<String, String> told(StoredPost stored, Phrases phrases) {
        PostDraft draft = desk.draft(stored);
        Map<String, String> told = new LinkedHashMap<>();
        told.put(phrases.text("compose.field.at"), phrases.instant(stored.dueAt()));
        told.put(phrases.text("compose.field.again"), again(stored, draft, phrases));
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
