/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.plan.PlannedDelivery;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Takes plans into the ledger. A plan never changes anything that was published or is being published. */
public interface DeliveryLedger {

    /**
     * Makes the campaign's unsent deliveries exactly these, in one transaction together with their triggers: new ones are
     * scheduled, changed ones changed, missing ones withdrawn. Joins a transaction under way.
     *
     * @param untouched municipalities whose deliveries stay as they are, whatever the plan says
     */
    PlanChanges apply(CampaignId campaign, Collection<PlannedDelivery> plan, Set<MunicipalityId> untouched);

    /** The same for all municipalities. */
    default PlanChanges apply(CampaignId campaign, Collection<PlannedDelivery> plan) {
        return apply(campaign, plan, Set.of());
    }

    /** What {@link #apply} would do, without doing it. */
    PlanChanges compare(CampaignId campaign, Collection<PlannedDelivery> plan, Set<MunicipalityId> untouched);

    /** The same for all municipalities. */
    default PlanChanges compare(CampaignId campaign, Collection<PlannedDelivery> plan) {
        return compare(campaign, plan, Set.of());
    }

    /**
     * The difference between a plan and the ledger.
     *
     * @param added planned and not in the ledger
     * @param changed in the ledger and unsent, but with another text, time or account state
     * @param withdrawn unsent in the ledger and no longer planned
     * @param unchanged how many stay as they are
     * @param alreadySent planned otherwise by now, but already sent or being sent: left as they are
     */
    record PlanChanges(
            List<PlannedDelivery> added,
            List<PlannedDelivery> changed,
            List<Delivery> withdrawn,
            int unchanged,
            List<PlannedDelivery> alreadySent) {

        public boolean isEmpty() {
            return added.isEmpty() && changed.isEmpty() && withdrawn.isEmpty();
        }
    }
}
