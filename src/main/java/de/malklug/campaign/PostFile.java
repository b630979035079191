/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlChange;
import de.malklug.campaign.yaml.YamlEdit;
import de.malklug.campaign.yaml.YamlEditor;
import de.malklug.campaign.yaml.YamlFile;
import de.malklug.campaign.yaml.YamlLimits;
import de.malklug.campaign.yaml.YamlPath;
import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes posts into a contributor's file, and leaves everything else in it as it is. */
public final class PostFile {

    private static final YamlPath POSTS = YamlPath.of("posts");

    private final Campaign campaign;
    private final Collection<NetworkId> networks;

    /** @param campaign as its files say */
    public PostFile(Campaign campaign, Collection<NetworkId> networks) {
        this.campaign = campaign;
        this.networks = List.copyOf(networks);
    }

    /** What came of writing. */
    public sealed interface Outcome {}

    /** @param file as it is to be */
    public record Written(byte[] file) implements Outcome {}

    /** The file has errors, or is written so that parts of it can't be changed; counted from 1. */
    public record Unwritable(int line, int column) implements Outcome {}

    /** An empty file of a municipality. */
    public static byte[] empty(MunicipalityId municipality) {
        return ("municipality: " + municipality + "\nposts: []\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What the posts of a file say, in its order; empty if it has errors. Pictures are taken for granted. */
    public Optional<List<Post>> read(byte[] file) {
        Findings findings = new Findings();
        PostSheet sheet = PostSheet.read(
                YamlFile.read(file, YamlLimits.USUAL, findings), "", networks, takenForGranted(), findings);
        return findings.hasErrors() || sheet.municipality() == null
                ? Optional.empty()
                : Optional.of(sheet.posts().stream().map(PlacedPost::post).toList());
    }

    /** Whether a post can stand in a file: one that has no text yet, for example, can't. */
    public boolean canHold(Post post) {
        return write(empty(post.municipality()), List.of(post), Set.of()) instanceof Written;
    }

    /**
     * Makes the file say what is wanted. Of a post that is there only what differs is written; one that is not is added at its place in
     * time where the file is in the order of time, else at the end.
     *
     * @param wanted posts as they are to stand in the file
     * @param gone posts that are to leave it
     */
    public Outcome write(byte[] file, Collection<Post> wanted, Set<PostId> gone) {
        Optional<List<Post>> before = read(file);
        if (before.isEmpty()) {
            return new Unwritable(1, 1);
        }
        List<YamlChange> changes = changes(before.get(), wanted, gone);
        return switch (YamlEditor.apply(file, changes)) {
            case YamlEdit.Impossible impossible -> new Unwritable(impossible.line(), impossible.column());
            case YamlEdit.Done done ->
                says(done.file(), expected(before.get(), wanted, gone))
                        ? new Written(done.file())
                        : new Unwritable(1, 1);
        };
    }

    private List<YamlChange> changes(List<Post> before, Collection<Post> wanted, Set<PostId> gone) {
        Map<PostId, Integer> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            places.put(before.get(i).id(), i);
        }
        List<YamlChange> changes = new ArrayList<>();
        List<Post> added = new ArrayList<>();
        for (Post post : wanted) {
            Integer place = places.get(post.id());
            if (place == null) {
                added.add(post);
            } else {
                change(before.get(place), post, POSTS.item(place), changes);
            }
        }
        for (PostId id : gone) {
            Integer place = places.get(id);
            if (place != null) {
                changes.add(new YamlChange.Remove(POSTS.item(place)));
            }
        }
        boolean inOrder = isInOrder(before);
        added.stream()
                .sorted(java.util.Comparator.comparing(
                        this::time, java.util.Comparator.nullsLast(java.util.Comparator.naturalOrder())))
                .forEach(post -> changes.add(new YamlChange.Insert(
                        POSTS, inOrder ? place(post, before) : before.size(), PostForm.of(post))));
        return changes;
    }

    private static void change(Post before, Post wanted, YamlPath path, List<YamlChange> changes) {
        for (PostField field : PostField.differing(before, inFile(wanted))) {
            var value = PostForm.of(field, wanted);
            YamlPath at = path.key(field.key());
            changes.add(value == null ? new YamlChange.Remove(at) : new YamlChange.Set(at, value, PostField.keys()));
        }
    }

    /** Files know drafts and approved posts only. */
    static Post inFile(Post post) {
        return post.status() == Post.Status.SUBMITTED ? post.being(Post.Status.DRAFT) : post;
    }

    private static Map<PostId, Post> expected(List<Post> before, Collection<Post> wanted, Set<PostId> gone) {
        Map<PostId, Post> expected = new HashMap<>();
        before.forEach(post -> expected.put(post.id(), post));
        wanted.forEach(post -> expected.put(post.id(), inFile(post)));
        expected.keySet().removeAll(gone);
        return expected;
    }

    private boolean says(byte[] file, Map<PostId, Post> expected) {
        List<Post> after = read(file).orElse(List.of());
        return after.size() == expected.size()
                && after.stream().allMatch(post -> {
                    Post wanted = expected.get(post.id());
                    return wanted != null && PostField.differing(post, wanted).isEmpty();
                });
    }

    private boolean isInOrder(List<Post> posts) {
        LocalDateTime last = LocalDateTime.MIN;
        for (Post post : posts) {
            LocalDateTime time = time(post);
            if (time != null && time.isBefore(last)) {
                return false;
            }
            last = time == null ? last : time;
        }
        return true;
    }

    private int place(Post post, List<Post> before) {
        LocalDateTime time = time(post);
        for (int i = 0; time != null && i < before.size(); i++) {
            LocalDateTime other = time(before.get(i));
            if (other != null && other.isAfter(time)) {
                return i;
            }
        }
        return before.size();
    }

    private @Nullable LocalDateTime time(Post post) {
        return switch (post.at()) {
            case PostTime.Absolute absolute -> absolute.at();
            case PostTime.Relative relative -> campaign.anchor() == null ? null : relative.in(campaign);
            case PostTime.NextSlot queued -> null;
        };
    }

    private static MediaFolder takenForGranted() {
        return new MediaFolder(file -> Optional.of(new Message.Media(file, "image/png", 1, 1, 1, "")));
    }
}
