/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules over time are read from campaign.yaml and calendar files, and looked at in files of posts with line and column. */
class RulesInFilesTest {

    private static final String RULES = """
            rules:
              checks: { campaign-hashtag: off }
              late: ask
              quiet-hours: { from: "21:00", to: "07:00", then: blocks }
              distance: { least: 1h }
              accounts:
                soest-bluesky: { quiet-hours: none }
            neutrality:
              wahl:
                title: Kommunalwahl
                from: 2026-09-01
                to: 2026-09-13
                municipalities: [soest]
                office-holders: [Bürgermeister]
            layers:
              still:
                title: Stille Tage
                then: blocks
                days:
                  - { on: 2026-11-22, title: Totensonntag }
              rat:
                title: Rat
                then: warns
                municipalities: [soest]
                file: calendar/rat.ics
            """;

    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Rat//DE
            BEGIN:VEVENT
            UID:1
            DTSTAMP:20260101T000000Z
            DTSTART;TZID=Europe/Berlin:20261006T180000
            DTEND;TZID=Europe/Berlin:20261006T210000
            RRULE:FREQ=WEEKLY;COUNT=3
            SUMMARY:Ratssitzung
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTAMP:20260101T000000Z
            DTSTART;VALUE=DATE:20261201
            DTEND;VALUE=DATE:20261204
            SUMMARY:Klausur
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    @TempDir
    Path folder;

    private CampaignFixture fixture;

    @BeforeEach
    void write() {
        fixture = new CampaignFixture(folder)
                .write(
                        "campaign.yaml",
                        CampaignFixture.CAMPAIGN.replace(
                                "rules: { latest: 2h, checks: { campaign-hashtag: off } }\n", RULES))
                .write("calendar/rat.ics", CALENDAR);
    }

    @Test
    void everything_that_is_written_is_read() {
        Rules rules = fixture.read().campaigns().getFirst().campaign().rules();

        assertThat(rules.late()).isEqualTo(LatePolicy.ASK);
        assertThat(rules.rhythm().quietHoursOf("soest-mastodon").effect()).isEqualTo(Effect.BLOCKS);
        assertThat(rules.rhythm().quietHoursOf("soest-bluesky").isNone()).isTrue();
        assertThat(rules.rhythm().distanceOf("soest-bluesky").effect()).isEqualTo(Effect.WARNS);
        assertThat(rules.neutrality())
                .singleElement()
                .satisfies(window -> assertThat(window.then()).isEqualTo(NeutralityWindow.Then.SECOND_APPROVAL));
    }

    @Test
    void a_calendar_gives_single_recurring_and_long_events() {
        Layer council = fixture.read()
                .campaigns()
                .getFirst()
                .campaign()
                .rules()
                .layers()
                .getLast();

        assertThat(council.days())
                .extracting(each -> each.from() + " " + each.to() + " " + each.title() + " " + each.municipalities())
                .containsExactly(
                        "2026-10-06 2026-10-06 Ratssitzung [soest]",
                        "2026-10-13 2026-10-13 Ratssitzung [soest]",
                        "2026-10-20 2026-10-20 Ratssitzung [soest]",
                        "2026-12-01 2026-12-03 Klausur [soest]");
        assertThat(council.on(LocalDate.parse("2026-12-04"), null)).isEmpty();
    }

    @Test
    void a_broken_calendar_is_reported_in_the_calendar() {
        fixture.write("calendar/rat.ics", "BEGIN:VCALENDAR\r\nQuatsch\r\n");

        assertThat(fixture.read().problems()).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo("not-a-calendar");
            assertThat(problem.at().file()).isEqualTo("calendar/rat.ics");
        });
        ProblemWordingTest.assertWorded(fixture.read().problems());
    }

    @Test
    void what_blocks_stops_an_approved_post_and_only_advises_a_draft() {
        post("approved", "2026-11-22T10:00", "Hallo");
        assertThat(found()).containsExactly("4:9 layer-blocks ERROR");
        ProblemWordingTest.assertWorded(fixture.read().problems());

        post("draft", "2026-11-22T10:00", "Hallo");
        assertThat(found()).containsExactly("4:9 layer-blocks WARNING");
    }

    @Test
    void a_campaign_moved_as_a_whole_is_only_advised_because_nobody_chose_its_hours() {
        post("approved", "2026-11-23T10:00", "Hallo");
        Timeline back = Timeline.anchoredAt(LocalDateTime.parse("2026-11-17T22:00"));

        assertThat(new CampaignFiles(fixture).read(folder, back).problems())
                .extracting(each -> each.key() + " " + each.severity())
                .contains("layer-blocks WARNING")
                .noneMatch(each -> each.endsWith("ERROR"));
    }

    @Test
    void of_two_posts_too_close_the_later_one_is_named_wherever_it_stands() {
        fixture.write("soest.yaml", """
                municipality: soest
                posts:
                  - { id: later, at: 2026-11-09T10:30, status: approved, text: Zweiter, on: [mastodon] }
                  - { id: first, at: 2026-11-09T10:00, status: approved, text: Erster, on: [mastodon] }
                  - { id: other, at: 2026-11-09T10:10, status: approved, text: Dritter, on: [bluesky] }
                """);

        assertThat(found()).containsExactly("3:22 too-close WARNING");
        assertThat(fixture.read().problems().getFirst().arguments()).contains("Erster", "2026-11-09", "11:00");
    }

    @Test
    void before_an_election_a_file_can_not_approve_twice_and_says_where_the_word_stands() {
        post("approved", "2026-09-10T10:00", "Der Bürgermeister lädt ein");
        assertThat(found()).containsExactly("6:15 neutrality-second-file ERROR");

        post("draft", "2026-09-10T10:00", "Der Bürgermeister lädt ein");
        assertThat(found()).containsExactly("6:15 neutrality-second WARNING");

        post("approved", "2026-09-10T10:00", "Der Wall wird grün");
        assertThat(found()).isEmpty();
    }

    private void post(String status, String at, String text) {
        fixture.write(
                "soest.yaml",
                "municipality: soest\nposts:\n  - id: eins\n    at: " + at + "\n    status: " + status + "\n    text: "
                        + text + "\n    on: [mastodon]\n");
    }

    private List<String> found() {
        return fixture.read().problems().stream()
                .map(each -> each.at().line() + ":" + each.at().column() + " " + each.key() + " " + each.severity())
                .toList();
    }
}
