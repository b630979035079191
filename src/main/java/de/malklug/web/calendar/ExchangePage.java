/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.web.calendar.MoveForm.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether two posts are to exchange their times.
 *
 * @param first the post a person began with
 * @param second the one it would exchange with; null while none is chosen
 * @param choices posts it could exchange with
 * @param action address it is sent to
 * @param effects what the exchange would change
 * @param objection why they can't; empty if they can
 * @param move address under which only the first is moved, to the other's day; null if that is no choice
 */
record ExchangePage(
        Turn first,
        @Nullable Turn second,
        List<Choice> choices,
        String action,
        List<Effect> effects,
        String objection,
        @Nullable String move,
        String back) {

    /** @param then when it would appear; empty while no other post is chosen */
    record Turn(Tile tile, String now, String then) {}

    /** @param value campaign, municipality and post */
    record Choice(String value, String text, boolean chosen) {}
}
