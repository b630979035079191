/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.PostDraft;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostHistory;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Rights;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what was written to the desk, and puts its answers into words. */
@Component
class Saving {

    private final Desk desk;
    private final PostHistory history;
    private final DeskFindings findings;
    private final Rights rights;

    Saving(Desk desk, PostHistory history, DeskFindings findings, Rights rights) {
        this.desk = desk;
        this.history = history;
        this.findings = findings;
        this.rights = rights;
    }

    /**
     * What became of saving by itself.
     *
     * @param kind {@code done}, {@code stale} or {@code refused}
     * @param version the version the post has now; 0 if nothing is stored
     * @param edit where it is edited from now on; empty if nothing is stored
     */
    record Told(String kind, int version, String post, String edit, String text, String time) {}

    Desk.Outcome save(Sheet sheet, @Nullable StoredPost stored) {
        return stored == null
                ? desk.create(sheet.campaign().id(), sheet.municipality(), sheet.draft(), rights.actor())
                : desk.edit(stored.key(), sheet.typed().version(), sheet.draft(), rights.actor());
    }

    /** Saves what was put together from two versions, over the one that is stored. */
    Desk.Outcome save(PostDraft draft, StoredPost stored) {
        return desk.edit(stored.key(), stored.version(), draft, rights.actor());
    }

    /** Keeps what was written as a post of its own. */
    Desk.Outcome copy(Sheet sheet, Phrases phrases) {
        PostDraft draft = sheet.draft();
        String heading = draft.heading();
        PostDraft copy = new PostDraft(
                draft.at(),
                phrases.text("compose.conflict.second", heading == null ? phrases.text("compose.untitled") : heading),
                draft.theme(),
                draft.on(),
                draft.wording(),
                draft.variants(),
                draft.thread(),
                draft.nextSlot(),
                draft.repeat(),
                draft.evergreen());
        return desk.create(sheet.campaign().id(), sheet.municipality(), copy, rights.actor());
    }

    Desk.Outcome submit(StoredPost stored) {
        return desk.submit(stored.key(), stored.version(), rights.actor());
    }

    /** What is told after a person saved. */
    String done(Desk.Done done, Phrases phrases) {
        String time = phrases.time(done.post().changedAt());
        return phrases.text(done.approvalVoided() ? "compose.done.voided" : "compose.done", time);
    }

    /** What is told after malklug saved by itself. */
    Told told(Desk.Outcome outcome, Sheet sheet, Phrases phrases) {
        return switch (outcome) {
            case Desk.Done done -> {
                String time = phrases.time(done.post().changedAt());
                String except = sheet.unreadable().stream()
                        .map(Finding::field)
                        .map(field -> phrases.text("compose.field." + field.replaceAll("-.*", "")))
                        .distinct()
                        .collect(Collectors.joining(", "));
                yield new Told(
                        "done",
                        done.post().version(),
                        done.post().post().id().value(),
                        PostLinks.of(done.post().key()) + "/edit",
                        except.isEmpty()
                                ? phrases.text("compose.autosaved", time)
                                : phrases.text("compose.autosaved.except", time, except),
                        done.post().changedAt().toString());
            }
            case Desk.Stale stale ->
                new Told(
                        "stale",
                        0,
                        "",
                        "",
                        phrases.text(
                                "compose.stale",
                                who(stale.theirs(), phrases),
                                phrases.time(stale.theirs().changedAt())),
                        "");
            case Desk.Refused refused -> new Told("refused", 0, "", "", text(refused, phrases), "");
        };
    }

    /** Why the desk would not, and what it found. */
    List<Finding> reasons(Desk.Refused refused, Sheet sheet, Phrases phrases) {
        List<Finding> reasons = new ArrayList<>();
        refused.problems().stream()
                .filter(problem -> problem.isError())
                .map(problem -> findings.finding(problem, sheet, phrases))
                .forEach(reasons::add);
        if (reasons.isEmpty()) {
            reasons.add(Finding.must("text", phrases.text("compose.refused.title"), text(refused, phrases), null));
        }
        return reasons;
    }

    private static String text(Desk.Refused refused, Phrases phrases) {
        return phrases.text(refused.messageKey(), refused.arguments().toArray());
    }

    /** Who changed it last, as others read the name. */
    private String who(StoredPost stored, Phrases phrases) {
        return history.versions(stored.key()).stream()
                .findFirst()
                .map(PostHistory.Version::person)
                .orElse(phrases.text("compose.somebody"));
    }
}
