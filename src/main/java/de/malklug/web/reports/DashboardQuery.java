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
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
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
 * @param theme null for all
 * @param age null for malklug to choose
 */
record DashboardQuery(
        @Nullable CampaignId campaign,
        @Nullable MunicipalityId municipality,
        @Nullable NetworkId network,
        @Nullable Days days,
        @Nullable String theme,
        @Nullable Age age) {

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

    /** At which age posts are compared. */
    enum Age {
        HOURS_24("24h", ReportScope.AGES.get(0)),
        DAYS_7("7d", ReportScope.AGES.get(1)),
        DAYS_30("30d", ReportScope.AGES.get(2)),
        /** Each with its newest reading. */
        NEWEST("newest", null);

        private final String key;
        private final @Nullable Duration age;

        Age(String key, @Nullable Duration age) {
            this.key = key;
            this.age = age;
        }

        static Age parse(String key) {
            return Arrays.stream(values())
                    .filter(each -> each.key.equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(key));
        }

        /** As pages and bundles name it. */
        String key() {
            return key;
        }

        @Override
        public String toString() {
            return key;
        }
    }

    static DashboardQuery of(MultiValueMap<String, String> parameters) {
        return new DashboardQuery(
                read(parameters, "campaign", CampaignId::new),
                read(parameters, "municipality", MunicipalityId::new),
                read(parameters, "network", NetworkId::new),
                read(parameters, "days", Days::parse),
                read(parameters, "theme", theme -> theme),
                read(parameters, "age", Age::parse));
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
        return municipality != null || network != null || days != null || theme != null;
    }

    DashboardQuery withoutFilters() {
        return new DashboardQuery(campaign, null, null, null, null, age);
    }

    /** The same for a campaign; a municipality it does not know is left out. */
    DashboardQuery within(Campaign known) {
        MunicipalityId asked = municipality;
        return asked == null || known.municipality(asked).isPresent()
                ? this
                : new DashboardQuery(campaign, null, network, days, theme, age);
    }

    DashboardQuery at(Age wanted) {
        return new DashboardQuery(campaign, municipality, network, days, theme, wanted);
    }

    ReportScope scope(Campaign known) {
        ReportScope scope =
                ReportScope.of(known).of(municipality).on(network).about(theme).at(age == null ? null : age.age);
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
        add(address, "theme", theme);
        add(address, "age", age);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }
}
