/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Anchor;
import de.malklug.campaign.Campaign;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the posts of a report with each other: by theme, hashtag, kind of media, and around the anchor event. */
final class Comparisons {

    private static final Comparator<NamedFigures> STRONGEST_FIRST = Comparator.comparing(
                    (NamedFigures each) -> each.reactionsEach().orElse(BigDecimal.valueOf(-1)))
            .reversed()
            .thenComparing(NamedFigures::name);

    private final Collection<Counted> deliveries;
    private final Basis basis;
    private final Campaign campaign;

    Comparisons(Collection<Counted> deliveries, Basis basis, Campaign campaign) {
        this.deliveries = deliveries;
        this.basis = basis;
        this.campaign = campaign;
    }

    List<NamedFigures> themes() {
        return by(each -> List.of(Objects.requireNonNullElse(each.delivery().theme(), "")));
    }

    List<NamedFigures> hashtags() {
        String own = campaign.hashtag().toLowerCase(Locale.ROOT);
        List<NamedFigures> all =
                by(each -> each.traits() == null ? List.of() : each.traits().hashtags());
        return all.stream().filter(each -> !each.name().equals(own)).toList();
    }

    List<NamedFigures> kinds() {
        return by(each -> each.traits() == null
                ? List.of()
                : List.of(each.traits().media().name()));
    }

    private List<NamedFigures> by(Function<Counted, List<String>> names) {
        Map<String, Sums> groups = new HashMap<>();
        for (Counted each : deliveries) {
            for (String name : names.apply(each)) {
                groups.computeIfAbsent(name, first -> new Sums()).add(each);
            }
        }
        return groups.entrySet().stream()
                .map(group -> new NamedFigures(group.getKey(), figures(group.getValue())))
                .sorted(STRONGEST_FIRST)
                .toList();
    }

    private GroupFigures figures(Sums sums) {
        return sums.figures(basis.followers(), Tally.NOTHING, null);
    }

    @Nullable
    AnchorEffect anchor(@Nullable Instant readAt) {
        Anchor anchor = campaign.anchor();
        if (anchor == null) {
            return null;
        }
        LocalDateTime end = anchor.until() == null ? anchor.at() : anchor.until();
        ZonedDateTime over = end.atZone(campaign.zone());
        long begin = anchor.at().atZone(campaign.zone()).toInstant().toEpochMilli();
        Sums before = new Sums();
        Sums after = new Sums();
        for (Counted each : deliveries) {
            if (each.publishedAt() < begin) {
                before.add(each);
            } else if (each.publishedAt() >= over.toInstant().toEpochMilli()) {
                after.add(each);
            }
        }
        return new AnchorEffect(
                anchor.title(),
                over,
                readAt != null && readAt.isAfter(over.toInstant()),
                figures(before),
                figures(after));
    }
}
