/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /campaign} shows.
 *
 * @param others other campaigns to go to
 * @param file its name, as people find it
 * @param seen the sum of the file the reader sees
 * @param moved that it takes place at another time than written, or null
 * @param conflict what the reader typed and what the file says by now, where they differ; empty if nothing changed meanwhile
 * @param problems why it was not saved
 * @param towns for a new calendar
 */
record CampaignPage(
        String id,
        String title,
        List<Other> others,
        String file,
        String seen,
        @Nullable String moved,
        List<Section> sections,
        List<Conflict> conflict,
        List<String> problems,
        List<Option> towns) {

    record Other(String href, String title) {}

    /** @param extra a block that adds something, closed at first; null for none */
    record Section(
            String id,
            String heading,
            String lead,
            List<Block> blocks,
            @Nullable Block extra) {}

    /**
     * Fields that belong together.
     *
     * @param heading null where the section's is enough
     * @param notes what can't be changed here, and where it stands
     */
    record Block(@Nullable String heading, List<String> notes, List<Field> fields) {}

    /**
     * @param kind {@code date}, {@code datetime-local}, {@code time}, {@code number}, {@code text}, {@code url}, {@code select}, {@code
     *     area} or {@code check}
     * @param place where it stands in the file
     */
    record Field(String name, String label, String kind, String value, List<Option> options, String place) {

        public String id() {
            return "f-" + name.replace('.', '-');
        }
    }

    record Option(String value, String label) {}

    record Conflict(String label, String yours, String theirs) {}
}
