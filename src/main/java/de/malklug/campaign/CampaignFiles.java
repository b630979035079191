/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.nio.file.Path;

/** Reads campaign folders and finds everything in them that a person should change. */
public final class CampaignFiles {

    private final Surroundings surroundings;

    public CampaignFiles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Reads a folder of campaigns, or the folder of one campaign: one with a {@code campaign.yaml}.
     *
     * @param timeline times are checked as it moves them
     */
    public CampaignReading read(Path folder, Timeline timeline) {
        throw new UnsupportedOperationException("Not yet");
    }

    /** Reads a folder of campaigns, or the folder of one campaign, as written. */
    public CampaignReading read(Path folder) {
        return read(folder, Timeline.asWritten());
    }
}
