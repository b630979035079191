/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.editorial.CampaignWatch;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What came of the last look at the campaign files. Files with errors leave malklug up: what was scheduled before goes on, and
 * the pages say what to change.
 */
@Component("campaignHealthIndicator")
class CampaignHealth implements HealthIndicator {

    private final ObjectProvider<CampaignWatch> watch;

    CampaignHealth(ObjectProvider<CampaignWatch> watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        CampaignWatch watching = watch.getIfAvailable();
        CampaignWatch.Outcome last = watching == null ? null : watching.last();
        if (watching != null && last != null) {
            List<?> problems = watching.problems();
            health.withDetail("lastImport", last.at().toString()).withDetail("problems", problems.size());
        }
        return health.build();
    }
}
