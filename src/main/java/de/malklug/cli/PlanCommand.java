/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.plan.PlannedDelivery;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryLedger.PlanChanges;
import de.malklug.queue.PlanPreview;
import de.malklug.queue.PlanPreview.CampaignPreview;
import de.malklug.queue.PlanPreview.Preview;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.wording.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what would be delivered when and where, and what that would change. */
@Allowed(Right.SEE_QUEUE)
@Command(name = "plan", description = "${bundle:cli.plan}")
final class PlanCommand implements Callable<Integer> {

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final AnchorOption anchor = new AnchorOption();

    PlanCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (startup.hasDatabase(options)) {
            return plan(List.of("--spring.flyway.enabled=false"));
        }
        // Compared with an empty ledger, because there is none yet and planning must not make one.
        Path passing = Files.createTempDirectory("malklug-plan");
        try {
            return plan(List.of("--malklug.data=" + passing));
        } finally {
            FileSystemUtils.deleteRecursively(passing);
        }
    }

    private int plan(List<String> more) {
        List<String> settings = new ArrayList<>(anchor.asSettings());
        settings.addAll(more);
        try (ConfigurableApplicationContext malklug = startup.beside(options, settings)) {
            Environment environment = malklug.getEnvironment();
            Path folder = Path.of(environment.getProperty("malklug.campaigns", "campaigns"));
            if (!Files.isDirectory(folder)) {
                terminal.complain(terminal.text("cli.validate.no-folder", folder));
                return ExitCode.PROBLEM;
            }
            Preview preview = malklug.getBean(PlanPreview.class).preview();
            preview.campaigns().forEach(this::say);
            if (preview.campaigns().isEmpty()) {
                terminal.say(terminal.text("cli.plan.nothing", folder));
            }
            new ProblemList(terminal).say(folder, preview.problems());
            return preview.hasErrors() ? ExitCode.PROBLEM : ExitCode.FINE;
        }
    }

    private void say(CampaignPreview preview) {
        Campaign campaign = preview.release().campaign();
        PlanChanges changes = preview.changes();
        Phrases phrases = terminal.phrases(campaign.zone());
        terminal.say(terminal.text(
                "cli.plan.campaign",
                campaign.title(),
                preview.plan().deliveries().size()));
        Set<PlannedDelivery> added = new HashSet<>(changes.added());
        Set<PlannedDelivery> changed = new HashSet<>(changes.changed());
        Set<PlannedDelivery> sent = new HashSet<>(changes.alreadySent());
        for (PlannedDelivery each : preview.plan().deliveries()) {
            String mark = added.contains(each) ? "+" : changed.contains(each) ? "~" : sent.contains(each) ? "=" : " ";
            terminal.say(line(
                    mark,
                    phrases,
                    each.dueAt(),
                    name(campaign, each.municipality()),
                    each.post().value(),
                    each.account(),
                    each.title()));
        }
        for (Delivery each : changes.withdrawn()) {
            terminal.say(line(
                    "-",
                    phrases,
                    each.dueAt(),
                    name(campaign, each.municipality()),
                    each.post().value(),
                    each.account(),
                    each.title()));
        }
        terminal.say(terminal.text(
                "cli.plan.changes",
                changes.added().size(),
                changes.changed().size(),
                changes.withdrawn().size(),
                changes.unchanged(),
                changes.alreadySent().size()));
    }

    private String line(
            String mark,
            Phrases phrases,
            Instant dueAt,
            String municipality,
            String post,
            String account,
            String title) {
        return terminal.text("cli.plan.line", mark, phrases.instant(dueAt), municipality, account, post, title);
    }

    private static String name(Campaign campaign, MunicipalityId id) {
        return campaign.municipality(id).map(Municipality::name).orElse(id.value());
    }
}
