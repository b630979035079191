/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.editorial.CampaignImport;
import de.malklug.editorial.EditorialSettings;
import de.malklug.editorial.ImportResult;
import de.malklug.editorial.ReleaseChanges;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes up the campaign files at once. */
@Allowed(Right.START_WORK)
@Command(name = "import", description = "${bundle:cli.import}")
final class ImportCommand implements Callable<Integer> {

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final AnchorOption anchor = new AnchorOption();

    ImportCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext malklug = startup.beside(options, anchor.asSettings())) {
            Path folder = malklug.getBean(EditorialSettings.class).campaigns();
            if (!Files.isDirectory(folder)) {
                terminal.complain(terminal.text("cli.validate.no-folder", folder));
                return ExitCode.PROBLEM;
            }
            ImportResult result = malklug.getBean(CampaignImport.class).run();
            new ProblemList(terminal).say(folder, result.problems());
            result.campaigns().forEach(this::say);
            if (result.unchanged()) {
                terminal.say(terminal.text("cli.import.unchanged"));
            }
            if (result.hasErrors()) {
                terminal.say(terminal.text("cli.import.problems"));
            }
            return result.hasErrors() ? ExitCode.PROBLEM : ExitCode.FINE;
        }
    }

    private void say(ImportResult.TakenUp campaign) {
        ReleaseChanges changes = campaign.changes();
        terminal.say(terminal.text(
                "cli.import.taken-up",
                campaign.title(),
                campaign.posts(),
                campaign.released(),
                changes.added(),
                changes.changed(),
                changes.withdrawn(),
                changes.unchanged()));
        if (changes.alreadySent() > 0) {
            terminal.say(terminal.text("cli.import.already-sent", changes.alreadySent()));
        }
    }
}
