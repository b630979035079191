/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.storage.Reading;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks towns for contributions, and keeps the links by which they send them. Says nothing about who may: that is for the caller to ask. */
@Component
public class Requests {

    private final LinkRows rows;
    private final LinkRows read;
    private final LinkTokens tokens;
    private final TransactionTemplate transactions;
    private final AuditTrail trail;
    private final ContributionLetters letters;
    private final ContributionSettings settings;
    private final Clock clock;

    Requests(
            JdbcClient writing,
            @Reading JdbcClient reading,
            LinkTokens tokens,
            TransactionTemplate transactions,
            AuditTrail trail,
            ContributionLetters letters,
            ContributionSettings settings,
            Clock clock) {
        this.rows = new LinkRows(writing);
        this.read = new LinkRows(reading);
        this.tokens = tokens;
        this.transactions = transactions;
        this.trail = trail;
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is asked, and of whom.
     *
     * @param theme in a few words
     * @param wish in sentences; may be empty
     * @param towns whom, each with an address that gets the link and is reminded, or null for none
     */
    public record Wish(
            CampaignId campaign,
            String theme,
            String wish,
            Instant deadline,
            Map<MunicipalityId, Optional<String>> towns) {}

    /**
     * A link somebody can hand on.
     *
     * @param mailed whether malklug hands it on itself
     */
    public record Issued(ContributionLink link, URI address, boolean mailed) {}

    /**
     * Asks towns, each by a link of its own that works until the deadline.
     *
     * @param base malklug's own address, as those who are asked reach it
     * @throws IllegalArgumentException if the deadline has passed or nobody is asked
     */
    public List<Issued> ask(Wish wish, Actor by, URI base) {
        Instant now = clock.instant();
        if (!wish.deadline().isAfter(now) || wish.towns().isEmpty()) {
            throw new IllegalArgumentException("A request asks somebody, until some time to come");
        }
        Request request = new Request(
                LinkTokens.freshId(),
                wish.campaign(),
                wish.theme().strip(),
                wish.wish().strip(),
                wish.deadline(),
                by.title(),
                now);
        return Objects.requireNonNull(transactions.execute(transaction -> {
            rows.insert(request);
            List<Issued> issued = new ArrayList<>();
            wish.towns().forEach((town, contact) -> {
                ContributionLink link =
                        fresh(wish.campaign(), town, request, contact.orElse(null), by, wish.deadline());
                rows.insert(link);
                trail.record(by, "contribution.asked", Trail.of(link), null, Trail.content(link));
                issued.add(new Issued(link, address(link, base), letters.request(link, base)));
            });
            return issued;
        }));
    }

    /** The standing link of a town, made if there is none. */
    public ContributionLink standing(CampaignId campaign, MunicipalityId town, Actor by) {
        return Objects.requireNonNull(transactions.execute(transaction -> rows.standing(campaign, town)
                .orElseGet(() -> {
                    Instant end = clock.instant().plus(settings.contributions().linkLifetime());
                    ContributionLink link = fresh(campaign, town, null, null, by, end);
                    rows.insert(link);
                    trail.record(by, "contribution.link-made", Trail.of(link), null, Trail.content(link));
                    return link;
                })));
    }

    private ContributionLink fresh(
            CampaignId campaign,
            MunicipalityId town,
            @Nullable Request request,
            @Nullable String contact,
            Actor by,
            Instant end) {
        return new ContributionLink(
                LinkTokens.freshId(), campaign, town, request, 0, contact, by.title(), clock.instant(), end, null);
    }

    /** Of these municipalities, or of all if none is named; those that end last first. */
    public List<ContributionLink> links(Collection<MunicipalityId> municipalities) {
        return read.of(municipalities);
    }

    public Optional<ContributionLink> find(String id) {
        return read.find(id);
    }

    /** Its address now. */
    public URI address(ContributionLink link, URI base) {
        return URI.create(ContributionLetters.address(base, tokens.of(link)));
    }

    /** Makes a link useless at once; false if it was before. */
    public boolean revoke(ContributionLink link, Actor by) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean revoked = rows.revoke(link.id(), clock.instant());
            if (revoked) {
                trail.record(by, "contribution.link-revoked", Trail.of(link), Trail.content(link), null);
            }
            return revoked;
        }));
    }

    /**
     * Lets a link work until then. One that was revoked gets another address; those handed out before stay useless.
     *
     * @param otherAddress whether it gets another address in any case
     * @throws IllegalArgumentException if that has passed
     */
    public ContributionLink renew(ContributionLink link, Instant until, boolean otherAddress, Actor by) {
        if (!until.isAfter(clock.instant())) {
            throw new IllegalArgumentException("A link works until some time to come");
        }
        return Objects.requireNonNull(transactions.execute(transaction -> {
            rows.renew(link.id(), until, otherAddress || link.revokedAt() != null);
            ContributionLink renewed = rows.find(link.id()).orElseThrow();
            trail.record(by, "contribution.link-renewed", Trail.of(link), Trail.content(link), Trail.content(renewed));
            return renewed;
        }));
    }

    /** Links to requests whose deadline is near, and by which nothing came yet. */
    public List<ContributionLink> unanswered() {
        Instant now = clock.instant();
        return read.unansweredUntil(now, Instant.ofEpochMilli(Long.MAX_VALUE / 2));
    }

    /** Whether a deadline is so near that people are reminded of it: the usual time before, but not before half of it has passed. */
    public boolean isNear(ContributionLink link) {
        Instant usual = link.expiresAt().minus(settings.contributions().reminder());
        Instant half = link.createdAt()
                .plus(Duration.between(link.createdAt(), link.expiresAt()).dividedBy(2));
        return !clock.instant().isBefore(usual.isAfter(half) ? usual : half);
    }
}
