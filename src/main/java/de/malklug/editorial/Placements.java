/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says where in time campaigns take place. The instruction a process was started with is followed once per campaign;
 * afterwards a campaign stays where it is, or where another process moved it meanwhile.
 */
final class Placements {

    private final Supplier<@Nullable TimelineSource> source;
    private final AnchorSetting instruction;
    private final Campaigns campaigns;
    private final Set<CampaignId> followed = ConcurrentHashMap.newKeySet();

    Placements(Supplier<@Nullable TimelineSource> source, AnchorSetting instruction, Campaigns campaigns) {
        this.source = source;
        this.instruction = instruction;
        this.campaigns = campaigns;
    }

    Placement now() {
        TimelineSource timelines = source.get();
        return timelines == null
                ? new Placement.Moved(instruction.without(followed), campaigns.places())
                : new Placement.Sourced(timelines.timeline(), timelines.key());
    }

    /** The instruction was followed for these campaigns. */
    void followed(Collection<CampaignId> placed) {
        followed.addAll(placed);
    }
}
