/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignProblem;
import de.malklug.campaign.CampaignProblem.Severity;
import de.malklug.campaign.Destination;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostTime;
import de.malklug.campaign.Recurrence;
import de.malklug.campaign.Timeline;
import de.malklug.editorial.DeskRows.Row;
import de.malklug.editorial.DeskRows.Shelf;
import de.malklug.editorial.PostLife.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what campaign files say and what the desk made of it. Only the file changed: the file's word. Only the desk
 * changed: the desk's. Both changed different fields: both. Both changed the same: the desk's, and a person is told at the place in the
 * file. Pure.
 */
final class FileMerge {

    private final Intake intake;
    private final Shelf shelf;
    private final Collection<Destination> accounts;
    private final List<StoredPost> taken = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<CampaignProblem> problems = new ArrayList<>();

    private FileMerge(Intake intake, Shelf shelf, Collection<Destination> accounts) {
        this.intake = intake;
        this.shelf = shelf;
        this.accounts = accounts;
    }

    /**
     * A post of the desk that stays.
     *
     * @param now as it is to be, in the version it had
     * @param file what is to be remembered as its file's word; null for none
     * @param voided whether its approval is void, because of accounts or time
     */
    record Kept(Row before, StoredPost now, @Nullable FileState file, boolean voided) {

        /** Whether anything about it is to be stored. */
        boolean changes() {
            return !now.equals(before.stored())
                    || !java.util.Objects.equals(file, before.file())
                    || !now.post().source().equals(before.stored().post().source());
        }

        /** Whether it is another version for people. */
        boolean isAnother() {
            return voided || isCombined() || !now.dueAt().equals(before.stored().dueAt());
        }

        /** Whether it says something else than the desk did. */
        boolean isCombined() {
            return !now.fingerprint().equals(before.stored().fingerprint())
                    || now.post().status() != before.stored().post().status();
        }

        String deed() {
            return voided ? "voided" : "merged";
        }
    }

    /**
     * What is to be stored.
     *
     * @param taken posts as their files say
     * @param kept posts as the desk has them
     * @param deskVersion of the desk's work this was made for
     */
    record Merged(
            Intake intake, long deskVersion, List<StoredPost> taken, List<Kept> kept, List<CampaignProblem> problems) {

        /** Everything that may be sent, from files and desk alike. */
        Release release() {
            return intake.release(Stream.concat(taken.stream(), kept.stream().map(Kept::now))
                    .filter(StoredPost::isReleased)
                    .toList());
        }

        int released() {
            return (int) Stream.concat(taken.stream(), kept.stream().map(Kept::now))
                    .filter(StoredPost::isReleased)
                    .count();
        }
    }

    static Merged of(Intake intake, Shelf shelf, Collection<Destination> accounts) {
        return new FileMerge(intake, shelf, accounts).merge();
    }

    private Merged merge() {
        Map<PostKey, Row> desk = new LinkedHashMap<>();
        shelf.rows().forEach(row -> desk.put(row.stored().key(), row));
        for (StoredPost file : intake.posts()) {
            Row row = desk.remove(file.key());
            if (row == null) {
                taken.add(lasting(file));
            } else {
                meet(file, row);
            }
        }
        desk.values().forEach(this::notInFiles);
        giveSlots();
        return new Merged(intake, shelf.version(), taken, kept, problems);
    }

    /** As long as a file says the same of a post, the post lasts: it is as old as it was, and keeps the slot it has. */
    private StoredPost lasting(StoredPost file) {
        StoredPost before = shelf.again().get(file.key());
        if (before == null) {
            return file;
        }
        boolean same = before.fingerprint().equals(file.fingerprint())
                && before.post().status() == file.post().status();
        StoredPost lasting = same ? file.since(before.changedAt()) : file;
        return file.isQueued() && file.isReleased() && hasSlot(before) ? lasting.due(before.dueAt()) : lasting;
    }

    /** Released posts without a slot get the next one each, in the order of the files; what is no more than a draft sees the one it would get. */
    private void giveSlots() {
        SlotBook book = new SlotBook(intake.takesPlace(), accounts);
        kept.forEach(each -> book.note(each.now()));
        taken.stream().filter(each -> !waits(each)).forEach(book::note);
        for (int i = 0; i < taken.size(); i++) {
            StoredPost post = taken.get(i);
            if (waits(post)) {
                StoredPost placed = book.next(post, intake.now()).map(post::due).orElse(post);
                taken.set(i, placed);
                book.note(placed);
            }
        }
    }

    private boolean waits(StoredPost post) {
        StoredPost before = shelf.again().get(post.key());
        return post.isQueued() && !(post.isReleased() && before != null && hasSlot(before));
    }

    private static boolean hasSlot(StoredPost post) {
        return post.isQueued() && post.isReleased();
    }

    private void meet(StoredPost file, Row row) {
        FileState says = FileState.of(file);
        StoredPost ours = inTime(row).standingAt(file);
        if (says.isSameAs(row.stored())) {
            keep(row, ours.with(ours.life().inConflict(null).of(Origin.FILE, false)), null);
        } else if (says.isSubmittedAs(row.stored())) {
            keep(row, ours.with(ours.life().inConflict(null).of(Origin.FILE, true)), says);
        } else if (row.file() != null && says.isSameAs(row.file())) {
            keep(row, ours.with(ours.life().inConflict(null)), row.file());
        } else {
            PostMerge merge = PostMerge.of(row.file(), says, ours);
            if (row.file() != null && merge.contested().isEmpty() && !ours.removed()) {
                combine(row, file, merge.onto(file, ours));
                return;
            }
            problem(file.post(), row.file() == null ? "desk-same-id" : "desk-and-file-changed");
            keep(row, ours.with(ours.life().inConflict(Json.write(says))), row.file());
        }
    }

    /** Both changed, but not the same: the post says both. An approval of what the desk had is not one of that. */
    private void combine(Row row, StoredPost file, StoredPost both) {
        FileState says = FileState.of(file);
        PostLife life = both.life().inConflict(null);
        if (says.isSameAs(both)) {
            keep(row, both.with(life.ofFile()), null);
            return;
        }
        boolean voided =
                row.stored().post().status() != Post.Status.DRAFT && both.post().status() == Post.Status.DRAFT;
        String cause = PostDifference.between(row.stored(), both).cause();
        PostLife now = (voided ? life.draftAgain(cause) : life).of(life.origin(), true);
        kept.add(new Kept(row, both.with(now), says, voided));
    }

    private void notInFiles(Row row) {
        Post post = row.stored().post();
        boolean fileIsUnreadable = intake.untouched().contains(post.municipality());
        if (fileIsUnreadable) {
            kept.add(new Kept(row, row.stored(), row.file(), false));
        } else if (row.file() == null) {
            keep(row, inTime(row), null);
        } else {
            if (!row.stored().removed()) {
                problem(post, "desk-file-dropped");
            }
            StoredPost ours = inTime(row);
            keep(row, ours.with(ours.life().inConflict(null).of(Origin.DESK, true)), null);
        }
    }

    private void keep(Row row, StoredPost now, @Nullable FileState file) {
        String approved = now.life().approvedFingerprint();
        boolean voided = now.isReleased() && approved != null && !approved.equals(PostSums.approval(now, accounts));
        String cause = now.dueAt().equals(row.stored().dueAt()) ? "on" : "at";
        StoredPost next = voided ? now.being(Post.Status.DRAFT).with(now.life().draftAgain(cause)) : now;
        kept.add(new Kept(row, next, file, voided));
    }

    /** When it appears now that the campaign may have moved. A time that a person chose at the desk moves with the campaign. */
    private StoredPost inTime(Row row) {
        StoredPost stored = row.stored();
        Campaign campaign = intake.campaign();
        boolean filesOwn = row.file() != null
                && row.file().post().at().equals(stored.post().at());
        if (stored.isQueued()) {
            return stored;
        }
        if (filesOwn) {
            boolean lost = stored.post().at() instanceof PostTime.Relative && campaign.anchor() == null;
            return lost
                    ? stored
                    : placed(stored.due(stored.post().dueAt(campaign, intake.timeline())), intake.timeline());
        }
        Duration by = intake.shift().minus(shelf.shift());
        return by.isZero() ? stored : placed(stored.due(moved(stored, by)), by);
    }

    private StoredPost placed(StoredPost stored, Timeline timeline) {
        Recurrence written = stored.post().repeat();
        return written == null ? stored : stored.repeating(written.placed(at -> timeline.move(intake.campaign(), at)));
    }

    private static StoredPost placed(StoredPost stored, Duration by) {
        Recurrence now = stored.repeat();
        return now == null ? stored : stored.repeating(now.placed(at -> at.plus(by)));
    }

    private Instant moved(StoredPost stored, Duration by) {
        var zone = intake.campaign().zone();
        return stored.localTime(zone).plus(by).atZone(zone).toInstant();
    }

    private void problem(Post post, String key) {
        problems.add(new CampaignProblem(
                post.source(), Severity.WARNING, key, List.of(post.id().value())));
    }
}
