/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chosen post beside the calendar.
 *
 * @param when in full
 * @param approval what its approval holds for, or what is missing
 * @param accounts where it goes, and where each of them stands
 * @param form null if it can't be moved, or not by this person
 * @param fixed why not; empty if it can be
 * @param slots free hours; empty if it can't be moved
 */
record Panel(
        Tile tile,
        String when,
        String approval,
        List<Account> accounts,
        @Nullable MoveForm form,
        String fixed,
        List<Slot> slots,
        String close) {

    /** @param name handle, or id if the account is gone */
    record Account(String network, String name, String icon, String word) {}

    /** @param href where it is moved there */
    record Slot(Instant at, String day, String clock, String zone, String text, String href) {}
}
