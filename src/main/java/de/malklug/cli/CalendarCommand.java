/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Effect;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.CampaignFile;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an iCalendar file a layer of a campaign: the file is put into the campaign's folder and named in campaign.yaml. */
@Allowed(Right.KEEP_CAMPAIGN)
@Command(name = "calendar", description = "${bundle:cli.calendar}")
final class CalendarCommand implements Callable<Integer> {

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Parameters(arity = "1", paramLabel = "<file>", descriptionKey = "cli.calendar.file")
    private Path file = Path.of("");

    @Option(names = "--campaign", required = true, paramLabel = "<id>", descriptionKey = "cli.calendar.campaign")
    private String campaign = "";

    @Option(names = "--title", required = true, paramLabel = "<title>", descriptionKey = "cli.calendar.title")
    private String title = "";

    @Option(names = "--then", paramLabel = "<effect>", descriptionKey = "cli.calendar.then")
    private Effect then = Effect.PROPOSES;

    @Option(names = "--municipality", paramLabel = "<id>", descriptionKey = "cli.calendar.municipality")
    private List<String> towns = new ArrayList<>();

    CalendarCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            terminal.complain(terminal.text("cli.calendar.no-file", file));
            return ExitCode.WRONG_USE;
        }
        Optional<String> layer = CampaignFile.layerId(title);
        if (!CampaignId.isValid(campaign) || layer.isEmpty() || !towns.stream().allMatch(MunicipalityId::isValid)) {
            terminal.complain(terminal.text("campaign.calendar.incomplete"));
            return ExitCode.WRONG_USE;
        }
        try (ConfigurableApplicationContext malklug = startup.beside(options, List.of())) {
            CampaignFile.Outcome outcome = malklug.getBean(CampaignFile.class)
                    .addCalendar(
                            new CampaignId(campaign),
                            layer.get(),
                            title,
                            then,
                            towns.stream().map(MunicipalityId::new).toList(),
                            Files.readAllBytes(file),
                            Actor.MALKLUG);
            return tell(outcome);
        }
    }

    private int tell(CampaignFile.Outcome outcome) {
        switch (outcome) {
            case CampaignFile.Saved saved -> terminal.say(terminal.text("campaign.calendar.added", title));
            case CampaignFile.Unchanged unchanged -> terminal.say(terminal.text("campaign.unchanged"));
            case CampaignFile.Stale stale -> terminal.complain(terminal.text("campaign.stale"));
            case CampaignFile.Wrong wrong -> new ProblemList(terminal).say(wrong.problems());
            case CampaignFile.Unwritable unwritable ->
                terminal.complain(terminal.text("campaign.unwritable", unwritable.file()));
            case CampaignFile.Unchangeable unchangeable ->
                terminal.complain(terminal.text("campaign.unchangeable", unchangeable.line()));
            case CampaignFile.Unknown unknown -> terminal.complain(terminal.text("cli.calendar.unknown", campaign));
        }
        boolean fine = outcome instanceof CampaignFile.Saved || outcome instanceof CampaignFile.Unchanged;
        return fine ? ExitCode.FINE : ExitCode.PROBLEM;
    }
}
