/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.reports.CsvForm;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.EngagementReports;
import de.malklug.reports.ReportCsv;
import de.malklug.reports.ReportScope;
import de.malklug.reports.paper.Papers;
import de.malklug.reports.paper.ReportFormat;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a report in one of its forms. */
@Allowed(Right.SEE_REPORTS)
@Command(name = "report", description = "${bundle:cli.report}")
final class ReportCommand implements Callable<Integer> {

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Option(names = "--campaign", paramLabel = "<id>", descriptionKey = "cli.option.campaign")
    private @Nullable String campaign;

    @Option(names = "--municipality", paramLabel = "<id>", descriptionKey = "cli.option.municipality")
    private @Nullable String municipality;

    @Option(names = "--network", paramLabel = "<id>", descriptionKey = "cli.option.network")
    private @Nullable String network;

    @Option(names = "--from", paramLabel = "<day>", descriptionKey = "cli.option.from")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "<day>", descriptionKey = "cli.option.to")
    private @Nullable LocalDate to;

    @Option(names = "--table", paramLabel = "figures|posts|trend", descriptionKey = "cli.option.table")
    private ReportCsv table = ReportCsv.FIGURES;

    @Option(names = "--form", paramLabel = "standard|excel", descriptionKey = "cli.option.form")
    private CsvForm form = CsvForm.STANDARD;

    @Option(names = "--format", paramLabel = "csv|xlsx|pdf|html|json", descriptionKey = "cli.option.format")
    private ReportFormat format = ReportFormat.CSV;

    @Option(names = "--output", paramLabel = "<file>", descriptionKey = "cli.option.output")
    private @Nullable Path output;

    @Spec
    private @Nullable CommandSpec spec;

    ReportCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (ConfigurableApplicationContext malklug = startup.beside(options)) {
            ReportScope scope = scope(malklug);
            EngagementReport report = malklug.getBean(EngagementReports.class)
                    .report(scope)
                    .orElseThrow(() -> new StartRefused("cli.report.no-campaign"));
            if (format != ReportFormat.CSV) {
                return write(report, malklug.getBean(Papers.class));
            }
            String csv = table.write(report, form);
            if (output == null) {
                terminal.out().print(csv);
                terminal.out().flush();
            } else {
                Files.writeString(output, csv);
                terminal.say(terminal.text("cli.report.written", output));
            }
            return ExitCode.FINE;
        }
    }

    /** Documents go into a file: a terminal cannot show them. */
    private int write(EngagementReport report, Papers papers) throws IOException {
        Path file = output != null ? output : Path.of(report.campaign().id() + "." + format.ending());
        try (OutputStream to = Files.newOutputStream(file)) {
            papers.write(format, report, List.of(), null, terminal.phrases().locale(), to);
        }
        terminal.say(terminal.text("cli.report.written", file));
        return ExitCode.FINE;
    }

    private ReportScope scope(ApplicationContext malklug) {
        Campaign about = campaign(malklug.getBean(Campaigns.class).all().stream()
                .map(StoredCampaign::campaign)
                .toList());
        LocalDate first = from != null ? from : about.period().from();
        LocalDate last = to != null ? to : about.period().to();
        if (last.isBefore(first)) {
            throw wrong(terminal.text("cli.report.period", first, last));
        }
        return ReportScope.of(about)
                .of(municipality(about))
                .on(network(malklug))
                .during(first, last);
    }

    /** The one that is named, or the only one there is. */
    private Campaign campaign(List<Campaign> all) {
        if (all.isEmpty()) {
            throw new StartRefused("cli.report.no-campaign");
        }
        Optional<Campaign> found = campaign == null && all.size() == 1
                ? Optional.of(all.getFirst())
                : all.stream()
                        .filter(each -> each.id().value().equals(campaign))
                        .findFirst();
        List<String> known = all.stream().map(each -> each.id().value()).toList();
        return found.orElseThrow(() -> unknown("--campaign", campaign, known));
    }

    private @Nullable MunicipalityId municipality(Campaign about) {
        List<String> known = about.municipalities().stream()
                .map(Municipality::id)
                .map(MunicipalityId::value)
                .toList();
        return municipality == null ? null : new MunicipalityId(oneOf("--municipality", municipality, known));
    }

    private @Nullable NetworkId network(ApplicationContext malklug) {
        List<String> known = malklug.getBean(Networks.class).all().stream()
                .map(Network::id)
                .map(NetworkId::value)
                .toList();
        return network == null ? null : new NetworkId(oneOf("--network", network, known));
    }

    private String oneOf(String option, String value, List<String> known) {
        if (!known.contains(value)) {
            throw unknown(option, value, known);
        }
        return value;
    }

    private ParameterException unknown(String option, @Nullable String value, List<String> known) {
        return wrong(terminal.text("cli.report.unknown", option, value == null ? "" : value, String.join(", ", known)));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
