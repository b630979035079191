/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    @TempDir
    private Path folder;

    private SmallCampaign campaign;

    @BeforeEach
    void write() {
        campaign = SmallCampaign.in(folder);
    }

    @Test
    void a_plan_is_shown_before_there_is_anything_and_makes_nothing() {
        Ran ran = campaign.shell().run("plan");

        assertThat(ran.code()).isEqualTo(ExitCode.FINE);
        assertThat(ran.lines())
                .contains("+ So., 9. Nov. 2036, 09:00 Uhr MEZ · Soest · soest-mastodon · gruss · Guten Tag #klein")
                .contains(
                        "Gegenüber dem Stand von jetzt: 1 neu (+), 0 geändert (~), 0 zurückgezogen (-), 0 unverändert, "
                                + "0 schon gesendet (=).");
        assertThat(campaign.data()).doesNotExist();
    }

    @Test
    void a_plan_can_be_moved_in_time() {
        Ran ran = campaign.shell().run("plan", "--anchor", "2036-12-18T10:00");

        assertThat(ran.out()).contains("Di., 9. Dez. 2036, 09:00 Uhr MEZ");
    }

    @Test
    void an_import_schedules_once_and_a_later_plan_tells_the_difference() {
        Ran first = campaign.shell().run("import");
        Ran second = campaign.shell().run("import");
        campaign.says("Schönen guten Tag #klein");
        Ran plan = campaign.shell().run("plan");

        assertThat(first.code()).isEqualTo(ExitCode.FINE);
        assertThat(first.lines())
                .containsExactly("Kleine Kampagne: 1 Beitrag, 1 freigegeben. "
                        + "Zustellungen: 1 neu, 0 geändert, 0 zurückgezogen, 0 unverändert.");
        assertThat(second.lines()).containsExactly("Nichts hat sich geändert.");
        assertThat(plan.lines()).anyMatch(line -> line.startsWith("~ So., 9. Nov. 2036"));
    }

    @Test
    void a_file_with_errors_changes_nothing_and_is_reported() {
        campaign.shell().run("import");
        campaign.write("campaigns/klein/soest.yaml", "municipality: soest\nposts: nix\n");

        Ran ran = campaign.shell().run("import");

        assertThat(ran.code()).isEqualTo(ExitCode.PROBLEM);
        assertThat(ran.out())
                .contains("/klein/soest.yaml:2:")
                .contains("0 geändert, 0 zurückgezogen")
                .contains("Dateien mit Fehlern haben nichts geändert.");
    }

    @Test
    void collecting_with_nothing_due_is_fine() {
        Ran ran = campaign.shell().run("collect");

        assertThat(ran.code()).isEqualTo(ExitCode.FINE);
        assertThat(ran.lines()).containsExactly("Kein Konto besucht, kein Beitrag gemessen.");
    }

    @Test
    void a_report_goes_to_the_standard_output_or_a_file() throws IOException {
        campaign.shell().run("import");
        Path file = folder.resolve("auswertung.csv");

        Ran printed = campaign.shell().run("report", "--municipality", "soest");
        Ran written = campaign.shell().run("report", "--campaign", "klein", "--output", file.toString());

        assertThat(printed.code()).isEqualTo(ExitCode.FINE);
        assertThat(printed.lines().getFirst()).startsWith("level,campaign,municipality");
        assertThat(printed.out()).contains("total,klein,soest");
        assertThat(written.lines()).containsExactly("Geschrieben: " + file);
        assertThat(file).content().startsWith("level,campaign,municipality");
        assertThat(Files.size(file)).isPositive();
    }

    @Test
    void a_report_about_what_is_not_there_is_wrong_use() {
        campaign.shell().run("import");

        Ran ran = campaign.shell().run("report", "--municipality", "soset");

        assertThat(ran.code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(ran.err()).contains("--municipality kann nicht „soset“ sein. Möglich: soest.");
    }

    @Test
    void without_a_campaign_there_is_nothing_to_report() {
        Ran ran = campaign.shell().run("report");

        assertThat(ran.code()).isEqualTo(ExitCode.PROBLEM);
        assertThat(ran.err()).contains("Es gibt noch keine Kampagne.");
    }

    @Test
    void a_token_for_nobody_is_not_made() {
        Ran ran = campaign.shell().run("token", "create", "--user", "admin", "--name", "test");

        assertThat(ran.code()).isEqualTo(ExitCode.PROBLEM);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Starten Sie malklug einmal mit: serve");
    }
}
