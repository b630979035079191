/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.campaign.Campaign;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The campaigns the editorial desk knows. Read at most once a second: every page asks several times. */
@Component
class StoredCampaigns implements CampaignShelf {

    private static final Logger log = LoggerFactory.getLogger(StoredCampaigns.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Campaigns campaigns;
    private final Clock clock;
    private volatile Shelf shelf = new Shelf(List.of(), Instant.EPOCH);

    StoredCampaigns(Campaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Override
    public List<Campaign> all() {
        Instant now = clock.instant();
        Shelf known = shelf;
        if (known.readAt().plus(FRESH).isAfter(now) && !known.readAt().isAfter(now)) {
            return known.campaigns();
        }
        try {
            List<Campaign> read = campaigns.all().stream()
                    .map(StoredCampaign::campaign)
                    .sorted(Comparator.comparingLong(campaign -> distance(campaign, now)))
                    .toList();
            shelf = new Shelf(read, now);
            return read;
        } catch (DataAccessException unreadable) {
            log.warn("Pages show the campaigns last seen: the stored ones cannot be read", unreadable);
            return known.campaigns();
        }
    }

    /** 0 for a campaign that runs; the further off, the more, and over is further off than still to come. */
    private static long distance(Campaign campaign, Instant now) {
        LocalDate today = now.atZone(campaign.zone()).toLocalDate();
        if (campaign.period().contains(today)) {
            return 0;
        }
        long ahead = campaign.period().from().toEpochDay() - today.toEpochDay();
        long over = today.toEpochDay() - campaign.period().to().toEpochDay();
        return ahead > 0 ? ahead : Integer.MAX_VALUE + over;
    }

    private record Shelf(List<Campaign> campaigns, Instant readAt) {}
}
