/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.NetworkId;
import de.malklug.reports.ReportScope;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody wants to see of the dashboard, as the address says it. What the address says wrongly is left out.
 *
 * @param campaign null for the running one
 * @param municipality null for all
 * @param network null for all
 * @param days null for the whole campaign
 */
record DashboardQuery(
        @Nullable CampaignId campaign,
        @Nullable MunicipalityId municipality,
        @Nullable NetworkId network,
        @Nullable Days days) {

    static final String PATH = "/reports/dashboard";

    /** @param from first day, to last day, both included */
    record Days(LocalDate from, LocalDate to) {

        Days {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException(from + ".." + to);
            }
        }

        static Days parse(String text) {
            String[] halves = text.split("\\.\\.", 2);
            return new Days(LocalDate.parse(halves[0]), LocalDate.parse(halves[halves.length - 1]));
        }

        @Override
        public String toString() {
            return from + ".." + to;
        }
    }

    static DashboardQuery of(MultiValueMap<String, String> parameters) {
        return new DashboardQuery(
                read(parameters, "campaign", CampaignId::new),
                read(parameters, "municipality", MunicipalityId::new),
                read(parameters, "network", NetworkId::new),
                read(parameters, "days", Days::parse));
    }

    private static <T> @Nullable T read(
            MultiValueMap<String, String> parameters, String name, Function<String, T> reading) {
        String text = parameters.getFirst(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return reading.apply(text.strip());
        } catch (IllegalArgumentException | DateTimeException misspelt) {
            return null;
        }
    }

    /** Whether anything is left out. */
    boolean isFiltered() {
        return municipality != null || network != null || days != null;
    }

    DashboardQuery withoutFilters() {
        return new DashboardQuery(campaign, null, null, null);
    }

    /** The same for a campaign; a municipality it does not know is left out. */
    DashboardQuery within(Campaign known) {
        MunicipalityId asked = municipality;
        return asked == null || known.municipality(asked).isPresent()
                ? this
                : new DashboardQuery(campaign, null, network, days);
    }

    ReportScope scope(Campaign known) {
        ReportScope scope = ReportScope.of(known).of(municipality).on(network);
        return days == null ? scope : scope.during(days.from(), days.to());
    }

    String href() {
        return href(PATH);
    }

    /** The same wish at another address. */
    String href(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "campaign", campaign);
        add(address, "municipality", municipality);
        add(address, "network", network);
        add(address, "days", days);
        return address.build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }
}
