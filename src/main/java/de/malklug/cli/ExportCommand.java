/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.editorial.Actor;
import de.malklug.editorial.CampaignExport;
import de.malklug.editorial.ExportCopy;
import de.malklug.editorial.ExportPlan;
import de.malklug.editorial.ExportResult;
import de.malklug.editorial.FileChange;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what was changed at the desk into the campaign files. */
@Allowed(Right.START_WORK)
@Command(name = "export", description = "${bundle:cli.export}")
final class ExportCommand implements Callable<Integer> {

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "<folder>", descriptionKey = "cli.export.folder")
    private @Nullable Path copy;

    @Option(names = "--preview", descriptionKey = "cli.option.preview")
    private boolean preview;

    ExportCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (ConfigurableApplicationContext malklug = startup.beside(options)) {
            CampaignExport export = malklug.getBean(CampaignExport.class);
            if (preview) {
                ExportPlan plan = export.preview(null);
                say(plan, true);
                return code(plan);
            }
            return copy == null ? write(export) : copy(export, copy);
        }
    }

    private int write(CampaignExport export) {
        ExportResult result = export.run(null, Actor.MALKLUG);
        say(result.plan(), false);
        return switch (result) {
            case ExportResult.Done done -> {
                if (!done.plan().isEmpty()) {
                    terminal.say(
                            terminal.text("cli.export.done", done.plan().files().size()));
                }
                yield code(done.plan());
            }
            case ExportResult.Refused refused -> {
                String obstacle =
                        refused.obstacle().name().toLowerCase(Locale.ROOT).replace('_', '-');
                terminal.complain(terminal.text("export.obstacle." + obstacle, refused.file()));
                yield ExitCode.PROBLEM;
            }
        };
    }

    private int copy(CampaignExport export, Path folder) throws IOException {
        ExportPlan plan = export.preview(null);
        if (!ExportCopy.write(plan, folder)) {
            terminal.complain(terminal.text("cli.export.not-empty", folder));
            return ExitCode.PROBLEM;
        }
        say(plan, false);
        terminal.say(terminal.text("cli.export.copied", folder));
        return code(plan);
    }

    private void say(ExportPlan plan, boolean withLines) {
        for (FileChange file : plan.files()) {
            terminal.say(terminal.text(
                            "cli.export.file",
                            plan.root().resolve(file.file()),
                            file.added(),
                            file.changed(),
                            file.removed())
                    .strip());
            if (withLines) {
                file.difference().forEach(terminal::say);
            }
        }
        if (!plan.media().isEmpty()) {
            terminal.say(terminal.text("cli.export.media", plan.media().size()));
        }
        for (ExportPlan.Left left : plan.left()) {
            String why = left.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
            terminal.say(terminal.text("cli.export.left", left.post().key(), terminal.text("export.why." + why)));
        }
        if (plan.isEmpty() && plan.left().isEmpty()) {
            terminal.say(terminal.text("cli.export.nothing"));
        }
    }

    private static int code(ExportPlan plan) {
        return plan.left().isEmpty() ? ExitCode.FINE : ExitCode.PROBLEM;
    }
}
