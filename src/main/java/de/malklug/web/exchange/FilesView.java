/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.exchange;

import java.util.List;

/**
 * Where campaign files and desk differ.
 *
 * @param contested posts of which a person must choose a version
 * @param problems what is to be mended in the files
 * @param files that would change
 * @param media how many pictures and videos would come with them; empty if none
 * @param left what can't be written into files now, and why
 * @param downloads files of the towns the reader writes for
 * @param mayWrite whether the reader may write into the folder, as far as it is about the reader
 * @param canWrite whether malklug may
 * @param everything whether the reader may take all campaigns along
 */
record FilesView(
        List<Contested> contested,
        List<String> problems,
        List<File> files,
        String media,
        List<Left> left,
        List<Download> downloads,
        boolean mayWrite,
        boolean canWrite,
        boolean everything) {

    /** Whether there is nothing to do. */
    public boolean isEqual() {
        return contested.isEmpty() && files.isEmpty() && left.isEmpty();
    }

    /** @param removed whether it was deleted at the desk */
    record Contested(String title, String href, String town, String fields, boolean removed, int version) {}

    record File(String name, String sum, List<Line> lines) {}

    /** @param sign {@code added}, {@code removed}, {@code place} or empty */
    record Line(String sign, String text) {}

    record Left(String title, String href, String why) {}

    record Download(String name, String href) {}
}
