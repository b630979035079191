/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.PostField;
import de.malklug.editorial.PostChange.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what a merge would make of the posts that are stored. */
final class ImportChanges {

    private ImportChanges() {}

    /** @param stored posts that the desk did not touch, those that left their files included */
    static List<PostChange> of(FileMerge.Merged merged, List<StoredPost> stored) {
        Map<PostKey, StoredPost> before = new HashMap<>();
        stored.forEach(post -> before.put(post.key(), post));
        List<PostChange> changes = new ArrayList<>();
        for (StoredPost post : merged.taken()) {
            StoredPost was = before.remove(post.key());
            if (was == null || was.removed()) {
                changes.add(new PostChange(post, Kind.ADDED, List.of()));
            } else if (!FileState.of(post).isSameAs(was)) {
                changes.add(new PostChange(post, Kind.CHANGED, PostField.differing(was.post(), post.post())));
            }
        }
        before.values().stream()
                .filter(post -> !post.removed())
                .filter(post ->
                        !merged.intake().untouched().contains(post.post().municipality()))
                .forEach(post -> changes.add(new PostChange(post, Kind.REMOVED, List.of())));
        merged.kept().forEach(kept -> ofKept(kept, changes));
        return changes;
    }

    private static void ofKept(FileMerge.Kept kept, List<PostChange> changes) {
        StoredPost was = kept.before().stored();
        String conflict = kept.now().life().conflict();
        if (conflict != null) {
            FileState file = Json.read(conflict, FileState.class);
            changes.add(new PostChange(
                    kept.now(),
                    Kind.CONTESTED,
                    PostMerge.of(kept.before().file(), file, was).contested()));
        } else if (kept.isCombined()) {
            changes.add(new PostChange(
                    kept.now(),
                    Kind.MERGED,
                    PostField.differing(was.post(), kept.now().post())));
        }
    }
}
