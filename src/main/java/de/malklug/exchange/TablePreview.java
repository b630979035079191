/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostField;
import de.malklug.editorial.StoredPost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a table.
 *
 * @param mark differs whenever the table, its mapping or the posts it changes are others: what was looked at is what is done
 */
public record TablePreview(List<Line> lines, String mark) {

    public TablePreview {
        lines = List.copyOf(lines);
    }

    /** What would become of a line. */
    public enum Kind {
        ADDED,
        CHANGED,
        SAME,
        FAULTY
    }

    /**
     * @param number as the file counts it
     * @param municipality whose post it is; null if that can't be told
     * @param before the post it changes or is the same as; null for none
     * @param draft what the post would say; null if it is faulty
     * @param fields that would change
     * @param problems what keeps the table from being taken up
     * @param later how many things must be mended before the post can be submitted
     */
    public record Line(
            int number,
            Kind kind,
            @Nullable MunicipalityId municipality,
            @Nullable StoredPost before,
            @Nullable PostDraft draft,
            List<PostField> fields,
            List<Problem> problems,
            int later) {

        public Line {
            fields = List.copyOf(fields);
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param column what its heading is; empty if it is about the line
     * @param key worded under {@code table.problem.<key>}, with the value and what is known as arguments
     */
    public record Problem(String column, String key, List<Object> arguments) {

        public Problem {
            arguments = List.copyOf(arguments);
        }
    }

    public int count(Kind kind) {
        return (int) lines.stream().filter(line -> line.kind() == kind).count();
    }

    /** Whether there is something to take up, and nothing in the way. */
    public boolean isReady() {
        return count(Kind.FAULTY) == 0 && count(Kind.ADDED) + count(Kind.CHANGED) > 0;
    }
}
