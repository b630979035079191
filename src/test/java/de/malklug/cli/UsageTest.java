/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.cli.Shell.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @Test
    void names_its_commands_when_none_is_given() {
        Ran ran = Shell.german().run();

        assertThat(ran.code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("Aufruf: malklug")
                .contains("serve", "validate", "plan", "import", "collect", "report", "archive", "token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "validate",
                "networks",
                "plan",
                "import",
                "export",
                "posts move",
                "posts table",
                "collect",
                "report",
                "invite",
                "archive",
                "token",
                "token create"
            })
    void explains_every_command(String command) {
        String[] arguments = (command + " --help").split(" ");

        Ran german = Shell.german().run(arguments);
        Ran english = Shell.english().run(arguments);

        assertThat(german.code()).isZero();
        assertThat(german.out())
                .startsWith("Aufruf: malklug " + command)
                .contains("--help", "--malklug.campaigns=", "--malklug.accounts=", "--malklug.data=", "--server.port=")
                .contains("falscher Aufruf");
        assertThat(english.code()).isZero();
        assertThat(english.out()).startsWith("Usage: malklug " + command).contains("wrong use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "plan", "import"})
    void campaigns_can_be_moved_in_time(String command) {
        assertThat(Shell.german().run(command, "--help").out()).contains("--anchor=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "servf                      | malklug kennt „servf“ nicht. Meinten Sie: serve?",
                "plan --weird               | malklug kennt „--weird“ nicht.",
                "validate a b               | malklug kennt „b“ nicht.",
                "import --anchor morgen     | --anchor versteht „morgen“ nicht.",
                "token create --user admin  | Es fehlt: --name.",
                "report --from gestern      | --from versteht „gestern“ nicht.",
                "serve --malklug.queue.x 1  | Schreiben Sie Einstellungen als --name=wert, hier: --malklug.queue.x=…",
                "serve --malklug.queue.leas=1m | malklug kennt die Einstellung malklug.queue.leas nicht. Meinten Sie malklug.queue.lease?",
                "serve --malklug.zzzzzzzzzz=1 | malklug kennt die Einstellung malklug.zzzzzzzzzz nicht."
            })
    void says_what_was_wrong_with_the_use(String arguments, String sentence) {
        Ran ran = Shell.german().run(arguments.trim().split(" +"));

        assertThat(ran.code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(sentence);
    }

    @Test
    void wrong_use_is_said_in_english_too() {
        Ran ran = Shell.english().run("plan", "--weird");

        assertThat(ran.err()).isEqualToNormalizingNewlines("""
                malklug does not know “--weird”.
                How it works: malklug plan --help
                """);
    }

    @Test
    void settings_may_stand_before_the_command() {
        Ran ran = Shell.german().run("--malklug.queue.lease=5m", "plan", "--help");

        assertThat(ran.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "malklug.networks.mastodon.settling-time",
                "malklug.networks.mastodon.settlingTime",
                "malklug.queue.lease",
                "malklug.queue.sweep",
                "malklug.queue.tries",
                "malklug.campaigns",
                "malklug.accounts",
                "malklug.data",
                "malklug.anchor",
                "spring.anything.at.all"
            })
    void knows_the_settings_there_are(String name) {
        assertThat(KnownSettings.read().knows(name)).isTrue();
    }
}
