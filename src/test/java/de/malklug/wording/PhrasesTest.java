/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.wording;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.Misfit;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class PhrasesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NINE = Instant.parse("2026-11-09T08:00:00.004Z");

    private final Phrases german = phrasebook().in(Locale.GERMAN, BERLIN);
    private final Phrases english = phrasebook().in(Locale.ENGLISH, BERLIN);

    @Test
    void an_instant_is_told_with_weekday_and_zone() {
        assertThat(german.instant(NINE)).isEqualTo("Mo., 9. Nov. 2026, 09:00 Uhr MEZ");
        assertThat(english.instant(NINE)).isEqualTo("Mon 9 Nov 2026, 09:00 CET");
    }

    @Test
    void a_time_beside_its_day_keeps_its_zone() {
        assertThat(german.time(NINE)).isEqualTo("09:00 Uhr MEZ");
        assertThat(english.time(NINE)).isEqualTo("09:00 CET");
        assertThat(german.exactTime(NINE)).isEqualTo("09:00:00,004 Uhr MEZ");
        assertThat(german.day(NINE)).isEqualTo("Mo., 9. Nov. 2026");
    }

    @Test
    void the_doubled_hour_says_which_of_the_two_it_is() {
        assertThat(german.time(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("02:30 Uhr MESZ, die erste");
        assertThat(german.time(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("02:30 Uhr MEZ, die zweite");
        assertThat(english.instant(Instant.parse("2026-10-25T00:30:00Z")))
                .isEqualTo("Sun 25 Oct 2026, 02:30 CEST, the first");
    }

    @Test
    void days_are_told_as_a_range() {
        assertThat(german.days(LocalDate.of(2026, 11, 6), LocalDate.of(2026, 11, 16)))
                .isEqualTo("6. bis 16. November 2026");
        assertThat(german.days(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 11, 29)))
                .isEqualTo("26. Oktober bis 29. November 2026");
        assertThat(english.days(LocalDate.of(2026, 11, 6), LocalDate.of(2026, 11, 16)))
                .isEqualTo("6 to 16 November 2026");
    }

    @Test
    void durations_are_rounded_to_what_matters() {
        assertThat(german.duration(Duration.ofMinutes(78))).isEqualTo("1 Std. 18 Min.");
        assertThat(german.duration(Duration.ofSeconds(4))).isEqualTo("4 Sek.");
        assertThat(english.duration(Duration.ofHours(49))).isEqualTo("2 days 1 h");
    }

    @Test
    void an_explanation_tells_cause_and_what_malklug_does_and_what_you_can_do() {
        assertThat(german.explain(Explanation.of("rejected.credentials", "401")))
                .isEqualTo("Der Server nahm den Zugang nicht mehr an (401). Nichts wurde veröffentlicht. "
                        + "Verbinden Sie das Konto neu, dann sendet malklug auf Ihren Knopfdruck.");
        assertThat(english.explain(Explanation.of("waiting.rate-limited", "2026-11-09T08:20:00Z")))
                .isEqualTo("The network asks for a pause until Mon 9 Nov 2026, 09:20 CET. "
                        + "malklug sends afterwards by itself.");
    }

    @Test
    void a_network_that_says_nothing_leaves_no_gap() {
        assertThat(german.explain(Explanation.of("rejected.other", "", "")))
                .startsWith("Das Netzwerk lehnte den Beitrag ab. Nichts wurde veröffentlicht. malklug");
        assertThat(german.explain(Explanation.of("rejected.content", "422", "Text ist zu lang")))
                .contains("nicht an (422).", "Das Netzwerk sagt: „Text ist zu lang“");
    }

    @Test
    void an_unknown_reason_is_said_to_be_unknown() {
        assertThat(german.explain(Explanation.of("something-new", "x"))).contains("something-new");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_explanation_uses_all_its_arguments_in_both_languages(String code) {
        String[] arguments = new String[Explanations.argumentsOf(code)];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = Integer.toString(7001 + i);
        }
        for (Phrases phrases : List.of(german, english)) {
            String told = phrases.explain(Explanation.of(code, arguments))
                    .replace(".", "")
                    .replace(",", "");
            assertThat(told).doesNotContain("{", "}", "''");
            for (String argument : arguments) {
                assertThat(told).contains(argument);
            }
        }
    }

    static Stream<String> codes() {
        return Explanations.codes().stream().sorted();
    }

    @ParameterizedTest
    @EnumSource
    void every_status_has_its_word(DeliveryStatus status) {
        assertThat(german.status(status)).isNotBlank();
        assertThat(english.status(status)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void every_metric_has_its_name(Metric metric) {
        assertThat(german.metric(metric)).isNotBlank();
        assertThat(english.metric(metric)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void every_misfit_has_its_sentence(Misfit.Kind kind) {
        Misfit second = new Misfit(kind, 2, 0, List.of(312, 300));
        assertThat(german.misfit(second)).startsWith("Teil 2: ");
        assertThat(english.misfit(second)).startsWith("Part 2: ");
    }

    @Test
    void a_missing_figure_is_a_word_and_never_zero() {
        assertThat(german.figure(MetricValue.NOT_OFFERED)).isEqualTo("nicht angeboten");
        assertThat(german.figure(MetricValue.NOT_YET_KNOWN)).isEqualTo("noch nicht gelesen");
        assertThat(german.figure(MetricValue.of(8420))).isEqualTo("8.420");
        assertThat(english.figure(MetricValue.of(8420))).isEqualTo("8,420");
    }

    @Test
    void an_unknown_network_is_called_by_its_id() {
        assertThat(german.network(new NetworkId("linkedin"))).isEqualTo("LinkedIn");
        assertThat(german.network(new NetworkId("pixelfed"))).isEqualTo("Pixelfed");
    }

    static Phrasebook phrasebook() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Phrasebook(messages);
    }
}
