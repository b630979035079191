/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.CampaignProblem.Severity;
import de.malklug.campaign.yaml.Finding;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlFile;
import de.malklug.campaign.yaml.YamlLimits;
import de.malklug.campaign.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads campaign folders and finds everything in them that a person should change. A campaign folder holds a {@code
 * campaign.yaml}, one further YAML file per contributor, and pictures.
 */
public final class CampaignFiles {

    private static final String CAMPAIGN_FILE = "campaign.yaml";

    private final Surroundings surroundings;
    private final YamlLimits limits;
    private final boolean advising;

    public CampaignFiles(Surroundings surroundings) {
        this(surroundings, YamlLimits.USUAL);
    }

    public CampaignFiles(Surroundings surroundings, YamlLimits limits) {
        this(surroundings, limits, true);
    }

    private CampaignFiles(Surroundings surroundings, YamlLimits limits, boolean advising) {
        this.surroundings = surroundings;
        this.limits = limits;
        this.advising = advising;
    }

    /** The same, without advice on wording: what must be mended is found, and quicker. */
    public CampaignFiles withoutAdvice() {
        return new CampaignFiles(surroundings, limits, false);
    }

    /** Reads a folder of campaigns, or the folder of one campaign, with all times as written. */
    public CampaignReading read(Path folder) {
        return read(folder, Timeline.asWritten());
    }

    /**
     * Reads a folder of campaigns, or the folder of one campaign: one with a {@code campaign.yaml}. Throws nothing; whatever
     * stands in the way is among the problems.
     *
     * @param timeline times are checked where it moves them
     */
    public CampaignReading read(Path folder, Timeline timeline) {
        Reading reading = new Reading(folder, timeline);
        try {
            reading.readAll();
        } catch (IOException e) {
            reading.problem("", "folder-unreadable", folder.toString());
        }
        return new CampaignReading(reading.campaigns, reading.problems);
    }

    /** One walk through one folder. */
    private final class Reading {

        private final Path root;
        private final Timeline timeline;
        private final List<CampaignFolder> campaigns = new ArrayList<>();
        private final List<CampaignProblem> problems = new ArrayList<>();
        private final Map<CampaignId, String> firstFiles = new HashMap<>();
        private final Set<CampaignId> ambiguous = new HashSet<>();

        Reading(Path root, Timeline timeline) {
            this.root = root;
            this.timeline = timeline;
        }

        void readAll() throws IOException {
            if (!Files.isDirectory(root)) {
                problem("", "folder-missing", root.toString());
                return;
            }
            if (Files.exists(root.resolve(CAMPAIGN_FILE))) {
                readCampaign(root);
                return;
            }
            boolean any = false;
            for (Path each : children(root)) {
                if (Files.exists(each.resolve(CAMPAIGN_FILE))
                        || !yamlFiles(each).isEmpty()) {
                    any = true;
                    readCampaign(each);
                }
            }
            if (!any) {
                problem("", "no-campaign", root.toString());
            }
            campaigns.removeIf(each -> ambiguous.contains(each.campaign().id()));
        }

        private void readCampaign(Path folder) throws IOException {
            int before = errors();
            CampaignSheet sheet = readSheet(folder);
            boolean usable = errors() == before;
            MediaFolder media = new MediaFolder(folder, surroundings);
            PostChecks checks = new PostChecks(
                    sheet,
                    surroundings,
                    media,
                    timeline,
                    usable ? WordingChecks.ofFiles(sheet.campaign(), media, advising) : null);
            List<ReadFile> files = new ArrayList<>();
            for (Path file : yamlFiles(folder)) {
                Findings findings = new Findings();
                PostSheet read =
                        PostSheet.read(parse(file, findings), name(file), surroundings.networks(), media, findings);
                boolean known = checks.knows(read, findings);
                checks.check(read, known, findings);
                files.add(new ReadFile(name(file), read, known, findings));
            }
            if (usable) {
                checkRules(sheet.campaign(), files);
            }
            List<Post> posts = new ArrayList<>();
            Set<MunicipalityId> unreadable = new HashSet<>();
            for (ReadFile file : files) {
                MunicipalityId municipality = file.sheet().municipality();
                take(file.name(), file.findings());
                file.sheet().posts().forEach(draft -> posts.add(draft.post()));
                if (file.findings().hasErrors()) {
                    unreadable.addAll(file.known() && municipality != null ? Set.of(municipality) : everybody(sheet));
                }
            }
            if (usable) {
                campaigns.add(new CampaignFolder(folder, sheet.campaign(), posts, unreadable));
            }
        }

        /** In the order they appear, so that of two posts too close to each other the later one is named. */
        private void checkRules(Campaign campaign, List<ReadFile> files) {
            RuleChecks rules = RuleChecks.ofFiles(campaign, timeline, surroundings.accounts());
            files.stream()
                    .filter(ReadFile::known)
                    .flatMap(file -> file.sheet().posts().stream().map(post -> new PlacedIn(post, file.findings())))
                    .filter(each -> rules.appears(each.post().post()).isPresent())
                    .sorted(Comparator.comparing(
                            each -> rules.appears(each.post().post()).orElseThrow()))
                    .forEach(each -> rules.check(each.post(), each.findings()));
        }

        private CampaignSheet readSheet(Path folder) {
            Path file = folder.resolve(CAMPAIGN_FILE);
            Path last = folder.toAbsolutePath().normalize().getFileName();
            String folderName = last == null ? "" : last.toString();
            if (!Files.exists(file)) {
                problem(name(file), "no-campaign-file", name(folder));
                return CampaignSheet.unknown(folderName);
            }
            Findings findings = new Findings();
            DaysFolder days = new DaysFolder(folder, limits);
            CampaignSheet sheet = CampaignSheet.read(parse(file, findings), folderName, days, findings);
            take(name(file), findings);
            days.findings().forEach((each, found) -> take(name(each), found));
            String first = firstFiles.putIfAbsent(sheet.campaign().id(), name(file));
            if (first != null) {
                ambiguous.add(sheet.campaign().id());
                problem(name(file), "duplicate-campaign", sheet.campaign().id().value(), first);
            }
            return sheet;
        }

        private @Nullable YamlNode parse(Path file, Findings findings) {
            try {
                if (!file.toRealPath().startsWith(root.toRealPath())) {
                    findings.error(1, 1, "file-outside");
                    return null;
                }
                long size = Files.size(file);
                if (size > limits.bytes()) {
                    findings.error(1, 1, "file-too-large", size, limits.bytes());
                    return null;
                }
                return YamlFile.read(Files.readAllBytes(file), limits, findings);
            } catch (IOException e) {
                findings.error(1, 1, "file-unreadable");
                return null;
            }
        }

        private void take(String file, Findings findings) {
            for (Finding finding : findings.all()) {
                problems.add(new CampaignProblem(
                        new SourcePosition(file, finding.line(), finding.column()),
                        finding.warning() ? Severity.WARNING : Severity.ERROR,
                        finding.key(),
                        finding.arguments()));
            }
        }

        private void problem(String file, String key, Object... arguments) {
            problems.add(new CampaignProblem(new SourcePosition(file, 1, 1), Severity.ERROR, key, List.of(arguments)));
        }

        private int errors() {
            return (int) problems.stream().filter(CampaignProblem::isError).count();
        }

        private String name(Path file) {
            return root.relativize(file).toString().replace('\\', '/');
        }
    }

    /** A contributor's file. */
    private record ReadFile(String name, PostSheet sheet, boolean known, Findings findings) {}

    private record PlacedIn(PlacedPost post, Findings findings) {}

    private static Set<MunicipalityId> everybody(CampaignSheet sheet) {
        return sheet.campaign().municipalities().stream().map(Municipality::id).collect(Collectors.toSet());
    }

    /** Contributors' files, by name; none if it is no folder. */
    private static List<Path> yamlFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return children(folder).stream()
                .filter(each -> !Files.isDirectory(each))
                .filter(each ->
                        each.toString().endsWith(".yaml") || each.toString().endsWith(".yml"))
                .filter(each -> !each.getFileName().toString().equals(CAMPAIGN_FILE))
                .toList();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
