/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.cli.Shell.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

    @TempDir
    private Path folder;

    private SmallCampaign campaign;

    @BeforeEach
    void write() {
        campaign = SmallCampaign.in(folder);
    }

    @Test
    void a_clean_campaign_is_summed_up_in_one_line() {
        Ran ran = campaign.shell().run("validate");

        assertThat(ran.code()).isEqualTo(ExitCode.FINE);
        assertThat(ran.lines()).containsExactly("1 Kampagne, 1 Beitrag: nichts zu ändern.");
    }

    @Test
    void every_problem_has_its_place_and_the_exit_code_says_so() {
        campaign.write("campaigns/klein/soest.yaml", """
                municipality: soest
                posts:
                  - id: gruss
                    at: 2036-11-09T09:00
                    txt: "Guten Tag"
                  - id: dank
                    at: 2036-11-09T25:00
                    text: "Vielen Dank"
                """);

        Ran ran = campaign.shell().run("validate");

        String file = campaign.campaigns() + "/klein/soest.yaml:";
        assertThat(ran.code()).isEqualTo(ExitCode.PROBLEM);
        assertThat(ran.lines())
                .anyMatch(line -> line.startsWith(file + "5:5: ") && line.contains("txt"))
                .anyMatch(line -> line.startsWith(file + "7:9: ") && line.contains("2036-11-09T25:00"))
                .last()
                .asString()
                .endsWith("Stellen sind zu ändern.");
    }

    @Test
    void a_text_too_long_for_its_network_is_found_without_asking_it() {
        campaign.says("ä".repeat(501));

        Ran ran = campaign.shell().run("validate");

        assertThat(ran.code()).isEqualTo(ExitCode.PROBLEM);
        assertThat(ran.out()).contains("501").contains("500");
    }

    @Test
    void accounts_are_checked_too() {
        campaign.write("accounts.yaml", """
                accounts:
                  soest-mastodon: { municipality: soest, network: mastodn, server: https://social.example }
                """);

        Ran ran = campaign.shell().run("validate");

        assertThat(ran.code()).isEqualTo(ExitCode.PROBLEM);
        assertThat(ran.out()).contains("accounts.yaml:2:").contains("mastodon");
    }

    @Test
    void one_campaign_may_be_named() {
        Ran ran = campaign.shell().run("validate", campaign.campaigns() + "/klein");

        assertThat(ran.code()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void a_folder_that_is_not_there_is_wrong_use() {
        Ran ran = campaign.shell().run("validate", folder.resolve("nirgends").toString());

        assertThat(ran.code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(ran.err()).contains("nirgends gibt es nicht");
    }

    @Test
    void leaves_no_trace() {
        campaign.shell().run("validate");

        assertThat(campaign.data()).doesNotExist();
    }
}
