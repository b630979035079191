/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Post;
import de.malklug.campaign.Post.Status;
import de.malklug.campaign.PostField;
import de.malklug.media.MediaProperties;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One post brought together from its file, the desk, and what both last agreed on, field by field. A field that changed on one side only is
 * that side's; one that both changed alike is no matter; one that both changed differently is contested. The state follows from the rest: an
 * approval is for what it was given for and for nothing else. Pure.
 *
 * @param contested fields in which a person must choose; the state is never among them
 * @param fromFile fields in which the file is followed although the desk says otherwise
 * @param post what it says, the desk's word in contested fields unless a person chose the file's
 * @param media what its pictures are
 */
record PostMerge(List<PostField> contested, List<PostField> fromFile, Post post, Map<String, MediaProperties> media) {

    PostMerge {
        contested = List.copyOf(contested);
        fromFile = List.copyOf(fromFile);
        media = Map.copyOf(media);
    }

    /** @param base what both last agreed on; null if they never did: whatever differs is contested then */
    static PostMerge of(@Nullable FileState base, FileState file, StoredPost desk) {
        return of(base, file, desk, Set.of());
    }

    /** @param chosen contested fields in which the file is to be followed */
    static PostMerge of(@Nullable FileState base, FileState file, StoredPost desk, Set<PostField> chosen) {
        List<PostField> contested = new ArrayList<>();
        Set<PostField> fromFile = EnumSet.noneOf(PostField.class);
        for (PostField field : PostField.values()) {
            if (field == PostField.STATUS || isSame(field, file, desk.post(), desk.media())) {
                continue;
            }
            boolean deskAsBefore = base != null && isSame(field, base, desk.post(), desk.media());
            boolean fileAsBefore = base != null && isSame(field, base, file.post(), file.media());
            if (!deskAsBefore && !fileAsBefore) {
                contested.add(field);
            }
            if (deskAsBefore || !fileAsBefore && chosen.contains(field)) {
                fromFile.add(field);
            }
        }
        return new PostMerge(
                contested, List.copyOf(fromFile), merged(base, file, desk, fromFile), media(file, desk, fromFile));
    }

    private static boolean isSame(PostField field, FileState one, Post other, Map<String, MediaProperties> shown) {
        if (!field.isSame(one.post(), other)) {
            return false;
        }
        return field != PostField.MEDIA
                || PostSums.media(other)
                        .allMatch(each -> Objects.equals(sum(one.media(), each.file()), sum(shown, each.file())));
    }

    private static @Nullable String sum(Map<String, MediaProperties> shown, String file) {
        MediaProperties properties = shown.get(file);
        return properties == null ? null : properties.sha256();
    }

    private static Post merged(@Nullable FileState base, FileState file, StoredPost desk, Set<PostField> fromFile) {
        Post post = desk.post();
        for (PostField field : fromFile) {
            post = field.take(post, file.post());
        }
        return post.at(file.post().source()).being(status(base, file, desk, post, fromFile));
    }

    /** The one who changed it decides, the more careful one of two; and nothing is approved that was not approved just so. */
    private static Status status(
            @Nullable FileState base, FileState file, StoredPost desk, Post merged, Set<PostField> fromFile) {
        Status ours = fromFile.isEmpty() ? desk.post().status() : Status.DRAFT;
        boolean asFile = PostField.differing(merged, file.post()).stream().allMatch(PostField.STATUS::equals);
        Status theirs = asFile ? file.post().status() : Status.DRAFT;
        if (base != null && file.post().status() == base.post().status()) {
            boolean deskDidNothing = desk.post().status() == base.post().status();
            return deskDidNothing && asFile ? theirs : ours;
        }
        if (base != null && desk.post().status() == base.post().status()) {
            return theirs;
        }
        return ours.compareTo(theirs) < 0 ? ours : theirs;
    }

    private static Map<String, MediaProperties> media(FileState file, StoredPost desk, Set<PostField> fromFile) {
        Map<String, MediaProperties> media = new HashMap<>(file.media());
        media.putAll(desk.media());
        if (fromFile.contains(PostField.MEDIA)) {
            media.putAll(file.media());
        }
        return media;
    }

    /**
     * The post as it is to be stored, in the version the desk has.
     *
     * @param file the post as its file has it
     */
    StoredPost onto(StoredPost file, StoredPost desk) {
        Map<String, MediaProperties> shown = new HashMap<>();
        PostSums.media(post).forEach(each -> {
            MediaProperties properties = media.get(each.file());
            if (properties != null) {
                shown.put(each.file(), properties);
            }
        });
        boolean fileRepeats = Objects.equals(post.repeat(), file.post().repeat());
        return new StoredPost(
                desk.campaign(),
                post,
                file.position(),
                shown,
                fromFile.contains(PostField.AT) ? file.dueAt() : desk.dueAt(),
                PostSums.of(desk.campaign(), post, shown),
                false,
                desk.changedAt(),
                desk.version(),
                desk.life(),
                fileRepeats ? file.repeat() : desk.repeat());
    }
}
