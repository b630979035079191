/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.Municipality;
import de.malklug.campaign.Municipality.Role;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.OpenData;
import de.malklug.campaign.Shares;
import de.malklug.campaign.Shares.Basis;
import de.malklug.plan.Balance.Entry;
import de.malklug.plan.Balance.Line;
import de.malklug.plan.Balance.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BalanceTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-09");
    private static final List<Municipality> ALL = List.of(
            municipality("olpe", 24_600, Role.TOWN, null),
            municipality("soest", 47_200, Role.TOWN, null),
            municipality("agentur", null, Role.AGENCY, null));

    @Test
    void shares_are_the_same_for_all_towns_unless_said_otherwise() {
        assertThat(Shares.USUAL.of(ALL)).isEqualTo(Map.of(id("olpe"), percent("50.0"), id("soest"), percent("50.0")));
    }

    @Test
    void shares_go_by_population_or_by_the_numbers_that_were_agreed() {
        assertThat(new Shares(Basis.POPULATION).of(ALL))
                .isEqualTo(Map.of(id("olpe"), percent("34.3"), id("soest"), percent("65.7")));
        List<Municipality> agreed =
                List.of(municipality("olpe", 24_600, Role.TOWN, 40), municipality("soest", 47_200, Role.TOWN, 60));
        assertThat(Shares.USUAL.of(agreed))
                .isEqualTo(Map.of(id("olpe"), percent("40.0"), id("soest"), percent("60.0")));
        assertThat(new Shares(Basis.EQUAL).of(agreed))
                .isEqualTo(Map.of(id("olpe"), percent("50.0"), id("soest"), percent("50.0")));
    }

    @Test
    void posts_slots_and_reach_are_counted_by_town_and_week() {
        Balance balance = balance(
                entry("olpe", 0, 2, 100L),
                entry("olpe", 6, 1, null),
                entry("olpe", 7, 3, null),
                entry("soest", 1, 1, null),
                entry("agentur", 1, 4, 9L));

        Line olpe = balance.lines().getFirst();
        assertThat(balance.weeks()).containsExactly(MONDAY, MONDAY.plusWeeks(1));
        assertThat(Balance.at(olpe, MONDAY)).isEqualTo(new Balance.Amounts(2, 3, 100L));
        assertThat(Balance.at(olpe, MONDAY.plusWeeks(1))).isEqualTo(new Balance.Amounts(1, 3, null));
        assertThat(olpe.total()).isEqualTo(new Balance.Amounts(3, 6, 100L));
        assertThat(balance.share(olpe, Measure.POSTS)).isEqualTo("75.0");
        assertThat(balance.above(olpe, Measure.POSTS, null)).isEqualTo(1);
        assertThat(balance.above(balance.lines().get(1), Measure.POSTS, null)).isEqualTo(-1);
    }

    @Test
    void reach_nobody_told_is_no_zero() {
        Line soest = balance(entry("soest", 0, 1, null)).lines().get(1);

        assertThat(soest.total().of(Measure.REACH)).isNull();
        assertThat(balance(entry("soest", 0, 1, null)).above(soest, Measure.REACH, null))
                .isNull();
    }

    @Test
    void an_agency_is_counted_but_does_not_count() {
        Balance balance = balance(entry("agentur", 0, 1, null), entry("soest", 0, 1, null));
        Line agency = balance.lines().getLast();

        assertThat(agency.total().posts()).isEqualTo(1);
        assertThat(balance.share(agency, Measure.POSTS)).isNull();
        assertThat(balance.above(agency, Measure.POSTS, null)).isNull();
        assertThat(balance.sum(Measure.POSTS, null)).isEqualTo(1);
    }

    @Test
    void a_part_that_is_no_whole_number_is_met_from_either_side() {
        assertThat(above(2, 1)).containsExactly(0L, 0L);
        assertThat(above(3, 0)).containsExactly(1L, -1L);
        assertThat(above(4, 2)).containsExactly(1L, -1L);
        assertThat(above(0, 0)).containsExactly(0L, 0L);
    }

    @Test
    void what_lies_outside_of_the_days_is_left_out() {
        assertThat(balance(entry("soest", -1, 1, null), entry("soest", 14, 1, null))
                        .sum(Measure.POSTS, null))
                .isZero();
    }

    private static List<Long> above(int olpe, int soest) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < olpe; i++) {
            entries.add(entry("olpe", 0, 1, null));
        }
        for (int i = 0; i < soest; i++) {
            entries.add(entry("soest", 0, 1, null));
        }
        Balance balance = balance(entries.toArray(Entry[]::new));
        return balance.shared().stream()
                .map(line -> balance.above(line, Measure.POSTS, MONDAY))
                .toList();
    }

    private static Balance balance(Entry... entries) {
        return Balance.of(ALL, Shares.USUAL.of(ALL), List.of(entries), MONDAY, MONDAY.plusDays(13));
    }

    private static Entry entry(String municipality, int day, int slots, Long reach) {
        return new Entry(id(municipality), MONDAY.plusDays(day), slots, reach);
    }

    private static Municipality municipality(String id, Integer population, Role role, Integer share) {
        return new Municipality(id(id), id, id.substring(0, 2), population, role, null, share, OpenData.OFF);
    }

    private static MunicipalityId id(String id) {
        return new MunicipalityId(id);
    }

    private static BigDecimal percent(String number) {
        return new BigDecimal(number);
    }
}
