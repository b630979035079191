/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.accounts.Accounts;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Release;
import de.malklug.editorial.ReleaseChanges;
import de.malklug.editorial.ReleaseListener;
import de.malklug.networks.Network;
import de.malklug.networks.Networks;
import de.malklug.plan.Objection;
import de.malklug.plan.Plan;
import de.malklug.plan.Planner;
import de.malklug.plan.PostingPolicy;
import java.util.List;
import org.springframework.stereotype.Component;

/** Turns released posts into deliveries of the ledger. */
@Component
class ReleasedPostsScheduling implements ReleaseListener {

    private final Networks networks;
    private final Accounts accounts;
    private final DeliveryLedger ledger;

    ReleasedPostsScheduling(Networks networks, Accounts accounts, DeliveryLedger ledger) {
        this.networks = networks;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @Override
    public Consequence prepare(Release release) {
        Plan plan = plan(release);
        PostKey only = release.only();
        return only == null
                ? () -> wholeCampaign(ledger.apply(plan.campaign(), plan.deliveries(), release.untouched()), plan)
                : () -> onePost(
                        ledger.applyPost(only.campaign(), only.municipality(), only.post(), plan.deliveries()), plan);
    }

    /** What is to be delivered for a release, with the networks and accounts there are now. */
    Plan plan(Release release) {
        Planner planner = new Planner(List.of(PostingPolicy.networkIsKnown(
                networks.all().stream().map(Network::id).toList())));
        return planner.plan(release, accounts.destinations());
    }

    private static ReleaseChanges wholeCampaign(DeliveryLedger.PlanChanges changes, Plan plan) {
        return changes(changes, changes.alreadySent().size(), plan);
    }

    private static ReleaseChanges onePost(DeliveryLedger.PlanChanges changes, Plan plan) {
        return changes(changes, changes.alreadySent().size() + changes.underWay(), plan);
    }

    private static ReleaseChanges changes(DeliveryLedger.PlanChanges changes, int alreadySent, Plan plan) {
        return new ReleaseChanges(
                changes.added().size(),
                changes.changed().size(),
                changes.withdrawn().size(),
                changes.unchanged(),
                alreadySent,
                plan.objections().stream().map(Objection::asProblem).toList());
    }
}
