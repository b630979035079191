/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.web.testing.SampleCampaign;
import de.malklug.wording.Phrasebook;
import de.malklug.wording.Phrases;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class BandTest {

    private static final Campaign CAMPAIGN = SampleCampaign.CAMPAIGN;

    private final Phrases german = phrases();

    @Test
    void the_band_says_what_it_draws() {
        Band band = Band.of(CAMPAIGN, LocalDate.of(2026, 11, 9), german);
        assertThat(band.name())
                .isEqualTo("Kampagnenband: 26. Oktober bis 29. November 2026, 5 Wochen. Heute ist Woche 3. "
                        + "Smart Cities: Konferenz am 18. November 2026.");
        assertThat(band.text()).isEqualTo("noch 9 Tage: Smart Cities: Konferenz");
        assertThat(band.weeks()).extracting(Band.Week::state).containsExactly("past", "past", "now", "next", "next");
    }

    @Test
    void today_and_the_event_stand_where_they_are() {
        Band band = Band.of(CAMPAIGN, LocalDate.of(2026, 11, 9), german);
        assertThat(band.today()).isBetween(84.0, 90.0);
        assertThat(band.anchor()).isBetween(136.0, 142.0);
    }

    @Test
    void outside_the_campaign_there_is_no_today() {
        Band before = Band.of(CAMPAIGN, LocalDate.of(2026, 10, 1), german);
        assertThat(before.today()).isNull();
        assertThat(before.text()).isEqualTo("noch 48 Tage: Smart Cities: Konferenz");
        Band after = Band.of(CAMPAIGN, LocalDate.of(2026, 12, 1), german);
        assertThat(after.text()).isEqualTo("seit 13 Tagen vorbei: Smart Cities: Konferenz");
    }

    @Test
    void on_the_day_and_the_day_before_it_is_said_in_words() {
        assertThat(Band.of(CAMPAIGN, LocalDate.of(2026, 11, 18), german).text()).startsWith("heute: ");
        assertThat(Band.of(CAMPAIGN, LocalDate.of(2026, 11, 17), german).text()).startsWith("noch 1 Tag: ");
    }

    @Test
    void towns_take_the_pairs_of_colour_and_shape_in_their_order_and_the_agency_its_own() {
        assertThat(Towns.of(CAMPAIGN)).extracting(Town::look).containsExactly("t1", "t2", "t3", "t4", "t5", "ta");
    }

    @Test
    void beyond_eight_towns_there_are_letters_only() {
        List<Municipality> many = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> new Municipality(
                        new MunicipalityId("t-" + number), "Ort " + number, "O" + number, 1000, Municipality.Role.TOWN))
                .toList();
        Campaign campaign = new Campaign(
                CAMPAIGN.id(),
                CAMPAIGN.title(),
                CAMPAIGN.hashtag(),
                CAMPAIGN.zone(),
                CAMPAIGN.language(),
                CAMPAIGN.period(),
                null,
                CAMPAIGN.rules(),
                many);
        assertThat(Towns.of(campaign)).extracting(Town::look).endsWith("t8", "t0", "t0");
    }

    private static Phrases phrases() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Phrasebook(messages).in(Locale.GERMAN, SampleCampaign.ZONE);
    }
}
