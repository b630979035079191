/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.campaign.PostTime;
import de.malklug.campaign.Recurrence;
import de.malklug.campaign.Series;
import de.malklug.media.MediaProperties;
import de.malklug.networks.Message;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post as it is stored now, whether it came from a file or was written at the desk.
 *
 * @param position where it stands among the campaign's posts, as the files have them, counted from 0
 * @param media what its pictures and videos were when it was taken up, by their file
 * @param dueAt when it appears
 * @param fingerprint changes when and only when what it says, where and when changes
 * @param removed whether it is no longer in the files, or was deleted at the desk
 * @param version grows with every change
 * @param repeat how it comes again, its dates where the campaign really takes place ({@link Post#repeat} has them as written); null if it
 *     appears once
 * @param life where it came from and who did what to it
 */
public record StoredPost(
        CampaignId campaign,
        Post post,
        int position,
        Map<String, MediaProperties> media,
        Instant dueAt,
        String fingerprint,
        boolean removed,
        Instant changedAt,
        int version,
        PostLife life,
        @Nullable Recurrence repeat) {

    public StoredPost {
        media = Map.copyOf(media);
    }

    /** A post whose campaign takes place as written. */
    public StoredPost(
            CampaignId campaign,
            Post post,
            int position,
            Map<String, MediaProperties> media,
            Instant dueAt,
            String fingerprint,
            boolean removed,
            Instant changedAt,
            int version,
            PostLife life) {
        this(campaign, post, position, media, dueAt, fingerprint, removed, changedAt, version, life, post.repeat());
    }

    /** A post as its file has it, untouched at the desk. */
    public StoredPost(
            CampaignId campaign,
            Post post,
            int position,
            Map<String, MediaProperties> media,
            Instant dueAt,
            String fingerprint,
            boolean removed,
            Instant changedAt,
            int version) {
        this(campaign, post, position, media, dueAt, fingerprint, removed, changedAt, version, PostLife.OF_FILE);
    }

    public PostKey key() {
        return new PostKey(campaign, post.municipality(), post.id());
    }

    /** Whether it may be sent. */
    public boolean isReleased() {
        return !removed && post.status() == Post.Status.APPROVED;
    }

    /**
     * What is sent for a reference.
     *
     * @throws IllegalArgumentException if the post does not show it
     */
    public Message.Media mediaFor(MediaReference reference) {
        MediaProperties properties = media.get(reference.file());
        if (properties == null) {
            throw new IllegalArgumentException(post.id() + " does not show " + reference.file());
        }
        return properties.withAlt(reference.alt());
    }

    /** The wall-clock time it appears, in that zone. */
    public LocalDateTime localTime(ZoneId zone) {
        return dueAt.atZone(zone).toLocalDateTime();
    }

    StoredPost with(PostLife now) {
        return new StoredPost(
                campaign, post, position, media, dueAt, fingerprint, removed, changedAt, version, now, repeat);
    }

    /** At another time, for the same reason as before. */
    StoredPost due(Instant then) {
        return new StoredPost(
                campaign, post, position, media, then, fingerprint, removed, changedAt, version, life, repeat);
    }

    StoredPost being(Post.Status status) {
        return new StoredPost(
                campaign,
                post.being(status),
                position,
                media,
                dueAt,
                fingerprint,
                removed,
                changedAt,
                version,
                life,
                repeat);
    }

    StoredPost removed(boolean gone) {
        return new StoredPost(
                campaign, post, position, media, dueAt, fingerprint, gone, changedAt, version, life, repeat);
    }

    /** The next version. */
    StoredPost next(Instant now) {
        return new StoredPost(
                campaign, post, position, media, dueAt, fingerprint, removed, now, version + 1, life, repeat);
    }

    /** The same, where the file's post stands. */
    StoredPost standingAt(StoredPost file) {
        return new StoredPost(
                campaign,
                post.at(file.post.source()),
                file.position,
                media,
                dueAt,
                fingerprint,
                removed,
                changedAt,
                version,
                life,
                repeat);
    }

    StoredPost showing(Map<String, MediaProperties> shown) {
        return new StoredPost(
                campaign, post, position, shown, dueAt, fingerprint, removed, changedAt, version, life, repeat);
    }

    StoredPost called(PostId id) {
        Post named = post.called(id);
        return new StoredPost(
                campaign,
                named,
                position,
                media,
                dueAt,
                PostSums.of(campaign, named, media),
                removed,
                changedAt,
                version,
                life,
                repeat);
    }

    StoredPost repeating(@Nullable Recurrence placed) {
        return new StoredPost(
                campaign, post, position, media, dueAt, fingerprint, removed, changedAt, version, life, placed);
    }

    /** Whether it takes the next queue slot; {@link #dueAt} is the one it has, or as long as it is not released, would have. */
    public boolean isQueued() {
        return post.at() instanceof PostTime.NextSlot;
    }

    /** As it was before: its files are read anew, it is not. */
    StoredPost since(Instant then) {
        return new StoredPost(
                campaign, post, position, media, dueAt, fingerprint, removed, then, version, life, repeat);
    }

    /**
     * Its appearances, if it comes again; null if it appears once.
     *
     * @param takesPlace the campaign, where in time it takes place
     */
    public @Nullable Series series(Campaign takesPlace) {
        return repeat == null
                ? null
                : new Series(
                        localTime(takesPlace.zone()),
                        repeat,
                        takesPlace.period().to(),
                        takesPlace.zone());
    }
}
