/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.web.calendar.MoveForm.Effect;
import java.util.List;

/**
 * What would become of several posts, or what became of them.
 *
 * @param word of the action
 * @param title names the action
 * @param button names it with how many posts it concerns; what was done, once it is done
 * @param going how many of them it can be done with
 * @param done whether it was done
 * @param days as typed
 * @param time as typed
 */
record BulkPage(
        String word,
        String title,
        String button,
        int going,
        boolean done,
        int days,
        String time,
        String theme,
        List<String> themes,
        List<Line> lines,
        String back) {

    /**
     * One of the posts.
     *
     * @param value of the form's field
     * @param before what it is now
     * @param after what it would be; empty if nothing would change
     * @param good whether it goes, or went
     * @param result whether it can be done and what that changes besides; why not; or what became of it
     */
    record Line(
            Tile tile, String value, String before, String after, boolean good, String result, List<Effect> effects) {

        static Line not(Tile tile, String value, String before, String why) {
            return new Line(tile, value, before, "", false, why, List.of());
        }
    }
}
