/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Anchor;
import de.malklug.campaign.Campaign;
import de.malklug.engagement.DeliveryFigures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the posts of a report with each other: by theme, hashtag, kind of media, and around the anchor event. */
final class Comparisons {

    private static final Comparator<NamedFigures> STRONGEST_FIRST = Comparator.comparing(
                    (NamedFigures each) -> each.reactionsEach().orElse(BigDecimal.valueOf(-1)))
            .reversed()
            .thenComparing(NamedFigures::name);

    private final Collection<DeliveryFigures> deliveries;
    private final Basis basis;
    private final Campaign campaign;

    Comparisons(Collection<DeliveryFigures> deliveries, Basis basis, Campaign campaign) {
        this.deliveries = deliveries;
        this.basis = basis;
        this.campaign = campaign;
    }

    List<NamedFigures> themes() {
        return by(each -> Stream.of(each.theme() == null ? "" : each.theme()));
    }

    List<NamedFigures> hashtags() {
        String own = campaign.hashtag().toLowerCase(Locale.ROOT);
        return by(each -> traits(each).stream()
                .flatMap(traits -> traits.hashtags().stream())
                .filter(hashtag -> !hashtag.equals(own)));
    }

    List<NamedFigures> kinds() {
        return by(each -> traits(each).stream().map(traits -> traits.media().name()));
    }

    private List<PostTraits> traits(DeliveryFigures delivery) {
        PostTraits traits = basis.traits().get(PostKey.of(delivery));
        return traits == null ? List.of() : List.of(traits);
    }

    private List<NamedFigures> by(Function<DeliveryFigures, Stream<String>> names) {
        Map<String, List<DeliveryFigures>> groups = new TreeMap<>();
        deliveries.forEach(each -> names.apply(each)
                .forEach(name ->
                        groups.computeIfAbsent(name, first -> new ArrayList<>()).add(each)));
        return groups.entrySet().stream()
                .map(group -> new NamedFigures(group.getKey(), figures(group.getValue())))
                .sorted(STRONGEST_FIRST)
                .toList();
    }

    private GroupFigures figures(Collection<DeliveryFigures> some) {
        return GroupFigures.of(some, basis.followers(), List.of(), null);
    }

    @Nullable
    AnchorEffect anchor(@Nullable Instant readAt) {
        Anchor anchor = campaign.anchor();
        if (anchor == null) {
            return null;
        }
        LocalDateTime end = anchor.until() == null ? anchor.at() : anchor.until();
        ZonedDateTime over = end.atZone(campaign.zone());
        Instant begin = anchor.at().atZone(campaign.zone()).toInstant();
        Map<Boolean, List<DeliveryFigures>> sides = deliveries.stream()
                .filter(each -> each.publishedAt().isBefore(begin)
                        || !each.publishedAt().isBefore(over.toInstant()))
                .collect(Collectors.partitioningBy(each -> each.publishedAt().isBefore(begin)));
        return new AnchorEffect(
                anchor.title(),
                over,
                readAt != null && readAt.isAfter(over.toInstant()),
                figures(sides.getOrDefault(true, List.of())),
                figures(sides.getOrDefault(false, List.of())));
    }
}
