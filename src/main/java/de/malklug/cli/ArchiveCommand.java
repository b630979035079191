/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.campaign.CampaignId;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.reports.archive.CampaignArchive;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a campaign's archive package. */
@Allowed(Right.SEE_AUDIT)
@Command(name = "archive", description = "${bundle:cli.archive}")
final class ArchiveCommand implements Callable<Integer> {

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Option(names = "--campaign", paramLabel = "<id>", descriptionKey = "cli.option.campaign")
    private @Nullable String campaign;

    @Option(names = "--output", paramLabel = "<file>", descriptionKey = "cli.option.archive-output")
    private @Nullable Path output;

    @Spec
    private @Nullable CommandSpec spec;

    ArchiveCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (ConfigurableApplicationContext malklug = startup.beside(options)) {
            CampaignId about = campaign(malklug.getBean(Campaigns.class).all().stream()
                    .map(StoredCampaign::id)
                    .toList());
            CampaignArchive archive = malklug.getBean(CampaignArchive.class);
            Path file = output != null ? output : Path.of(archive.fileName(about));
            try (OutputStream to = Files.newOutputStream(file)) {
                archive.write(about, to);
            }
            terminal.say(terminal.text("cli.report.written", file));
            return ExitCode.FINE;
        }
    }

    /** The one that is named, or the only one there is. */
    private CampaignId campaign(List<CampaignId> all) {
        if (all.isEmpty()) {
            throw new StartRefused("cli.report.no-campaign");
        }
        if (campaign == null && all.size() == 1) {
            return all.getFirst();
        }
        return all.stream()
                .filter(each -> each.value().equals(campaign))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        terminal.text(
                                "cli.report.unknown",
                                "--campaign",
                                campaign == null ? "" : campaign,
                                String.join(
                                        ", ",
                                        all.stream().map(CampaignId::value).toList()))));
    }
}
