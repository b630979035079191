/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Campaign;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.Engagement;
import de.malklug.engagement.FiguresQuery;
import java.io.Serial;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Computes reports from what was read so far. Never waits for a writer, never asks a network. What was computed is kept until
 * something new is read; where computing takes long, the last report is answered while the next one is computed.
 */
@Component
public class EngagementReports {

    private static final int KEPT = 100;

    /** How long a report may be kept although nothing was read: new posts and names must show. */
    private static final Duration KEPT_FOR = Duration.ofSeconds(15);

    private static final Duration LONG = Duration.ofMillis(250);

    private final Campaigns campaigns;
    private final Engagement engagement;
    private final Traits traits;
    private final Clock clock;
    private final Map<Wish, Kept> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wish, Kept> eldest) {
            return size() > KEPT;
        }
    });

    EngagementReports(Campaigns campaigns, Engagement engagement, Traits traits, Clock clock) {
        this.campaigns = campaigns;
        this.engagement = engagement;
        this.traits = traits;
        this.clock = clock;
    }

    private record Wish(ReportScope scope, Campaign campaign) {}

    /** @param took how long it took to compute */
    private record Kept(
            EngagementReport report, long version, Instant computedAt, Duration took, AtomicBoolean renewing) {}

    /** The report as of now; empty if there is no such campaign. */
    public Optional<EngagementReport> report(ReportScope scope) {
        return campaigns.find(scope.campaign()).map(StoredCampaign::campaign).map(campaign -> report(scope, campaign));
    }

    private EngagementReport report(ReportScope scope, Campaign campaign) {
        Wish wish = new Wish(scope, campaign);
        Kept last = kept.get(wish);
        if (last == null) {
            return compute(wish).report();
        }
        boolean old = Duration.between(last.computedAt(), clock.instant()).abs().compareTo(KEPT_FOR) > 0;
        if (!old && last.version() == engagement.version()) {
            return last.report();
        }
        if (last.took().compareTo(LONG) < 0) {
            return compute(wish).report();
        }
        if (last.renewing().compareAndSet(false, true)) {
            Thread.ofVirtual().name("report").start(() -> compute(wish));
        }
        return last.report();
    }

    private Kept compute(Wish wish) {
        long begin = System.nanoTime();
        long version = engagement.version();
        EngagementReport report =
                EngagementReport.of(wish.scope(), wish.campaign(), basis(wish.scope(), wish.campaign(), null));
        Kept computed = new Kept(
                report, version, clock.instant(), Duration.ofNanos(System.nanoTime() - begin), new AtomicBoolean());
        kept.put(wish, computed);
        return computed;
    }

    /**
     * What a report is computed from.
     *
     * @param asOf what was read or published later is left out; null for now
     */
    public Basis basis(ReportScope scope, Campaign campaign, @Nullable Instant asOf) {
        Instant to = scope.to().plusDays(1).atStartOfDay(campaign.zone()).toInstant();
        Instant end = asOf != null && asOf.isBefore(to) ? asOf : to;
        FiguresQuery upToEnd =
                new FiguresQuery(campaign.id(), scope.network(), null, end, scope.theme(), scope.age(), asOf);
        List<DeliveryFigures> published = engagement.newest(upToEnd);
        return new Basis(
                published,
                engagement.reactions(upToEnd),
                engagement.followers(),
                engagement.problems(),
                engagement.findings(campaign.id()),
                traits.of(campaign.id(), published));
    }
}
