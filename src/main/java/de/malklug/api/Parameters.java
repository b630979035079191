/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what callers write into a query. Empty means any; a value that cannot be is refused, never ignored. */
@Component
class Parameters {

    static final int USUAL_LIMIT = 100;
    static final int LARGEST_LIMIT = 1000;

    private static final List<String> TIMES = List.of("2026-11-09T08:00:00Z", "2026-11-09");

    private final Campaigns campaigns;
    private final Networks networks;

    Parameters(Campaigns campaigns, Networks networks) {
        this.campaigns = campaigns;
        this.networks = networks;
    }

    @Nullable
    CampaignId campaign(@Nullable String value) {
        List<String> known = all().map(each -> each.id().value()).toList();
        return isAny(value) ? null : new CampaignId(oneOf("campaign", value, known));
    }

    Set<MunicipalityId> municipalities(@Nullable List<String> values) {
        Set<MunicipalityId> wanted = new LinkedHashSet<>();
        if (values != null && !values.isEmpty()) {
            List<String> known = all().flatMap(each -> each.municipalities().stream())
                    .map(Municipality::id)
                    .distinct()
                    .map(MunicipalityId::value)
                    .toList();
            values.stream()
                    .filter(value -> !isAny(value))
                    .forEach(value -> wanted.add(new MunicipalityId(oneOf("municipality", value, known))));
        }
        return wanted;
    }

    @Nullable
    NetworkId network(@Nullable String value) {
        List<String> known =
                networks.all().stream().map(Network::id).map(NetworkId::value).toList();
        return isAny(value) ? null : new NetworkId(oneOf("network", value, known));
    }

    /** In any case. */
    <E extends Enum<E>> Set<E> words(String parameter, @Nullable List<String> values, Class<E> type) {
        Set<E> wanted = new LinkedHashSet<>();
        List<String> known =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        if (values != null) {
            values.stream()
                    .filter(value -> !isAny(value))
                    .map(value -> oneOf(parameter, value.strip().toUpperCase(Locale.ROOT), known))
                    .forEach(word -> wanted.add(Enum.valueOf(type, word)));
        }
        return wanted;
    }

    /** An instant in ISO 8601, or a day: its beginning in the campaign's zone. */
    @Nullable
    Instant time(String parameter, @Nullable String value, @Nullable CampaignId campaign) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return value.strip().length() == TIMES.getLast().length()
                    ? LocalDate.parse(value.strip())
                            .atStartOfDay(zone(campaign))
                            .toInstant()
                    : OffsetDateTime.parse(value.strip()).toInstant();
        } catch (DateTimeException e) {
            throw new UnknownValue(parameter, value, TIMES);
        }
    }

    /** A day in ISO 8601. */
    @Nullable
    LocalDate day(String parameter, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(value.strip());
        } catch (DateTimeException e) {
            throw new UnknownValue(parameter, value, List.of(TIMES.getLast()));
        }
    }

    int limit(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return USUAL_LIMIT;
        }
        String digits = value.strip();
        if (!digits.matches("[0-9]{1,4}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > LARGEST_LIMIT) {
            throw new UnknownValue("limit", value, List.of("1", "…", String.valueOf(LARGEST_LIMIT)));
        }
        return Integer.parseInt(digits);
    }

    /** In which zone the times of a campaign are meant; of all of them, if none is named. */
    ZoneId zone(@Nullable CampaignId campaign) {
        return all().filter(each -> campaign == null || each.id().equals(campaign))
                .map(Campaign::zone)
                .findFirst()
                .orElse(ZoneId.of("Europe/Berlin"));
    }

    private Stream<Campaign> all() {
        return campaigns.all().stream().map(StoredCampaign::campaign);
    }

    private static boolean isAny(@Nullable String value) {
        return value == null || value.isBlank();
    }

    private static String oneOf(String parameter, @Nullable String value, Collection<String> allowed) {
        String wanted = value == null ? "" : value.strip();
        if (!allowed.contains(wanted)) {
            throw new UnknownValue(parameter, wanted, allowed);
        }
        return wanted;
    }
}
