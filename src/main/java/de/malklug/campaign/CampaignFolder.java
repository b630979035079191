/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * One campaign as its folder says.
 *
 * @param folder where its files are; media references are relative to it
 * @param posts those that could be read, in the order of their files
 * @param unreadable municipalities whose posts are not all there, because a file about them has errors
 */
public record CampaignFolder(Path folder, Campaign campaign, List<Post> posts, Set<MunicipalityId> unreadable) {

    public CampaignFolder {
        posts = List.copyOf(posts);
        unreadable = Set.copyOf(unreadable);
    }

    /**
     * Whether the files say all there is to say about that municipality's posts. If not, they must change nothing that is
     * already scheduled for it.
     */
    public boolean isComplete(MunicipalityId municipality) {
        return !unreadable.contains(municipality);
    }

    /** The bytes a reference names. */
    public Path fileOf(MediaReference media) {
        return folder.resolve(media.file());
    }
}
