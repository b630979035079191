/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.campaign.Campaign;
import de.malklug.editorial.Actor;
import de.malklug.editorial.StoredPost;
import de.malklug.exchange.BulkWork;
import de.malklug.exchange.BulkWork.Action;
import de.malklug.exchange.TableExport;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.wording.Phrases;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does the same with many posts at once. */
@Command(name = "posts", description = "${bundle:cli.posts}")
final class PostsCommand {

    private final Startup startup;
    private final Terminal terminal;

    PostsCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Allowed(Right.WRITE_POSTS)
    @Command(name = "move", description = "${bundle:cli.posts.move}")
    int move(
            @Mixin CommonOptions options,
            @Mixin PostSelection selection,
            @Option(names = "--days", paramLabel = "<n>", descriptionKey = "cli.option.days", defaultValue = "0")
                    int days,
            @Option(names = "--time", paramLabel = "<hh:mm>", descriptionKey = "cli.option.time") @Nullable
                    LocalTime time,
            @Option(names = "--preview", descriptionKey = "cli.option.preview") boolean preview) {
        return work(options, selection, new BulkWork.Move(days, time), preview);
    }

    @Allowed(Right.WRITE_POSTS)
    @Command(name = "theme", description = "${bundle:cli.posts.theme}")
    int theme(
            @Mixin CommonOptions options,
            @Mixin PostSelection selection,
            @Parameters(paramLabel = "<theme>", descriptionKey = "cli.posts.theme.new") String theme,
            @Option(names = "--preview", descriptionKey = "cli.option.preview") boolean preview) {
        return work(options, selection, new BulkWork.Theme(theme.strip()), preview);
    }

    @Allowed(Right.WRITE_POSTS)
    @Command(name = "submit", description = "${bundle:cli.posts.submit}")
    int submit(
            @Mixin CommonOptions options,
            @Mixin PostSelection selection,
            @Option(names = "--preview", descriptionKey = "cli.option.preview") boolean preview) {
        return work(options, selection, new BulkWork.Submit(), preview);
    }

    @Allowed(Right.WRITE_POSTS)
    @Command(name = "withdraw", description = "${bundle:cli.posts.withdraw}")
    int withdraw(
            @Mixin CommonOptions options,
            @Mixin PostSelection selection,
            @Option(names = "--preview", descriptionKey = "cli.option.preview") boolean preview) {
        return work(options, selection, new BulkWork.Withdraw(), preview);
    }

    @Allowed(Right.READ)
    @Command(name = "table", description = "${bundle:cli.posts.table}")
    int table(
            @Mixin CommonOptions options,
            @Mixin PostSelection selection,
            @Parameters(paramLabel = "<file>", descriptionKey = "cli.posts.table.file") Path file)
            throws IOException {
        try (ConfigurableApplicationContext malklug = startup.beside(options)) {
            Campaign campaign = selection.campaign(malklug, terminal);
            TableExport table = malklug.getBean(TableExport.class);
            Phrases phrases = terminal.phrases(campaign.zone());
            boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
            try (OutputStream to = Files.newOutputStream(file)) {
                if (csv) {
                    table.csv(selection.filter(campaign, terminal), phrases, to);
                } else {
                    table.xlsx(selection.filter(campaign, terminal), phrases, to);
                }
            }
            terminal.say(terminal.text("cli.report.written", file));
            return ExitCode.FINE;
        }
    }

    private int work(CommonOptions options, PostSelection selection, Action action, boolean preview) {
        try (ConfigurableApplicationContext malklug = startup.beside(options)) {
            Campaign campaign = selection.campaign(malklug, terminal);
            BulkWork work = malklug.getBean(BulkWork.class);
            Phrases phrases = terminal.phrases(campaign.zone());
            List<StoredPost> posts = selection.find(malklug, campaign, terminal);
            int good = 0;
            for (StoredPost post : posts) {
                BulkWork.Line line =
                        preview ? work.preview(post, action, Actor.MALKLUG) : work.run(post, action, Actor.MALKLUG);
                good += line.good() ? 1 : 0;
                terminal.say(terminal.text(
                        "cli.posts.line",
                        line.good() ? "+" : "–",
                        phrases.instant(post.dueAt()),
                        post.post().municipality(),
                        post.post().id(),
                        words(line, phrases)));
            }
            terminal.say(terminal.text(preview ? "cli.posts.preview" : "cli.posts.done", good, posts.size()));
            return good == posts.size() ? ExitCode.FINE : ExitCode.PROBLEM;
        }
    }

    private static String words(BulkWork.Line line, Phrases phrases) {
        if (line.key().equals("refused")) {
            return phrases.text("posts.work.refused");
        }
        Object[] arguments = line.arguments().stream()
                .map(each -> each instanceof Instant instant ? phrases.instant(instant) : each)
                .toArray();
        return phrases.text("posts.work." + line.key(), arguments);
    }
}
