/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.accounts.AccountsFile;
import de.malklug.accounts.AccountsReading;
import de.malklug.campaign.CampaignFiles;
import de.malklug.campaign.CampaignProblem;
import de.malklug.campaign.CampaignReading;
import de.malklug.editorial.CampaignSurroundings;
import de.malklug.networks.Networks;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks campaign files, without a database. */
@Allowed(Right.READ)
@Command(name = "validate", description = "${bundle:cli.validate}")
final class ValidateCommand implements Callable<Integer> {

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "<folder>", descriptionKey = "cli.option.folder")
    private @Nullable Path folder;

    ValidateCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext parts = startup.only(options, FilesAlone.class)) {
            Path wanted = folder != null
                    ? folder
                    : Path.of(parts.getEnvironment().getProperty("malklug.campaigns", "campaigns"));
            Path declared = Path.of(parts.getEnvironment().getProperty("malklug.accounts", "config/accounts.yaml"));
            if (!Files.isDirectory(wanted)) {
                terminal.complain(terminal.text("cli.validate.no-folder", wanted));
                return folder == null ? ExitCode.PROBLEM : ExitCode.WRONG_USE;
            }
            boolean canBeFetched = parts.getEnvironment().containsProperty("malklug.public-address");
            return check(wanted, declared, parts.getBean(Networks.class), canBeFetched);
        }
    }

    private int check(Path wanted, Path declared, Networks networks, boolean canBeFetched) {
        AccountsReading accounts = AccountsFile.read(declared, networks);
        CampaignReading campaigns = new CampaignFiles(
                        new CampaignSurroundings(networks, accounts.destinations(), canBeFetched))
                .read(wanted);
        ProblemList list = new ProblemList(terminal);
        list.say(accounts.problems());
        list.say(wanted, campaigns.problems());
        List<CampaignProblem> all = Stream.concat(accounts.problems().stream(), campaigns.problems().stream())
                .toList();
        long errors = all.stream().filter(CampaignProblem::isError).count();
        int posts = campaigns.campaigns().stream()
                .mapToInt(each -> each.posts().size())
                .sum();
        terminal.say(
                errors > 0
                        ? terminal.text("cli.validate.found", errors)
                        : terminal.text(
                                all.isEmpty() ? "cli.validate.clean" : "cli.validate.clean-advice",
                                campaigns.campaigns().size(),
                                posts,
                                all.size()));
        return errors > 0 ? ExitCode.PROBLEM : ExitCode.FINE;
    }
}
