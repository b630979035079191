/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.desk;

import de.malklug.web.compose.PostDifferences.Difference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the desk has to say about a post, and what the reader may do.
 *
 * @param address of the post's page
 * @param version the reader sees
 * @param icon of its state; also its class
 * @param lines who wrote, submitted, approved it, until when it is to be approved
 * @param voided that its approval is void, and why; null if it is not
 * @param conflict how its file differs, where both were changed; empty if there is no conflict
 * @param contested fields in which the reader can choose between file and desk, by their names in files
 * @param refusal why the reader can't approve it; null if the reader can, or nothing is to be approved
 * @param mentions whom a comment can mention
 */
public record DeskView(
        String address,
        int version,
        String icon,
        String word,
        List<String> lines,
        @Nullable String voided,
        List<Difference> conflict,
        List<String> contested,
        List<Check> checks,
        Exceptions exceptions,
        May may,
        @Nullable String refusal,
        List<Line> history,
        List<Remark> remarks,
        List<String> mentions,
        @Nullable Changed changed) {

    /**
     * What the agency let the post pass for, and what it could.
     *
     * @param permitted sentences about what it was let pass for, why and by whom
     * @param blocking what blocks it now
     * @param open whether the reader may let it pass
     */
    public record Exceptions(List<String> permitted, List<Block> blocking, boolean open) {

        public boolean isEmpty() {
            return permitted.isEmpty() && blocking.isEmpty();
        }
    }

    /**
     * A rule over time that blocks the post.
     *
     * @param mark what a permit is for
     */
    public record Block(String mark, String sentence) {}

    /** @param must whether it keeps the post from being submitted */
    public record Check(boolean must, String text) {}

    /** What the reader may do now. */
    public record May(
            boolean edit,
            boolean submit,
            boolean approve,
            boolean giveBack,
            boolean withdraw,
            boolean comment,
            boolean settle) {}

    /** One entry of the history. */
    public record Line(String what, String person, Instant at, String time) {}

    /** A comment. */
    public record Remark(String person, Instant at, String time, boolean returned, String text) {}

    /** What somebody changed while the reader was reading. */
    public record Changed(String sentence, List<Difference> differences) {}
}
