/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.wording.Phrasebook;
import de.malklug.wording.Phrases;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Speaks to whoever reads the page of the current request. */
@Component
public class Voice {

    private final Phrasebook phrasebook;
    private final CampaignShelf shelf;

    public Voice(Phrasebook phrasebook, CampaignShelf shelf) {
        this.phrasebook = phrasebook;
        this.shelf = shelf;
    }

    /** In the language of the current request and the zone of the running campaign. */
    public Phrases phrases() {
        return phrases(LocaleContextHolder.getLocale());
    }

    /** In another language than that of the current request. */
    public Phrases phrases(Locale locale) {
        return phrasebook.in(locale, shelf.zone());
    }
}
