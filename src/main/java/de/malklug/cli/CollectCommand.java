/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.engagement.EngagementProblem;
import de.malklug.engagement.EngagementRun;
import de.malklug.engagement.EngagementRuns;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads the figures that are due. */
@Allowed(Right.START_WORK)
@Command(name = "collect", description = "${bundle:cli.collect}")
final class CollectCommand implements Callable<Integer> {

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    CollectCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext malklug = startup.beside(options)) {
            return switch (malklug.getBean(EngagementRuns.class).start()) {
                case EngagementRun.Finished finished -> say(finished);
                case EngagementRun.AlreadyRunning running -> {
                    terminal.say(terminal.text(
                            "cli.collect.already-running", terminal.phrases().instant(running.since())));
                    yield ExitCode.FINE;
                }
            };
        }
    }

    private int say(EngagementRun.Finished run) {
        for (EngagementProblem problem : run.problems()) {
            String kind = problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            terminal.say(terminal.text(
                    "cli.collect.problem",
                    problem.account(),
                    terminal.text("cli.collect.problem." + kind),
                    problem.detail()));
        }
        terminal.say(terminal.text("cli.collect.finished", run.accounts(), run.posts()));
        return run.problems().isEmpty() ? ExitCode.FINE : ExitCode.PROBLEM;
    }
}
