/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.afterwards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done with a published post on its networks, and what can be.
 *
 * @param ask where it is asked for; null if the reader may not, or nothing is published
 * @param lines one for each wish, the oldest first
 */
public record AfterwardsView(@Nullable String ask, List<Line> lines) {

    /** @param icon of the state it comes closest to, for colour and sign */
    public record Line(String icon, String text, String by) {}

    /**
     * An account the post is published on.
     *
     * @param why not, where it can't be; null if it can
     */
    record Choice(
            String delivery,
            String network,
            String account,
            @Nullable String why) {

        boolean possible() {
            return why == null;
        }
    }

    /**
     * The page that asks.
     *
     * @param text of the first part as it is now
     * @param edit what can be changed, account by account
     * @param delete what can be deleted, account by account
     */
    record Ask(String title, String back, String text, List<Choice> edit, List<Choice> delete) {

        /** How many can be changed. */
        public long edits() {
            return edit.stream().filter(Choice::possible).count();
        }

        /** How many can be deleted. */
        public long deletes() {
            return delete.stream().filter(Choice::possible).count();
        }
    }

    /** @param field id of the field it is about */
    record Problem(String field, String text) {}
}
