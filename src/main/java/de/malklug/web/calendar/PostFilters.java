/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.NetworkId;
import de.malklug.queue.PostQuery;
import de.malklug.queue.PostState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What calendar and list leave out, as addresses have it. What an address says that nobody understands is ignored.
 *
 * @param municipalities empty for all
 * @param network null for all
 * @param status null for all
 * @param theme null for all
 */
record PostFilters(
        Set<MunicipalityId> municipalities,
        @Nullable NetworkId network,
        @Nullable PostState status,
        @Nullable String theme) {

    static final PostFilters NONE = new PostFilters(Set.of(), null, null, null);

    private static final int LONGEST_THEME = 100;

    PostFilters {
        municipalities = Set.copyOf(municipalities);
    }

    static PostFilters of(MultiValueMap<String, String> parameters) {
        Set<MunicipalityId> municipalities = new LinkedHashSet<>();
        parameters.getOrDefault("municipality", List.of()).stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(MunicipalityId::isValid)
                .forEach(id -> municipalities.add(new MunicipalityId(id)));
        return new PostFilters(
                municipalities,
                read(parameters, "network", NetworkId::new),
                read(parameters, "status", text -> PostState.valueOf(text.toUpperCase(Locale.ROOT))),
                read(parameters, "theme", text -> text.length() > LONGEST_THEME ? null : text));
    }

    static <T> @Nullable T read(
            MultiValueMap<String, String> parameters, String name, Function<String, @Nullable T> reading) {
        String text = parameters.getFirst(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return reading.apply(text.strip());
        } catch (RuntimeException misspelt) {
            return null;
        }
    }

    PostQuery query() {
        return new PostQuery(
                null, null, municipalities, network, status == null ? Set.of() : Set.of(status), theme, null);
    }

    boolean isFiltered() {
        return !municipalities.isEmpty() || network != null || status != null || theme != null;
    }

    /** Appends itself to an address. */
    void addTo(UriComponentsBuilder address) {
        new TreeSet<>(municipalities).forEach(id -> address.queryParam("municipality", id));
        if (network != null) {
            address.queryParam("network", network);
        }
        if (status != null) {
            address.queryParam("status", status.name().toLowerCase(Locale.ROOT));
        }
        if (theme != null) {
            address.queryParam("theme", "{theme}");
            address.uriVariables(Map.of("theme", theme));
        }
    }

    PostFilters showing(Set<MunicipalityId> wanted) {
        return new PostFilters(wanted, network, status, theme);
    }
}
