/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
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

    /**
     * Makes the unsent deliveries of one post exactly these, and touches no others; quick however large the campaign is. What is
     * scheduled so after it was due is missed at once: a person who releases a post too late is asked, and nothing is sent late
     * without a person's word. Joins a transaction under way.
     *
     * @param plan of this post only; empty to withdraw all
     */
    PlanChanges applyPost(
            CampaignId campaign, MunicipalityId municipality, PostId post, Collection<PlannedDelivery> plan);

    /**
     * The same for a post of which more comes into reach as time goes by; nobody released it just now, so nothing is late because of that.
     *
     * @param plan of this post only
     */
    PlanChanges extendPost(
            CampaignId campaign, MunicipalityId municipality, PostId post, Collection<PlannedDelivery> plan);

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
     * @param underWay how many are not planned any more, but already sent or being sent: left as they are
     */
    record PlanChanges(
            List<PlannedDelivery> added,
            List<PlannedDelivery> changed,
            List<Delivery> withdrawn,
            int unchanged,
            List<PlannedDelivery> alreadySent,
            int underWay) {

        public boolean isEmpty() {
            return added.isEmpty() && changed.isEmpty() && withdrawn.isEmpty();
        }
    }
}
