/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That a post appears.
 *
 * @param title of the post, for sentences that name it
 * @param accounts ids of the accounts it appears on
 */
public record Appearance(MunicipalityId municipality, PostId post, String title, Instant at, Set<String> accounts) {

    public Appearance {
        accounts = Set.copyOf(accounts);
    }

    /**
     * Each time a post appears; empty if it has no time, because it is relative to an event that is not there.
     *
     * @param timeline where in time the campaign takes place
     * @param accounts every account there is
     */
    static List<Appearance> all(Post post, Campaign campaign, Timeline timeline, Collection<Destination> accounts) {
        if (post.at() instanceof PostTime.Relative && campaign.anchor() == null) {
            return List.of();
        }
        Set<String> own =
                post.destinations(accounts).stream().map(Destination::account).collect(Collectors.toSet());
        LocalDateTime local = timeline.move(campaign, post.at().in(campaign));
        Appearance first = new Appearance(
                post.municipality(),
                post.id(),
                post.title(),
                local.atZone(campaign.zone()).toInstant(),
                own);
        Recurrence repeat = post.repeat();
        if (repeat == null) {
            return List.of(first);
        }
        LocalDate close = timeline.move(campaign, campaign.period().to().atTime(LocalTime.MAX))
                .toLocalDate();
        Recurrence placed = repeat.placed(at -> timeline.move(campaign, at));
        return new Series(local, placed, close, campaign.zone())
                .occurrences().stream().map(each -> first.at(each.at())).toList();
    }

    public Appearance at(Instant time) {
        return new Appearance(municipality, post, title, time, accounts);
    }

    boolean isOfSamePost(Appearance other) {
        return municipality.equals(other.municipality) && post.equals(other.post);
    }
}
