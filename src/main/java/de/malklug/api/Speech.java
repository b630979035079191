/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.campaign.CampaignId;
import de.malklug.wording.Phrasebook;
import de.malklug.wording.Phrases;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Speaks the language of the current call ({@code Accept-Language}, else German), in the zone of a campaign. */
@Component
class Speech {

    private final Phrasebook phrasebook;
    private final Parameters parameters;

    Speech(Phrasebook phrasebook, Parameters parameters) {
        this.phrasebook = phrasebook;
        this.parameters = parameters;
    }

    Phrases about(@Nullable CampaignId campaign) {
        return phrasebook.in(LocaleContextHolder.getLocale(), parameters.zone(campaign));
    }
}
