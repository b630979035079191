/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.DraftProblem;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostField;
import de.malklug.campaign.PostId;
import de.malklug.campaign.PostTime;
import de.malklug.campaign.RuleFinding;
import de.malklug.campaign.Series;
import de.malklug.editorial.Actor;
import de.malklug.editorial.Desk;
import de.malklug.editorial.Permit;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.PostLife;
import de.malklug.editorial.ReleaseChanges;
import de.malklug.editorial.StoredPost;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A desk that remembers what becomes of the sample posts, and pulls back what is waiting. Everything else is for the next desk. */
public final class RememberingDesk implements Desk {

    private final SamplePosts posts;
    private final SampleCalendar calendar;
    private final FakeLedger ledger;
    private final Supplier<Desk> next;

    RememberingDesk(SamplePosts posts, SampleCalendar calendar, FakeLedger ledger, Supplier<Desk> next) {
        this.posts = posts;
        this.calendar = calendar;
        this.ledger = ledger;
        this.next = next;
    }

    @Override
    public Outcome create(CampaignId campaign, MunicipalityId municipality, PostDraft draft, Actor actor) {
        return next.get().create(campaign, municipality, draft, actor);
    }

    @Override
    public Outcome edit(PostKey key, int version, PostDraft draft, Actor actor) {
        if (calendar.stored(key).isEmpty()) {
            return next.get().edit(key, version, draft, actor);
        }
        return change(
                key,
                version,
                actor,
                before -> new Post(
                        before.post().id(),
                        before.post().municipality(),
                        new PostTime.Absolute(draft.at()),
                        Post.Status.DRAFT,
                        draft.heading(),
                        draft.theme(),
                        draft.on(),
                        draft.wording(),
                        draft.variants(),
                        draft.thread(),
                        before.post().source()));
    }

    @Override
    public Outcome move(PostKey key, int version, LocalDateTime to, Actor actor) {
        if (calendar.stored(key).isEmpty()) {
            return next.get().move(key, version, to, actor);
        }
        return change(key, version, actor, before -> at(before.post(), to, Post.Status.DRAFT));
    }

    @Override
    public Outcome moveOne(PostKey key, int version, LocalDate date, LocalDateTime to, Actor actor) {
        return next.get().moveOne(key, version, date, to, actor);
    }

    @Override
    public Outcome moveAll(PostKey key, int version, LocalDate date, LocalDateTime to, Actor actor) {
        return next.get().moveAll(key, version, date, to, actor);
    }

    @Override
    public Optional<LocalDateTime> nextSlot(
            CampaignId campaign, MunicipalityId municipality, @Nullable PostId own, PostDraft draft) {
        return next.get().nextSlot(campaign, municipality, own, draft);
    }

    @Override
    public @Nullable Series series(StoredPost post) {
        return next.get().series(post);
    }

    @Override
    public Outcome leaveOut(PostKey key, int version, LocalDate date, Actor actor) {
        return next.get().leaveOut(key, version, date, actor);
    }

    @Override
    public Exchange exchange(PostKey post, int version, PostKey other, int otherVersion, Actor actor) {
        if (calendar.stored(post).isEmpty() || calendar.stored(other).isEmpty()) {
            return next.get().exchange(post, version, other, otherVersion, actor);
        }
        LocalDateTime then = local(calendar.stored(post).orElseThrow());
        Outcome first = move(post, version, local(calendar.stored(other).orElseThrow()), actor);
        Outcome second = move(other, otherVersion, then, actor);
        return new Exchanged((Done) first, (Done) second);
    }

    @Override
    public Outcome submit(PostKey key, int version, Actor actor) {
        if (calendar.stored(key).isEmpty()) {
            return next.get().submit(key, version, actor);
        }
        return change(key, version, actor, before -> at(before.post(), local(before), Post.Status.SUBMITTED));
    }

    @Override
    public Outcome approve(PostKey key, int version, Actor actor) {
        if (calendar.stored(key).isEmpty()) {
            return next.get().approve(key, version, actor);
        }
        return change(key, version, actor, before -> at(before.post(), local(before), Post.Status.APPROVED));
    }

    @Override
    public Outcome giveBack(PostKey key, int version, String reason, Actor actor) {
        if (calendar.stored(key).isEmpty()) {
            return next.get().giveBack(key, version, reason, actor);
        }
        return change(key, version, actor, before -> at(before.post(), local(before), Post.Status.DRAFT));
    }

    @Override
    public Outcome withdraw(PostKey key, int version, String reason, Actor actor) {
        if (calendar.stored(key).isEmpty()) {
            return next.get().withdraw(key, version, reason, actor);
        }
        return change(key, version, actor, before -> at(before.post(), local(before), Post.Status.DRAFT));
    }

    @Override
    public Outcome restore(PostKey key, int version, int earlier, Actor actor) {
        return next.get().restore(key, version, earlier, actor);
    }

    @Override
    public Outcome delete(PostKey key, int version, Actor actor) {
        return next.get().delete(key, version, actor);
    }

    @Override
    public Outcome settle(PostKey key, int version, boolean takeFile, Actor actor) {
        return next.get().settle(key, version, takeFile, actor);
    }

    @Override
    public Outcome settle(PostKey key, int version, Set<PostField> fromFile, Actor actor) {
        return next.get().settle(key, version, fromFile, actor);
    }

    @Override
    public List<PostField> contested(StoredPost post) {
        return next.get().contested(post);
    }

    @Override
    public Outcome comment(PostKey key, String text, Actor actor) {
        return next.get().comment(key, text, actor);
    }

    @Override
    public Outcome permit(PostKey post, int version, String mark, String reason, Actor actor) {
        return next.get().permit(post, version, mark, reason, actor);
    }

    @Override
    public List<Permit> permits(PostKey post) {
        return next.get().permits(post);
    }

    @Override
    public List<RuleFinding> findings(PostKey post, LocalDateTime at) {
        return next.get().findings(post, at);
    }

    @Override
    public List<DraftProblem> check(CampaignId campaign, MunicipalityId municipality, PostId own, PostDraft draft) {
        return next.get().check(campaign, municipality, own, draft);
    }

    @Override
    public List<DraftProblem> check(StoredPost post) {
        return calendar.stored(post.key()).isPresent() ? List.of() : next.get().check(post);
    }

    @Override
    public StoredPost asFile(StoredPost post) {
        return calendar.stored(post.key()).isPresent() ? null : next.get().asFile(post);
    }

    @Override
    public PostDraft draft(StoredPost post) {
        return calendar.stored(post.key()).isPresent()
                ? PostDraft.of(post.post(), local(post), post.repeat())
                : next.get().draft(post);
    }

    private synchronized Outcome change(PostKey key, int version, Actor actor, Function<StoredPost, Post> change) {
        StoredPost before = calendar.stored(key).orElse(null);
        if (before == null) {
            return new Refused(Reason.UNKNOWN, List.of(), List.of());
        }
        if (!actor.mayWriteFor(key.municipality())) {
            return new Refused(Reason.NOT_YOURS, List.of(), List.of());
        }
        if (before.version() != version) {
            return new Stale(before);
        }
        Post after = change.apply(before);
        Instant due = ((PostTime.Absolute) after.at())
                .at()
                .atZone(SampleCampaign.ZONE)
                .toInstant();
        StoredPost stored = new StoredPost(
                key.campaign(),
                after,
                before.position(),
                before.media(),
                due,
                before.fingerprint() + "+",
                false,
                before.changedAt(),
                before.version() + 1,
                PostLife.OF_FILE);
        boolean voided = before.post().status() == Post.Status.APPROVED;
        posts.change(stored);
        return new Done(stored, voided, new ReleaseChanges(0, 0, voided ? pullBack(key) : 0, 0, 0, List.of()));
    }

    private int pullBack(PostKey key) {
        DeliveryFilter waiting = DeliveryFilter.ALL
                .in(key.campaign())
                .of(Set.of(key.municipality()))
                .ofPost(key.post())
                .being(DeliveryStatus.SCHEDULED, DeliveryStatus.HELD);
        var caught = ledger.page(waiting, null, 50).items();
        caught.forEach(each -> ledger.become(each.id(), DeliveryStatus.CANCELLED, each.explanation()));
        return caught.size();
    }

    private static LocalDateTime local(StoredPost post) {
        return post.dueAt().atZone(SampleCampaign.ZONE).toLocalDateTime();
    }

    private static Post at(Post post, LocalDateTime at, Post.Status status) {
        return new Post(
                post.id(),
                post.municipality(),
                new PostTime.Absolute(at),
                status,
                post.heading(),
                post.theme(),
                post.on(),
                post.wording(),
                post.variants(),
                post.thread(),
                post.source());
    }
}
