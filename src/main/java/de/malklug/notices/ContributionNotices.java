/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import de.malklug.contributions.Contribution;
import de.malklug.contributions.Contribution.Status;
import de.malklug.contributions.ContributionLink;
import de.malklug.contributions.Inbox;
import de.malklug.contributions.Request;
import de.malklug.contributions.Requests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What people must know of contributions: that one waits, and that one is wanted. */
@Component
class ContributionNotices {

    private static final int MOST = 200;

    private final Supplier<List<Contribution>> waiting;
    private final Supplier<List<ContributionLink>> wanted;
    private final Predicate<ContributionLink> near;

    @Autowired
    ContributionNotices(Inbox inbox, Requests requests) {
        this(() -> inbox.list(Set.of(), EnumSet.of(Status.RECEIVED), MOST), requests::unanswered, requests::isNear);
    }

    /**
     * @param waiting what came in and waits
     * @param wanted by what links nothing came yet
     * @param near whether a deadline is near
     */
    ContributionNotices(
            Supplier<List<Contribution>> waiting,
            Supplier<List<ContributionLink>> wanted,
            Predicate<ContributionLink> near) {
        this.waiting = waiting;
        this.wanted = wanted;
        this.near = near;
    }

    List<Occurrence> now() {
        List<Occurrence> all = new ArrayList<>();
        waiting.get().forEach(each -> all.add(of(each)));
        wanted.get().forEach(each -> all.add(of(each, near.test(each))));
        return all;
    }

    private static Occurrence of(Contribution contribution) {
        Instant at = contribution.receivedAt() == null ? contribution.changedAt() : contribution.receivedAt();
        return new Occurrence(
                "contribution/" + contribution.id() + "/" + at,
                false,
                "contribution/" + contribution.municipality(),
                NoticeKind.CONTRIBUTION,
                false,
                Audience.TOWN_AND_AGENCY,
                Set.of(),
                contribution.municipality(),
                content(contribution.campaign().value(), contribution.title(), null, at, "/inbox/" + contribution.id()),
                contribution.title(),
                at);
    }

    /** Urgent once its deadline is near: then people who have not read it get a mail at once. */
    private static Occurrence of(ContributionLink link, boolean near) {
        Request request = link.request();
        String theme = request == null ? "" : request.theme();
        String event = "request/" + link.id() + "/" + link.expiresAt() + (near ? "/near" : "");
        return new Occurrence(
                event,
                false,
                event,
                NoticeKind.REQUEST,
                near,
                Audience.TOWN,
                Set.of(),
                link.municipality(),
                content(
                        link.campaign().value(),
                        theme,
                        link.createdBy(),
                        link.expiresAt(),
                        "/inbox/links/" + link.id()),
                theme,
                link.createdAt());
    }

    private static NoticeContent content(
            String campaign, String title, @Nullable String person, Instant at, String href) {
        return new NoticeContent(campaign, null, null, title, "", List.of(), person, null, at.toString(), href);
    }
}
