/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What several municipalities say together during some weeks.
 *
 * @param hashtag with its {@code #}
 * @param zone in which every time of the campaign is meant
 * @param language BCP 47, for example {@code de}
 * @param anchor the event it leads up to, or null
 * @param municipalities in the order they are always shown
 * @param openChannel whether malklug shows it on a public page; on unless said otherwise
 */
public record Campaign(
        CampaignId id,
        String title,
        String hashtag,
        ZoneId zone,
        String language,
        Period period,
        @Nullable Anchor anchor,
        Rules rules,
        List<Municipality> municipalities,
        OpenChannel openChannel) {

    public Campaign {
        municipalities = List.copyOf(municipalities);
        openChannel = Objects.requireNonNullElse(openChannel, OpenChannel.ON);
    }

    /** A campaign that is shown on malklug's public page, too. */
    public Campaign(
            CampaignId id,
            String title,
            String hashtag,
            ZoneId zone,
            String language,
            Period period,
            @Nullable Anchor anchor,
            Rules rules,
            List<Municipality> municipalities) {
        this(id, title, hashtag, zone, language, period, anchor, rules, municipalities, OpenChannel.ON);
    }

    public Optional<Municipality> municipality(MunicipalityId id) {
        return municipalities.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Who approves that municipality's posts. */
    public ApprovalRule approvalOf(MunicipalityId municipality) {
        return municipality(municipality).map(Municipality::approval).orElse(rules.approval());
    }

    /** The same with anchor event and period where the timeline has them. */
    public Campaign placed(Timeline timeline) {
        Period moved = new Period(
                timeline.move(this, period.from().atStartOfDay()).toLocalDate(),
                timeline.move(this, period.to().atTime(LocalTime.MAX)).toLocalDate());
        return new Campaign(
                id, title, hashtag, zone, language, moved, movedAnchor(timeline), rules, municipalities, openChannel);
    }

    private @Nullable Anchor movedAnchor(Timeline timeline) {
        if (anchor == null) {
            return null;
        }
        LocalDateTime until = anchor.until();
        return new Anchor(
                anchor.title(),
                timeline.move(this, anchor.at()),
                until == null ? null : timeline.move(this, until),
                anchor.link());
    }
}
