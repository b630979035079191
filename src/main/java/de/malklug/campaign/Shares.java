/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.Municipality.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Which part of the campaign's posts each town is to have. Agencies speak for all and have no part. */
public record Shares(Basis basis) {

    /** What was agreed on with the towns; the same for all where nothing was. */
    public static final Shares USUAL = new Shares(Basis.AGREED);

    /** By what posts are shared out. */
    public enum Basis {
        /** By the number at each town: {@link Municipality#share}. Where none is written, the same for all. */
        AGREED,
        /** The same for all. */
        EQUAL,
        /** As many as people live there. */
        POPULATION;

        /** As it stands in a campaign file, for example {@code population}. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads it back; empty if it is none. */
        public static Optional<Basis> of(String written) {
            return List.of(values()).stream()
                    .filter(each -> each.written().equals(written))
                    .findFirst();
        }
    }

    /**
     * Each town's part, in percent with one decimal, in the order of the municipalities. A town whose people nobody counted has no part
     * where it goes by population.
     */
    public Map<MunicipalityId, BigDecimal> of(Collection<Municipality> municipalities) {
        List<Municipality> towns =
                municipalities.stream().filter(each -> each.role() == Role.TOWN).toList();
        boolean agreed = towns.stream().anyMatch(each -> each.share() != null);
        return switch (basis) {
            case EQUAL -> parts(towns, each -> 1);
            case POPULATION -> parts(towns, each -> orNothing(each.population()));
            case AGREED -> parts(towns, agreed ? each -> orNothing(each.share()) : each -> 1);
        };
    }

    private static int orNothing(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }

    private static Map<MunicipalityId, BigDecimal> parts(
            List<Municipality> towns, ToLongFunction<Municipality> weight) {
        long all = towns.stream().mapToLong(weight).sum();
        Map<MunicipalityId, BigDecimal> parts = new LinkedHashMap<>();
        for (Municipality town : towns) {
            if (all > 0) {
                parts.put(
                        town.id(),
                        BigDecimal.valueOf(100 * weight.applyAsLong(town))
                                .divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP));
            }
        }
        return parts;
    }
}
