/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table before it is taken up.
 *
 * @param address of its page
 * @param sum how many posts would be new, changed, the same, and how many lines are faulty
 * @param ready whether it can be taken up
 * @param posts how many posts that would make or change
 * @param more how many further lines are not shown
 * @param refused why nothing was taken up just now; null if nobody tried
 */
record TableView(
        String address,
        String name,
        String town,
        List<Column> columns,
        List<Line> lines,
        String sum,
        int faulty,
        boolean ready,
        int posts,
        int more,
        String mark,
        @Nullable String refused) {

    /**
     * @param name of the form's field
     * @param example what its first cell says
     */
    record Column(String name, String head, String example, List<Choice> choices) {}

    record Choice(String value, String text, boolean chosen) {}

    /**
     * @param kind {@code added}, {@code changed}, {@code same} or {@code faulty}
     * @param href of the post it changes; null for none
     */
    record Line(
            int number,
            String title,
            @Nullable String href,
            String when,
            String town,
            String kind,
            String result,
            List<String> problems,
            @Nullable String later) {}
}
