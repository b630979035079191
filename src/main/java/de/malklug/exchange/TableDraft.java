/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;

/**
 * A table somebody brought along and did not take up yet.
 *
 * @param municipality whose posts they are where no column says so
 * @param person who brought it
 * @param name of its file
 */
public record TableDraft(
        String id, CampaignId campaign, MunicipalityId municipality, String person, String name, TableSheet sheet) {}
