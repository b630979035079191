/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prepares a database for a desk without files. */
public final class SampleDesk {

    private SampleDesk() {}

    /** A campaign people can write posts for. */
    public static void store(Campaign campaign, JdbcClient writing) {
        writing.sql("INSERT INTO campaign (id, title, content, source_hash, changed_at) VALUES (?, ?, ?, '', 0)"
                        + " ON CONFLICT (id) DO NOTHING")
                .params(campaign.id().value(), campaign.title(), Json.write(campaign))
                .update();
    }
}
