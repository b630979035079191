/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Destination;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.Series;
import de.malklug.editorial.Release;
import de.malklug.editorial.StoredPost;
import de.malklug.networks.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns released posts into deliveries. Pure: the same release and accounts always make the same plan. */
public final class Planner {

    private static final String APPEARS_ONCE = "";

    /** In the order they are due. */
    public static final Comparator<PlannedDelivery> BY_TIME = Comparator.comparing(PlannedDelivery::dueAt)
            .thenComparing(PlannedDelivery::municipality)
            .thenComparing(PlannedDelivery::post)
            .thenComparing(PlannedDelivery::account);

    private final List<PostingPolicy> policies;

    public Planner(List<PostingPolicy> policies) {
        this.policies = List.copyOf(policies);
    }

    /** Everything, to the end of every series. */
    public Plan plan(Release release, Collection<Destination> accounts) {
        return plan(release, accounts, Instant.MAX);
    }

    /**
     * What is to be delivered. Posts that fill gaps are not among it: where they go depends on what went before.
     *
     * @param accounts every account there is; a post goes to its own municipality's only
     * @param horizon appearances of series that are due then or later are left for another plan
     */
    public Plan plan(Release release, Collection<Destination> accounts, Instant horizon) {
        Map<MunicipalityId, List<Destination>> byMunicipality =
                accounts.stream().collect(Collectors.groupingBy(Destination::municipality));
        List<PlannedDelivery> deliveries = new ArrayList<>();
        List<Objection> objections = new ArrayList<>();
        for (StoredPost stored : release.posts()) {
            if (stored.isReleased()) {
                List<Destination> own =
                        byMunicipality.getOrDefault(stored.post().municipality(), List.of());
                objections.addAll(missing(stored.post(), own));
                for (Destination account : stored.post().destinations(own)) {
                    objectionTo(stored.post(), account)
                            .ifPresentOrElse(
                                    objections::add,
                                    () -> deliveries.addAll(deliveries(release, stored, account, horizon)));
                }
            }
        }
        deliveries.sort(BY_TIME);
        return new Plan(release.campaign().id(), deliveries, objections);
    }

    private static List<Objection> missing(Post post, List<Destination> own) {
        if (post.on().isEmpty()) {
            return own.isEmpty() ? List.of(new Objection.NoAccount(post)) : List.of();
        }
        return post.on().stream()
                .filter(name -> own.stream()
                        .noneMatch(each -> each.account().equals(name)
                                || each.network().value().equals(name)))
                .<Objection>map(name -> new Objection.UnknownAccount(post, name))
                .toList();
    }

    private Optional<Objection> objectionTo(Post post, Destination account) {
        return policies.stream()
                .flatMap(policy -> policy.objectionTo(post, account).stream())
                .findFirst();
    }

    private static List<PlannedDelivery> deliveries(
            Release release, StoredPost stored, Destination account, Instant horizon) {
        if (stored.post().evergreen()) {
            return List.of();
        }
        Message message = message(release.campaign(), stored, account);
        Series series = stored.series(release.takesPlace());
        if (series == null) {
            return List.of(delivery(release.campaign(), stored, account, message, APPEARS_ONCE, stored.dueAt()));
        }
        Instant since = stored.changedAt().minus(release.campaign().rules().latest());
        return series.before(horizon).stream()
                .map(each -> {
                    PlannedDelivery planned =
                            delivery(release.campaign(), stored, account, message, each.id(), each.at());
                    return each.at().isBefore(since) ? planned.inPast() : planned;
                })
                .toList();
    }

    /** What a post says on an account. */
    static Message message(Campaign campaign, StoredPost stored, Destination account) {
        return stored.post().messageFor(account.network(), campaign.language(), stored::mediaFor);
    }

    static PlannedDelivery delivery(
            Campaign campaign,
            StoredPost stored,
            Destination account,
            Message message,
            String occurrence,
            Instant dueAt) {
        Post post = stored.post();
        return PlannedDelivery.of(
                campaign.id(),
                post.municipality(),
                post.id(),
                occurrence,
                account.account(),
                account.network(),
                post.theme(),
                post.title(),
                message,
                dueAt,
                dueAt.plus(campaign.rules().latest()));
    }
}
