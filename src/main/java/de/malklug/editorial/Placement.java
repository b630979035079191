/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Timeline;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where in time campaigns take place during one import. */
sealed interface Placement {

    Timeline timeline();

    /** Where the campaign's anchor event was moved to, to be remembered; null if nowhere. */
    @Nullable
    LocalDateTime movedTo(CampaignId campaign);

    /** Differs whenever the known campaigns take place at another time. */
    String key();

    /** The same once these campaigns are known. */
    Placement knowing(Collection<CampaignId> campaigns);

    /** Where a source of timelines says. */
    record Sourced(Timeline timeline, String key) implements Placement {

        @Override
        public @Nullable LocalDateTime movedTo(CampaignId campaign) {
            return null;
        }

        @Override
        public Placement knowing(Collection<CampaignId> campaigns) {
            return this;
        }
    }

    /**
     * Where they were moved to.
     *
     * @param instruction where they are to go now
     * @param known where known campaigns went before; they stay there unless the instruction says otherwise
     */
    record Moved(AnchorSetting instruction, Map<CampaignId, Optional<LocalDateTime>> known) implements Placement {

        @Override
        public Timeline timeline() {
            return (campaign, written) -> {
                LocalDateTime anchor = movedTo(campaign.id());
                return anchor == null ? written : Timeline.anchoredAt(anchor).move(campaign, written);
            };
        }

        @Override
        public @Nullable LocalDateTime movedTo(CampaignId campaign) {
            AnchorSetting.Move move = instruction.moveOf(campaign);
            return move == null ? known.getOrDefault(campaign, Optional.empty()).orElse(null) : move.to();
        }

        @Override
        public String key() {
            Map<CampaignId, String> places = new TreeMap<>();
            known.keySet().forEach(campaign -> places.put(campaign, String.valueOf(movedTo(campaign))));
            return places.toString();
        }

        @Override
        public Placement knowing(Collection<CampaignId> campaigns) {
            Map<CampaignId, Optional<LocalDateTime>> more = new TreeMap<>(known);
            campaigns.forEach(campaign -> more.put(campaign, Optional.ofNullable(movedTo(campaign))));
            return new Moved(instruction, more);
        }
    }
}
