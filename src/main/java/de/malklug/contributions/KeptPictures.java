/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.media.MediaHolder;
import de.malklug.storage.Reading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Needs the bytes of pictures that were sent, taken over or not. */
@Component
class KeptPictures implements MediaHolder {

    private final ContributionRows rows;

    KeptPictures(@Reading JdbcClient reading) {
        this.rows = new ContributionRows(reading);
    }

    @Override
    public boolean holds(String sha256) {
        return rows.shows(sha256);
    }
}
