/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.Engagement;
import de.malklug.engagement.FiguresQuery;
import java.io.Serial;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a campaign's figures in memory, by the age posts are compared at, so that another filter costs no reading. What is kept is
 * given up when memory gets scarce. Where reading takes long, what was read last is answered while it is read again, by one
 * thread at a time.
 */
final class KeptFigures {

    private static final Logger log = LoggerFactory.getLogger(KeptFigures.class);

    private static final Duration LONG = Duration.ofMillis(250);

    /** How long figures may be kept although nothing was read: new posts and names must show. */
    private static final Duration KEPT_FOR = Duration.ofSeconds(15);

    /** Reading again takes no more than this part of the time. */
    private static final int PAUSES = 20;

    private static final int REPORTS = 50;

    private final Engagement engagement;
    private final Traits traits;
    private final Clock clock;
    private final Map<Key, Place> places = new ConcurrentHashMap<>();

    KeptFigures(Engagement engagement, Traits traits, Clock clock) {
        this.engagement = engagement;
        this.traits = traits;
        this.clock = clock;
    }

    private record Key(CampaignId campaign, @Nullable Duration age) {}

    private record Wish(ReportScope scope, Campaign campaign) {}

    /** Where the figures of a campaign at an age are. */
    private static final class Place {

        private final ReentrantLock reading = new ReentrantLock();
        private volatile SoftReference<Kept> kept = new SoftReference<>(null);
    }

    /** @param took how long it took to read them */
    private record Kept(
            CountedBasis figures, long version, Instant readAt, Duration took, Map<Wish, EngagementReport> reports) {}

    EngagementReport report(ReportScope scope, Campaign campaign) {
        Kept kept = kept(new Key(campaign.id(), scope.age()));
        Wish wish = new Wish(scope, campaign);
        EngagementReport known = kept.reports().get(wish);
        if (known != null) {
            return known;
        }
        EngagementReport report = new ReportSums(scope, campaign, kept.figures()).report();
        kept.reports().put(wish, report);
        return report;
    }

    private Kept kept(Key key) {
        Place place = places.computeIfAbsent(key, first -> new Place());
        Kept last = place.kept.get();
        if (last != null && isNew(last)) {
            return last;
        }
        if (last == null || last.took().compareTo(LONG) < 0) {
            return readNow(key, place, last);
        }
        if (!place.reading.isLocked()) {
            Thread.ofVirtual().name("figures").start(() -> renew(key, place, last));
        }
        return last;
    }

    private Kept readNow(Key key, Place place, @Nullable Kept last) {
        place.reading.lock();
        try {
            Kept meanwhile = place.kept.get();
            return meanwhile != null && meanwhile != last ? meanwhile : read(key, place);
        } finally {
            place.reading.unlock();
        }
    }

    private boolean isNew(Kept kept) {
        Duration age = Duration.between(kept.readAt(), clock.instant()).abs();
        Duration pause = kept.took().multipliedBy(PAUSES);
        return age.compareTo(pause) < 0 || age.compareTo(KEPT_FOR) <= 0 && kept.version() == engagement.version();
    }

    private void renew(Key key, Place place, Kept last) {
        if (place.reading.tryLock()) {
            try {
                if (place.kept.get() == last) {
                    read(key, place);
                }
            } catch (RuntimeException e) {
                log.warn("Figures could not be read again; those of {} are shown", last.readAt(), e);
            } finally {
                place.reading.unlock();
            }
        }
    }

    private Kept read(Key key, Place place) {
        Instant begin = clock.instant();
        long version = engagement.version();
        FiguresQuery query = new FiguresQuery(key.campaign(), null, null, null, null, key.age(), null);
        List<DeliveryFigures> published = engagement.newest(query);
        Optional<Kept> other = other(key);
        Basis basis = new Basis(
                published,
                other.filter(each -> each.version() == version)
                        .map(each -> each.figures().basis().courses())
                        .orElseGet(() -> engagement.reactions(query)),
                engagement.followers(),
                engagement.problems(),
                engagement.findings(key.campaign()),
                traits.more(
                        key.campaign(),
                        published,
                        other.map(each -> each.figures().basis().traits()).orElse(Map.of())));
        Instant end = clock.instant();
        Kept kept = new Kept(
                CountedBasis.of(basis),
                version,
                end,
                Duration.between(begin, end).abs(),
                reports());
        place.kept = new SoftReference<>(kept);
        return kept;
    }

    /** The newest figures of the same campaign at any age: how posts grew and what they are like is the same at each. */
    private Optional<Kept> other(Key key) {
        return places.entrySet().stream()
                .filter(each -> each.getKey().campaign().equals(key.campaign()))
                .flatMap(each -> Stream.ofNullable(each.getValue().kept.get()))
                .max(Comparator.comparing(Kept::readAt));
    }

    private static Map<Wish, EngagementReport> reports() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

            @Serial
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Wish, EngagementReport> eldest) {
                return size() > REPORTS;
            }
        });
    }
}
