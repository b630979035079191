/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.PostId;
import de.malklug.campaign.RuleFinding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores what is done at the desk, with everything that follows from it, in one transaction each. */
final class DeskStore {

    private static final int MOST_NAMESAKES = 200;

    private final JdbcClient writing;
    private final TransactionTemplate transactions;
    private final PostRows rows;
    private final SortableIds ids;
    private final Clock clock;

    DeskStore(JdbcClient writing, TransactionTemplate transactions, Clock clock) {
        this.writing = writing;
        this.transactions = transactions;
        this.rows = new PostRows(writing);
        this.ids = new SortableIds(clock);
        this.clock = clock;
    }

    /** What its file is remembered to have said. */
    enum FileMemory {
        /** As before; if it was just what the post says, that. */
        KEEP,
        /** Nothing: both agree. */
        AGREED,
        /** What it says now, according to the conflict. */
        ACKNOWLEDGED
    }

    /**
     * @param now in the version it had
     * @param deed what was done
     */
    record Change(StoredPost before, StoredPost now, String deed, FileMemory file) {}

    /**
     * A change with what belongs to it.
     *
     * @param alongside written in the same transaction, given the post as stored
     */
    record Deed(Change change, ReleaseListener.@Nullable Consequence consequence, Consumer<StoredPost> alongside) {}

    /** @return empty if the post has another version by now; nothing is stored then */
    Optional<Stored> store(Deed deed, Actor actor) {
        return storeAll(List.of(deed), actor, stored -> true).map(List::getFirst);
    }

    /**
     * All of them, or none.
     *
     * @param lasting looks at what would be stored, and may undo it
     * @return empty if one of the posts has another version by now, or it was undone; nothing is stored then
     */
    Optional<List<Stored>> storeAll(List<Deed> deeds, Actor actor, Predicate<List<Stored>> lasting) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            List<Stored> stored = new ArrayList<>();
            for (Deed deed : deeds) {
                Change change = deed.change();
                StoredPost next = change.now().next(clock.instant());
                lock(next.campaign());
                rows.keep(next.key());
                if (!rows.change(next, change.before().version(), file(change), change.deed(), actor.title())) {
                    transaction.setRollbackOnly();
                    return Optional.<List<Stored>>empty();
                }
                deed.alongside().accept(next);
                stored.add(new Stored(
                        next,
                        deed.consequence() == null
                                ? ReleaseChanges.NONE
                                : deed.consequence().carryOut()));
            }
            if (!lasting.test(stored)) {
                transaction.setRollbackOnly();
                return Optional.<List<Stored>>empty();
            }
            return Optional.of(stored);
        }));
    }

    /**
     * @param post its id is a wish: if it is taken, a number follows it
     */
    StoredPost insert(StoredPost post, Actor actor, Consumer<StoredPost> alongside) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            lock(post.campaign());
            for (int number = 1; number <= MOST_NAMESAKES; number++) {
                StoredPost named = number == 1 ? post : named(post, number);
                if (rows.insert(named, "created", actor.title())) {
                    alongside.accept(named);
                    return named;
                }
            }
            throw new IllegalStateException(
                    "Too many posts are called " + post.post().id());
        }));
    }

    String comment(PostKey post, Actor actor, String text, boolean returned, List<String> mentions) {
        String id = ids.next();
        writing.sql(
                        "INSERT INTO post_comment (id, campaign, municipality, post, at, person, person_title, returned, text,"
                                + " mentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        post.campaign().value(),
                        post.municipality().value(),
                        post.post().value(),
                        clock.millis(),
                        actor.name(),
                        actor.title(),
                        returned ? 1 : 0,
                        text,
                        Json.write(mentions))
                .update();
        return id;
    }

    /** Remembers that the agency let a post pass; a later word about the same takes the place of an earlier one. */
    void permit(PostKey post, RuleFinding finding, String reason, Actor actor) {
        writing.sql(
                        "INSERT INTO rule_permit (campaign, municipality, post, mark, finding, reason, person, person_title,"
                                + " permitted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT (campaign, municipality, post, mark) DO UPDATE SET finding = excluded.finding,"
                                + " reason = excluded.reason, person = excluded.person, person_title = excluded.person_title,"
                                + " permitted_at = excluded.permitted_at")
                .params(
                        post.campaign().value(),
                        post.municipality().value(),
                        post.post().value(),
                        finding.mark(),
                        Json.write(finding),
                        reason,
                        actor.name(),
                        actor.title(),
                        clock.millis())
                .update();
    }

    void inTransaction(Runnable work) {
        transactions.executeWithoutResult(transaction -> work.run());
    }

    /** What its file said when both last agreed, if it differs from that by now. */
    @Nullable
    FileState file(PostKey post) {
        return rows.file(post);
    }

    /** Remembers what a file says since it was written, where the post was changed again meanwhile. */
    void exported(ExportPlan.Written written) {
        writing.sql(
                        "UPDATE post SET file_content = ? WHERE campaign = ? AND municipality = ? AND id = ? AND version > ?"
                                + " AND (origin = 'DESK' OR file_content IS NOT NULL)")
                .params(
                        Json.write(written.says()),
                        written.post().campaign().value(),
                        written.post().municipality().value(),
                        written.post().post().value(),
                        written.version())
                .update();
    }

    /** Remembers that people were told of a missed deadline. Returns false if they were already, or it is settled. */
    boolean toldOverdue(PostKey post, int version) {
        return writing.sql("UPDATE post SET overdue_told_at = ? WHERE campaign = ? AND municipality = ? AND id = ?"
                                + " AND version = ? AND status = 'SUBMITTED' AND overdue_told_at IS NULL")
                        .params(
                                clock.millis(),
                                post.campaign().value(),
                                post.municipality().value(),
                                post.post().value(),
                                version)
                        .update()
                == 1;
    }

    /** An import of this campaign that has not begun to write yet will notice; one that has is waited for. */
    private void lock(CampaignId campaign) {
        writing.sql("UPDATE campaign SET desk_version = desk_version + 1, changed_at = ? WHERE id = ?")
                .params(clock.millis(), campaign.value())
                .update();
    }

    private @Nullable FileState file(Change change) {
        StoredPost before = change.before();
        return switch (change.file()) {
            case AGREED -> null;
            case ACKNOWLEDGED -> {
                String conflict = before.life().conflict();
                yield conflict == null ? null : Json.read(conflict, FileState.class);
            }
            case KEEP -> before.life().edited() ? rows.file(before.key()) : FileState.of(before);
        };
    }

    private static StoredPost named(StoredPost post, int number) {
        String id = post.post().id().value();
        String suffix = "-" + number;
        String stem = id.substring(0, Math.min(id.length(), 64 - suffix.length()));
        return post.called(new PostId(stem + suffix));
    }

    /** @param deliveries what became of them */
    record Stored(StoredPost post, ReleaseChanges deliveries) {}
}
