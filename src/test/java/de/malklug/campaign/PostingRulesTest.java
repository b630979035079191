/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostingRulesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final MunicipalityId OLPE = new MunicipalityId("olpe");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0), Effect.BLOCKS);
    private static final Distance AN_HOUR = new Distance(Duration.ofHours(1), Effect.WARNS);

    @ParameterizedTest
    @CsvSource({
        "20:59, false",
        "21:00, true",
        "23:59, true",
        "00:00, true",
        "06:59, true",
        "07:00, false",
        "12:00, false"
    })
    void quiet_hours_cross_midnight_and_end_with_their_last_minute(LocalTime time, boolean quiet) {
        assertThat(NIGHT.contains(time)).isEqualTo(quiet);
    }

    @Test
    void quiet_hours_within_a_day_and_none_at_all() {
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), Effect.WARNS);

        assertThat(noon.contains(LocalTime.of(12, 30))).isTrue();
        assertThat(noon.contains(LocalTime.of(23, 0))).isFalse();
        assertThat(QuietHours.NONE.contains(LocalTime.MIDNIGHT)).isFalse();
    }

    @Test
    void a_post_in_quiet_hours_is_blocked_and_told_the_next_morning() {
        List<RuleFinding> found = judge(quiet(NIGHT), "2026-11-09T21:30");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.blocks()).isTrue();
            assertThat(finding.key()).isEqualTo("quiet-hours");
            assertThat(finding.better()).isEqualTo("2026-11-10T07:00");
        });
    }

    @Test
    void an_account_has_its_own_quiet_hours_or_none() {
        Rhythm rhythm = new Rhythm(NIGHT, Distance.NONE, Map.of("free", new Rhythm.Own(QuietHours.NONE, null)));

        assertThat(judge(rhythm, "2026-11-09T22:00", "free")).isEmpty();
        assertThat(judge(rhythm, "2026-11-09T22:00", "free", "usual"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.arguments()).contains("usual"));
    }

    @Test
    void quiet_hours_are_meant_on_the_wall_clock_through_both_clock_changes() {
        QuietHours early = new QuietHours(LocalTime.of(2, 0), LocalTime.of(3, 0), Effect.BLOCKS);

        assertThat(judge(quiet(early), Instant.parse("2026-10-25T00:30:00Z"))).hasSize(1);
        assertThat(judge(quiet(early), Instant.parse("2026-10-25T01:30:00Z"))).hasSize(1);
        assertThat(judge(quiet(early), Instant.parse("2026-10-25T02:00:00Z"))).isEmpty();
        assertThat(judge(quiet(early), Instant.parse("2027-03-28T01:00:00Z"))).isEmpty();
    }

    @Test
    void a_distance_is_passed_time_not_the_clock() {
        Appearances before = Appearances.of(List.of(there("2026-10-25T00:45:00Z", "first", "a")));
        Rhythm rhythm = new Rhythm(QuietHours.NONE, AN_HOUR, Map.of());

        assertThat(rules(rhythm).ofTime(there("2026-10-25T01:30:00Z", "second", "a"), before))
                .singleElement()
                .satisfies(finding -> assertThat(finding.key()).isEqualTo("too-close"));
        assertThat(rules(rhythm).ofTime(there("2026-10-25T01:45:00Z", "second", "a"), before))
                .as("02:45 and 02:45 an hour later")
                .isEmpty();
    }

    @Test
    void only_posts_on_the_same_account_keep_their_distance_and_never_from_themselves() {
        Rhythm rhythm = new Rhythm(QuietHours.NONE, AN_HOUR, Map.of());
        Appearances others = Appearances.of(
                List.of(there("2026-11-09T08:00:00Z", "other", "b"), there("2026-11-09T08:00:00Z", "second", "a")));

        assertThat(rules(rhythm).ofTime(there("2026-11-09T08:30:00Z", "second", "a"), others))
                .isEmpty();
        assertThat(rules(rhythm).isFree(there("2026-11-09T08:30:00Z", "second", "a", "b"), others))
                .isFalse();
    }

    @Test
    void a_better_time_keeps_its_distance_from_everything() {
        Rhythm rhythm = new Rhythm(QuietHours.NONE, AN_HOUR, Map.of());
        Appearances others = Appearances.of(
                List.of(there("2026-11-09T08:00:00Z", "one", "a"), there("2026-11-09T09:30:00Z", "two", "a")));

        assertThat(rules(rhythm).ofTime(there("2026-11-09T08:30:00Z", "mine", "a"), others))
                .first()
                .satisfies(finding -> assertThat(finding.better()).isEqualTo("2026-11-09T11:30"));
    }

    @Test
    void a_silent_day_blocks_from_its_first_to_its_last_minute_and_offers_the_next_day() {
        Layer silent = layer(Effect.BLOCKS, new LayerDay(day("2026-11-21"), day("2026-11-22"), "Still", List.of()));

        assertThat(judge(silent, "2026-11-20T23:59")).isEmpty();
        assertThat(judge(silent, "2026-11-21T00:00")).hasSize(1);
        assertThat(judge(silent, "2026-11-22T23:59"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.better()).isEqualTo("2026-11-23T23:59"));
        assertThat(judge(silent, "2026-11-23T00:00")).isEmpty();
    }

    @Test
    void a_festival_concerns_its_own_town() {
        Layer festival =
                layer(Effect.WARNS, new LayerDay(day("2026-11-04"), day("2026-11-08"), "Kirmes", List.of(OLPE)));

        assertThat(judge(festival, "2026-11-05T10:00")).isEmpty();
    }

    @Test
    void what_only_proposes_keeps_nobody_from_a_time() {
        Layer school =
                layer(Effect.PROPOSES, new LayerDay(day("2026-10-17"), day("2026-10-31"), "Herbstferien", List.of()));
        PostingRules rules = rules(Rhythm.FREE, List.of(school), List.of());

        assertThat(judge(school, "2026-10-20T10:00")).hasSize(1);
        assertThat(rules.isFree(there("2026-10-20T08:00:00Z", "mine", "a"), Appearances.none()))
                .isTrue();
    }

    @Test
    void public_holidays_of_north_rhine_westphalia_are_known() {
        Layer holidays = new Layer("feiertage", "Feiertage", Effect.WARNS, "de-nw", null, List.of());

        assertThat(holidays.on(day("2026-11-01"), SOEST))
                .singleElement()
                .satisfies(each -> assertThat(each.title()).isEqualTo("Allerheiligen"));
        assertThat(holidays.on(day("2026-06-04"), SOEST)).as("Corpus Christi").hasSize(1);
        assertThat(holidays.on(day("2026-08-15"), SOEST))
                .as("not in this state")
                .isEmpty();
        assertThat(Holidays.knows("de-nw")).isTrue();
        assertThat(Holidays.knows("de-xx")).isFalse();
        assertThat(Holidays.knows("../de")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-31T23:59, 0",
        "2026-09-01T00:00, 1",
        "2026-09-14T23:59, 1",
        "2026-09-15T00:00, 0",
    })
    void a_neutrality_window_is_open_from_its_first_to_its_last_day(LocalDateTime at, int findings) {
        assertThat(election(NeutralityWindow.Then.BLOCKS, at, "Unser Bürgermeister lädt ein.", null))
                .hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({
        "Die Bürgermeisterin lädt ein., true",
        "BÜRGERMEISTERINNEN und Bürgermeister, true",
        "Ein großer Erfolg!, true",
        "Die Eröffnung erfolgt um zehn., false",
        "#Bürgermeister, true",
        "Wir bauen einen Radweg., false",
    })
    void office_holders_and_successes_are_recognised_by_whole_words(String text, boolean recognised) {
        assertThat(election(NeutralityWindow.Then.BLOCKS, LocalDateTime.parse("2026-09-10T10:00"), text, null))
                .hasSize(recognised ? 1 : 0);
    }

    @Test
    void a_theme_marks_a_post_whatever_its_words() {
        assertThat(election(
                        NeutralityWindow.Then.SECOND_APPROVAL,
                        LocalDateTime.parse("2026-09-10T10:00"),
                        "Guten Morgen",
                        "bilanz"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.effect()).isEqualTo(Effect.WARNS);
                    assertThat(finding.mark()).isEqualTo("neutrality/wahl@#bilanz");
                    assertThat(finding.better()).isEqualTo("2026-09-15T10:00");
                });
    }

    private static List<RuleFinding> election(
            NeutralityWindow.Then then, LocalDateTime at, String text, @Nullable String theme) {
        NeutralityWindow window = new NeutralityWindow(
                "wahl",
                "Wahl",
                day("2026-09-01"),
                day("2026-09-14"),
                List.of(SOEST),
                then,
                List.of("Bürgermeister", "Bürgermeisterin"),
                List.of("Erfolg"),
                List.of("bilanz"));
        Post post = new Post(
                new PostId("mine"),
                SOEST,
                new PostTime.Absolute(at),
                Post.Status.DRAFT,
                null,
                theme,
                List.of(),
                Wording.of(text),
                Map.of(),
                List.of(),
                new SourcePosition("", 1, 1));
        Appearance there = there(at.atZone(BERLIN).toInstant().toString(), "mine", "a");
        return rules(Rhythm.FREE, List.of(), List.of(window)).findings(post, there, Appearances.none());
    }

    private static List<RuleFinding> judge(Rhythm rhythm, String local, String... accounts) {
        Instant at = LocalDateTime.parse(local).atZone(BERLIN).toInstant();
        String[] on = accounts.length == 0 ? new String[] {"a"} : accounts;
        return rules(rhythm).ofTime(there(at.toString(), "mine", on), Appearances.none());
    }

    private static List<RuleFinding> judge(Rhythm rhythm, Instant at) {
        return rules(rhythm).ofTime(there(at.toString(), "mine", "a"), Appearances.none());
    }

    private static List<RuleFinding> judge(Layer layer, String local) {
        Instant at = LocalDateTime.parse(local).atZone(BERLIN).toInstant();
        return rules(Rhythm.FREE, List.of(layer), List.of())
                .ofTime(there(at.toString(), "mine", "a"), Appearances.none());
    }

    private static Rhythm quiet(QuietHours hours) {
        return new Rhythm(hours, Distance.NONE, Map.of());
    }

    private static Layer layer(Effect effect, LayerDay day) {
        return new Layer("layer", "Ebene", effect, null, null, List.of(day));
    }

    private static PostingRules rules(Rhythm rhythm) {
        return rules(rhythm, List.of(), List.of());
    }

    private static PostingRules rules(Rhythm rhythm, List<Layer> layers, List<NeutralityWindow> neutrality) {
        return new PostingRules(new Campaign(
                new CampaignId("test"),
                "Test",
                "#test",
                BERLIN,
                "de",
                new Period(day("2026-01-01"), day("2027-12-31")),
                null,
                new Rules(
                        Duration.ofHours(2),
                        null,
                        null,
                        LatePolicy.SEND,
                        rhythm,
                        neutrality,
                        layers,
                        Shares.USUAL,
                        Slots.NONE),
                List.of(new Municipality(SOEST, "Soest", "SO", 47_200, Municipality.Role.TOWN))));
    }

    private static Appearance there(String at, String post, String... accounts) {
        return new Appearance(SOEST, new PostId(post), "Titel " + post, Instant.parse(at), Set.of(accounts));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
