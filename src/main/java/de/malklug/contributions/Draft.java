/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Wording;
import de.malklug.networks.NetworkId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** What a contribution says, as a draft of the desk. */
record Draft(Campaign campaign, Contribution contribution, List<MediaReference> pictures, Instant now) {

    private static final LocalTime USUAL_TIME = LocalTime.of(12, 0);

    PostDraft post() {
        Entry entry = contribution.entry();
        return new PostDraft(
                at(),
                contribution.link().request() == null ? null : contribution.title(),
                null,
                entry.networks().stream().map(NetworkId::value).toList(),
                new Wording(entry.text().strip(), null, pictures),
                Map.of(),
                List.of());
    }

    /** On the wished day if that is still to come, else on the next day of the campaign. Whoever edits it chooses. */
    private LocalDateTime at() {
        LocalDate tomorrow = now.atZone(campaign.zone()).toLocalDate().plusDays(1);
        LocalDate wished = contribution.entry().day();
        LocalDate first = campaign.period().from();
        LocalDate usual = tomorrow.isBefore(first) ? first : tomorrow;
        return (wished == null || wished.isBefore(tomorrow) ? usual : wished).atTime(USUAL_TIME);
    }
}
