/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** A campaign of nothing but times. */
final class TestCampaign {

    private TestCampaign() {}

    /** In Berlin, around an event that begins then. */
    static Campaign around(String anchor) {
        return of(new Anchor("Konferenz", LocalDateTime.parse(anchor), null, null));
    }

    static Campaign withoutAnchor() {
        return of(null);
    }

    private static Campaign of(Anchor anchor) {
        return new Campaign(
                new CampaignId("test"),
                "Test",
                "#test",
                ZoneId.of("Europe/Berlin"),
                "de",
                new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)),
                anchor,
                Rules.USUAL,
                List.of());
    }
}
