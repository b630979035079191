/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredCampaign;
import de.malklug.editorial.StoredPost;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which posts a command is about. */
final class PostSelection {

    private static final int MOST = 100_000;

    @Option(names = "--campaign", paramLabel = "<id>", descriptionKey = "cli.option.campaign")
    private @Nullable String campaign;

    @Option(names = "--municipality", paramLabel = "<id>", descriptionKey = "cli.option.municipality")
    private @Nullable String municipality;

    @Option(names = "--theme", paramLabel = "<theme>", descriptionKey = "cli.option.theme")
    private @Nullable String theme;

    @Option(names = "--status", paramLabel = "draft|submitted|approved", descriptionKey = "cli.option.status")
    private Post.@Nullable Status status;

    @Option(names = "--from", paramLabel = "<day>", descriptionKey = "cli.option.from")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "<day>", descriptionKey = "cli.option.to")
    private @Nullable LocalDate to;

    @Option(names = "--post", paramLabel = "<id>", descriptionKey = "cli.option.post")
    private List<String> ids = List.of();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** The campaign that is named, or the only one. */
    Campaign campaign(ApplicationContext malklug, Terminal terminal) {
        List<Campaign> all = malklug.getBean(Campaigns.class).all().stream()
                .map(StoredCampaign::campaign)
                .toList();
        if (all.isEmpty()) {
            throw new StartRefused("cli.report.no-campaign");
        }
        return campaign == null && all.size() == 1
                ? all.getFirst()
                : all.stream()
                        .filter(each -> each.id().value().equals(campaign))
                        .findFirst()
                        .orElseThrow(() -> unknown(
                                "--campaign",
                                campaign,
                                all.stream().map(each -> each.id().value()).toList(),
                                terminal));
    }

    /** The municipality that is named; null for all. */
    @Nullable
    MunicipalityId municipality(Campaign about, Terminal terminal) {
        if (municipality == null) {
            return null;
        }
        return about.municipalities().stream()
                .map(Municipality::id)
                .filter(each -> each.value().equals(municipality))
                .findFirst()
                .orElseThrow(() -> unknown(
                        "--municipality",
                        municipality,
                        about.municipalities().stream()
                                .map(each -> each.id().value())
                                .toList(),
                        terminal));
    }

    PostFilter filter(Campaign about, Terminal terminal) {
        PostFilter filter = PostFilter.ALL.in(about.id());
        MunicipalityId town = municipality(about, terminal);
        filter = town == null ? filter : filter.of(Set.of(town));
        filter = status == null ? filter : filter.being(status);
        filter = theme == null ? filter : filter.about(theme);
        return filter.due(
                from == null ? null : from.atStartOfDay(about.zone()).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(about.zone()).toInstant());
    }

    List<StoredPost> find(ApplicationContext malklug, Campaign about, Terminal terminal) {
        return malklug.getBean(Posts.class).list(filter(about, terminal), null, MOST).stream()
                .filter(post -> ids.isEmpty() || ids.contains(post.post().id().value()))
                .toList();
    }

    private ParameterException unknown(String option, @Nullable String value, List<String> known, Terminal terminal) {
        String sentence =
                terminal.text("cli.report.unknown", option, value == null ? "" : value, String.join(", ", known));
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
