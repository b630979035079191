/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.board;

import de.malklug.campaign.CampaignId;
import java.util.List;

/** The posts the board looks at. */
public interface BoardPosts {

    /** All of a campaign that are not deleted, by time. */
    List<BoardPost> of(CampaignId campaign);
}
