/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.board;

import de.malklug.campaign.Appearance;
import de.malklug.campaign.Appearances;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.PostingRules;
import de.malklug.editorial.PostKey;
import de.malklug.plan.Balance;
import de.malklug.plan.Collision;
import de.malklug.plan.Collisions;
import de.malklug.plan.ComparedPost;
import de.malklug.plan.Remedies;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a campaign's posts stand at one moment. Not for several threads at once. */
public final class Standing {

    /** No post is moved to a time that is nearer. */
    private static final Duration SOON = Duration.ofMinutes(15);

    private final Campaign campaign;
    private final Map<PostKey, BoardPost> posts;
    private final Map<String, Kept> kept;
    private final Instant now;
    private final PostingRules rules;
    private final Collisions collisions;
    private @Nullable Appearances appearances;

    /** @param collisions of these posts */
    Standing(Campaign campaign, List<BoardPost> posts, Collisions collisions, Map<String, Kept> kept, Instant now) {
        this.campaign = campaign;
        this.posts = posts.stream().collect(Collectors.toMap(BoardPost::key, Function.identity()));
        this.kept = kept;
        this.now = now;
        this.rules = new PostingRules(campaign);
        this.collisions = collisions;
    }

    public Campaign campaign() {
        return campaign;
    }

    public Optional<BoardPost> post(PostKey key) {
        return Optional.ofNullable(posts.get(key));
    }

    /** How the posts of these days are spread; both days are included. */
    public Balance balance(LocalDate from, LocalDate to) {
        return Balance.of(
                campaign.municipalities(),
                campaign.rules().shares().of(campaign.municipalities()),
                posts.values().stream().map(this::entry).toList(),
                from,
                to);
    }

    private Balance.Entry entry(BoardPost post) {
        LocalDate day = post.dueAt().atZone(campaign.zone()).toLocalDate();
        return new Balance.Entry(post.municipality(), day, post.slots(), post.reach());
    }

    /** Collisions about which something can still be done, and nobody decided to leave them as they are. */
    public List<Collision> open() {
        return collisions.all().stream()
                .filter(each -> canChange(each) && keeping(each).isEmpty())
                .toList();
    }

    /** Collisions that somebody left as they are, and about which something could still be done. */
    public List<Collision> left() {
        return collisions.all().stream()
                .filter(each -> canChange(each) && keeping(each).isPresent())
                .toList();
    }

    /** Who left a collision as it is, and why; empty if nobody did, or a post has changed since. */
    public Optional<Kept> keeping(Collision collision) {
        return Optional.ofNullable(kept.get(collision.id())).filter(each -> each.covers(collision));
    }

    /** Whether both posts collide now, and why. */
    public Optional<Collision> collision(PostKey one, PostKey other) {
        return collisions.all().stream()
                .filter(each -> each.isAbout(one) && each.isAbout(other))
                .findFirst();
    }

    /** What a post would collide with if it appeared then, as far as nobody decided otherwise. */
    public List<Collision> around(PostKey post, Instant at) {
        BoardPost moved = posts.get(post);
        return moved == null
                ? List.of()
                : collisions.of(moved.compared(), at, Set.of()).stream()
                        .filter(each -> keeping(each).isEmpty())
                        .toList();
    }

    /** What two posts would collide with if they exchanged their times. */
    public List<Collision> afterExchange(BoardPost one, BoardPost other) {
        return remedies(any -> true).afterExchange(one.compared(), other.compared());
    }

    /**
     * Finds what would settle collisions, at times at which no rule of the campaign blocks or warns.
     *
     * @param mayMove whether the reader may move a post
     */
    public Remedies remedies(Predicate<BoardPost> mayMove) {
        return new Remedies(
                collisions,
                campaign.zone(),
                each -> {
                    BoardPost post = posts.get(each.post());
                    return post != null && isOpen(post) && mayMove.test(post);
                },
                this::isFree,
                now.plus(SOON));
    }

    /** Whether quiet hours, distances and days let a post appear then. */
    public boolean isFree(ComparedPost post, Instant at) {
        Appearances others = appearances;
        if (others == null) {
            others = Appearances.of(
                    collisions.posts().stream().map(Standing::appearance).toList());
            appearances = others;
        }
        return rules.isFree(appearance(post).at(at), others);
    }

    private static Appearance appearance(ComparedPost post) {
        return new Appearance(
                post.post().municipality(), post.post().post(), post.title(), post.dueAt(), post.accounts());
    }

    /** All posts, by time. */
    public Collection<BoardPost> posts() {
        return collisions.posts().stream().map(each -> posts.get(each.post())).toList();
    }

    private boolean canChange(Collision collision) {
        return isOpen(posts.get(collision.first().post()))
                || isOpen(posts.get(collision.second().post()));
    }

    private boolean isOpen(@Nullable BoardPost post) {
        return post != null && !post.out() && post.dueAt().isAfter(now);
    }
}
