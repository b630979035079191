/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.editorial.CampaignImport;
import de.malklug.editorial.EditorialSettings;
import de.malklug.editorial.ImportPreview;
import de.malklug.editorial.ImportResult;
import de.malklug.editorial.PostChange;
import de.malklug.editorial.PostChange.Kind;
import de.malklug.editorial.ReleaseChanges;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private final TableOptions table = new TableOptions();

    @Option(names = "--preview", descriptionKey = "cli.option.preview")
    private boolean preview;

    ImportCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (ConfigurableApplicationContext malklug = startup.beside(options, anchor.asSettings())) {
            if (table.isGiven()) {
                return new TableTakingUp(malklug, terminal).takeUp(table, preview);
            }
            Path folder = malklug.getBean(EditorialSettings.class).campaigns();
            if (!Files.isDirectory(folder)) {
                terminal.complain(terminal.text("cli.validate.no-folder", folder));
                return ExitCode.PROBLEM;
            }
            if (preview) {
                return preview(malklug.getBean(CampaignImport.class), folder);
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

    private int preview(CampaignImport imports, Path folder) {
        ImportPreview seen = imports.preview();
        new ProblemList(terminal).say(folder, seen.problems());
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (PostChange change : seen.changes()) {
            counts.merge(change.kind(), 1, Integer::sum);
            String fields = change.fields().stream()
                    .map(field -> terminal.text("field." + field.key()))
                    .collect(Collectors.joining(", ", " · ", ""));
            terminal.say(terminal.text(
                    "cli.import.change",
                    sign(change.kind()),
                    change.post().post().source(),
                    change.post().post().id(),
                    change.post().post().title(),
                    change.fields().isEmpty() ? "" : fields));
        }
        terminal.say(terminal.text(
                "cli.import.preview",
                Stream.of(Kind.values())
                        .map(kind -> counts.getOrDefault(kind, 0))
                        .toArray()));
        return seen.hasErrors() || counts.containsKey(Kind.CONTESTED) ? ExitCode.PROBLEM : ExitCode.FINE;
    }

    private static String sign(Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case CHANGED -> "~";
            case REMOVED -> "-";
            case MERGED -> "&";
            case CONTESTED -> "!";
        };
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
