/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

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
}
