/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignProblem;
import de.malklug.editorial.CampaignImport;
import de.malklug.editorial.ImportPreview;
import de.malklug.editorial.Release;
import de.malklug.plan.Objection;
import de.malklug.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says what an import of the campaign files would lead to. Changes nothing. */
@Component
public final class PlanPreview {

    private final CampaignImport imports;
    private final ReleasedPostsScheduling scheduling;
    private final DeliveryLedger ledger;

    PlanPreview(CampaignImport imports, ReleasedPostsScheduling scheduling, DeliveryLedger ledger) {
        this.imports = imports;
        this.scheduling = scheduling;
        this.ledger = ledger;
    }

    /**
     * What an import would lead to.
     *
     * @param problems what a person should change, those of the files before those of the plans
     */
    public record Preview(List<CampaignPreview> campaigns, List<CampaignProblem> problems) {

        public Preview {
            campaigns = List.copyOf(campaigns);
            problems = List.copyOf(problems);
        }

        public boolean hasErrors() {
            return problems.stream().anyMatch(CampaignProblem::isError);
        }
    }

    /**
     * The same for one campaign.
     *
     * @param plan what would be delivered when and where
     * @param changes what would change against the ledger as it is
     */
    public record CampaignPreview(Release release, Plan plan, DeliveryLedger.PlanChanges changes) {}

    public Preview preview() {
        ImportPreview imported = imports.preview();
        List<CampaignPreview> campaigns = new ArrayList<>();
        List<CampaignProblem> problems = new ArrayList<>(imported.problems());
        for (Release release : imported.releases()) {
            Plan plan = scheduling.plan(release);
            campaigns.add(new CampaignPreview(
                    release, plan, ledger.compare(plan.campaign(), plan.deliveries(), release.untouched())));
            plan.objections().stream().map(Objection::asProblem).forEach(problems::add);
        }
        return new Preview(campaigns, problems);
    }
}
