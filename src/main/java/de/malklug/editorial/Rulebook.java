/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.accounts.Accounts;
import de.malklug.campaign.Appearance;
import de.malklug.campaign.Appearances;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.Circumstances;
import de.malklug.campaign.Destination;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostId;
import de.malklug.campaign.PostingRules;
import de.malklug.campaign.RuleFinding;
import de.malklug.campaign.Series;
import de.malklug.storage.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What posts at the desk meet when they appear: other posts of their accounts, rules over time, and what the agency permitted. */
@Component
final class Rulebook {

    private final JdbcClient reading;
    private final Accounts accounts;

    Rulebook(@Reading JdbcClient reading, Accounts accounts) {
        this.reading = reading;
        this.accounts = accounts;
    }

    /**
     * What a draft meets.
     *
     * @param own the post it belongs to; null if it is new
     */
    Circumstances circumstances(Campaign campaign, MunicipalityId municipality, @Nullable PostId own, PostDraft draft) {
        Instant at = draft.at().atZone(campaign.zone()).toInstant();
        Instant last = draft.repeat() == null
                ? at
                : campaign.period()
                        .to()
                        .plusDays(1)
                        .atStartOfDay(campaign.zone())
                        .toInstant();
        Appearances others = others(campaign, municipality, own, at, last);
        Set<String> permitted = own == null
                ? Set.of()
                : permits(new PostKey(campaign.id(), municipality, own)).stream()
                        .map(permit -> permit.finding().mark())
                        .collect(Collectors.toSet());
        return new Circumstances(others, permitted);
    }

    /** What the rules would say about a post if it appeared then, whatever was permitted. */
    List<RuleFinding> findings(Campaign campaign, StoredPost post, Instant at) {
        PostId own = post.post().id();
        Appearances others = others(campaign, post.post().municipality(), own, at, at);
        Appearance there = appearance(post, at, accounts.destinations());
        return new PostingRules(campaign).findings(post.post(), there, others);
    }

    List<Permit> permits(PostKey post) {
        return reading.sql("SELECT finding, reason, person, person_title, permitted_at FROM rule_permit"
                        + " WHERE campaign = ? AND municipality = ? AND post = ? ORDER BY permitted_at")
                .params(
                        post.campaign().value(),
                        post.municipality().value(),
                        post.post().value())
                .query((row, number) -> new Permit(
                        Json.read(row.getString("finding"), RuleFinding.class),
                        row.getString("reason"),
                        row.getString("person"),
                        row.getString("person_title"),
                        Instant.ofEpochMilli(row.getLong("permitted_at"))))
                .list();
    }

    private Appearances others(
            Campaign campaign, MunicipalityId municipality, @Nullable PostId own, Instant first, Instant last) {
        Duration reach = new PostingRules(campaign).reach();
        if (reach.isZero()) {
            return Appearances.none();
        }
        Instant from = first.minus(reach);
        Instant to = last.plus(reach);
        List<Destination> destinations = accounts.destinations();
        return Appearances.of(reading
                .sql("SELECT " + Rows.POST_COLUMNS + " FROM post"
                        + " WHERE removed_at IS NULL AND campaign = ? AND municipality = ? AND due_at <= ?"
                        + " AND (due_at >= ? OR repeats IS NOT NULL)")
                .params(campaign.id().value(), municipality.value(), to.toEpochMilli(), from.toEpochMilli())
                .query((row, number) -> Rows.post(row))
                .list()
                .stream()
                .filter(post -> !post.post().id().equals(own))
                .flatMap(post -> appearances(post, campaign, from, to, destinations))
                .toList());
    }

    private static Stream<Appearance> appearances(
            StoredPost post, Campaign campaign, Instant from, Instant to, List<Destination> destinations) {
        Series series = post.series(campaign);
        Stream<Instant> times = series == null
                ? Stream.of(post.dueAt())
                : series.occurrences().stream().map(each -> each.at());
        return times.filter(at -> !at.isBefore(from) && !at.isAfter(to)).map(at -> appearance(post, at, destinations));
    }

    private static Appearance appearance(StoredPost post, Instant at, List<Destination> destinations) {
        Set<String> own = post.post().destinations(destinations).stream()
                .map(Destination::account)
                .collect(Collectors.toSet());
        return new Appearance(
                post.post().municipality(), post.post().id(), post.post().title(), at, own);
    }
}
