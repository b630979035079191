/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an export would write.
 *
 * @param root the folder of all campaigns
 * @param files that change, in the order of their names
 * @param media pictures, videos and captions that come with them: where their bytes are, by their name relative to the folder
 * @param left posts of the desk that can't be written now
 * @param problems what a person should change in the files
 * @param written what is written of each post
 */
public record ExportPlan(
        Path root,
        List<FileChange> files,
        Map<String, Path> media,
        List<Left> left,
        List<CampaignProblem> problems,
        List<Written> written) {

    public ExportPlan {
        files = List.copyOf(files);
        media = Map.copyOf(media);
        left = List.copyOf(left);
        problems = List.copyOf(problems);
        written = List.copyOf(written);
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * A post in the version that goes into its file.
     *
     * @param says what the file says of it afterwards
     */
    record Written(PostKey post, int version, FileState says) {}

    /** A post that stays at the desk only. */
    public record Left(StoredPost post, Why why) {}

    /** Why a post is not written into its file. */
    public enum Why {
        /** File and desk say different things; a person decides first. */
        CONFLICT,
        /** The file changed and was not taken up yet. */
        FILE_CHANGED,
        /** A file of the town has errors. */
        FILE_HAS_ERRORS,
        /** The post has errors, with which no file would be taken up. */
        POST_HAS_ERRORS,
        /** The folder has another picture under that name. */
        OTHER_PICTURE,
        /** A picture is not there any more. */
        NO_PICTURE,
        /** The file is written so that this part of it can't be changed. */
        UNWRITABLE
    }
}
