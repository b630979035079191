/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.networks.Abilities;
import de.malklug.networks.Networks;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.wording.NetworkWords;
import de.malklug.wording.Phrases;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what each network can and cannot do, without a database. */
@Allowed(Right.READ)
@Command(name = "networks", description = "${bundle:cli.networks}")
final class NetworksCommand implements Callable<Integer> {

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    NetworksCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext parts = startup.only(options, FilesAlone.class)) {
            List<Abilities> all = parts.getBean(Networks.class).abilities();
            for (Abilities each : all) {
                say(each, each.id().equals(all.getFirst().id()));
            }
        }
        return ExitCode.FINE;
    }

    private void say(Abilities abilities, boolean first) {
        Phrases phrases = terminal.phrases();
        if (!first) {
            terminal.say("");
        }
        terminal.say(phrases.network(abilities.id()) + " (" + abilities.id() + ")");
        List<NetworkWords.Line> lines = new NetworkWords(phrases).lines(abilities);
        int width = lines.stream().mapToInt(line -> line.label().length()).max().orElse(0);
        for (NetworkWords.Line line : lines) {
            terminal.say("  " + line.label() + " ".repeat(width - line.label().length() + 2) + line.text());
        }
    }
}
