/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.accounts.Accounts;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.Destination;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Release;
import de.malklug.editorial.ReleaseChanges;
import de.malklug.editorial.ReleaseListener;
import de.malklug.editorial.StoredPost;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.plan.GapFilling;
import de.malklug.plan.Objection;
import de.malklug.plan.Plan;
import de.malklug.plan.PlannedDelivery;
import de.malklug.plan.Planner;
import de.malklug.plan.PostingPolicy;
import de.malklug.storage.Reading;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns released posts into deliveries of the ledger. */
@Component
class ReleasedPostsScheduling implements ReleaseListener {

    private final Networks networks;
    private final Accounts accounts;
    private final DeliveryLedger ledger;
    private final JdbcAppearances appearances;
    private final PlanAhead ahead;
    private final Clock clock;

    ReleasedPostsScheduling(
            Networks networks,
            Accounts accounts,
            DeliveryLedger ledger,
            @Reading JdbcClient reading,
            PlanAhead ahead,
            Clock clock) {
        this.networks = networks;
        this.accounts = accounts;
        this.ledger = ledger;
        this.appearances = new JdbcAppearances(reading);
        this.ahead = ahead;
        this.clock = clock;
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
        Instant now = clock.instant();
        Planner planner = new Planner(List.of(PostingPolicy.networkIsKnown(
                networks.all().stream().map(Network::id).toList())));
        Plan plan = planner.plan(release, accounts.destinations(), now.plus(ahead.horizon()));
        return release.only() == null ? withGapsFilled(plan, release) : plan;
    }

    private Plan withGapsFilled(Plan plan, Release release) {
        List<PlannedDelivery> all = new ArrayList<>(plan.deliveries());
        fillings(release.takesPlace(), release.posts()).values().forEach(all::addAll);
        all.sort(Planner.BY_TIME);
        return new Plan(plan.campaign(), all, plan.objections());
    }

    /**
     * Which slots evergreen posts fill.
     *
     * @param campaign where in time it takes place
     * @param released every released post of it
     */
    Map<PostKey, List<PlannedDelivery>> fillings(Campaign campaign, Collection<StoredPost> released) {
        if (released.stream().noneMatch(post -> post.post().evergreen())) {
            return Map.of();
        }
        Instant now = clock.instant();
        Set<NetworkId> refusing = networks.all().stream()
                .filter(Network::refusesRepetition)
                .map(Network::id)
                .collect(Collectors.toSet());
        return new GapFilling(
                        campaign,
                        released,
                        knownAccounts(),
                        appearances.of(campaign.id(), now),
                        refusing,
                        ahead.fillAhead())
                .fill(now);
    }

    private List<Destination> knownAccounts() {
        Set<NetworkId> known = networks.all().stream().map(Network::id).collect(Collectors.toSet());
        return accounts.destinations().stream()
                .filter(each -> known.contains(each.network()))
                .toList();
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
