/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.CampaignProblem.Severity;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlFile;
import de.malklug.campaign.yaml.YamlLimits;
import de.malklug.campaign.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@code campaign.yaml} as it stands, by itself: what it says, and where. */
public final class CampaignText {

    private static final String NAME = "campaign.yaml";

    private final Path file;
    private final byte[] bytes;
    private final @Nullable YamlNode root;
    private final Campaign campaign;
    private final List<CampaignProblem> problems;

    private CampaignText(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes.clone();
        Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
        DaysFolder days = new DaysFolder(folder, YamlLimits.USUAL);
        Findings findings = new Findings();
        this.root = YamlFile.read(bytes, YamlLimits.USUAL, findings);
        this.campaign = CampaignSheet.read(root, String.valueOf(folder.getFileName()), days, findings)
                .campaign();
        List<CampaignProblem> all = new ArrayList<>(problems(NAME, findings));
        days.findings()
                .forEach((each, found) ->
                        all.addAll(problems(folder.relativize(each).toString(), found)));
        this.problems = List.copyOf(all);
    }

    /**
     * Those of a folder of campaigns, or of one campaign's folder.
     *
     * @throws IOException if one can't be read
     */
    public static List<CampaignText> in(Path root) throws IOException {
        if (Files.isRegularFile(root.resolve(NAME))) {
            return List.of(of(root.resolve(NAME)));
        }
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<CampaignText> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root)) {
            for (Path each : folders.sorted().toList()) {
                if (Files.isRegularFile(each.resolve(NAME))) {
                    all.add(of(each.resolve(NAME)));
                }
            }
        }
        return all;
    }

    private static CampaignText of(Path file) throws IOException {
        return new CampaignText(file, Files.readAllBytes(file));
    }

    /** What the same file would say with this content. */
    public CampaignText saying(byte[] content) {
        return new CampaignText(file, content);
    }

    public Path file() {
        return file;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** As written, not where a moved campaign takes place. What could not be read is filled with something harmless. */
    public Campaign campaign() {
        return campaign;
    }

    /** What is wrong with it and the calendar files it names. */
    public List<CampaignProblem> problems() {
        return problems;
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(CampaignProblem::isError);
    }

    /** The line a value stands in, counted from 1; empty if it is not there. */
    public OptionalInt line(List<String> names) {
        YamlNode node = root;
        int line = 0;
        for (String name : names) {
            YamlNode.Entry entry = node instanceof YamlNode.Mapping mapping ? mapping.entry(name) : null;
            if (entry == null) {
                return OptionalInt.empty();
            }
            line = entry.key().line();
            node = entry.value();
        }
        return OptionalInt.of(line);
    }

    private static List<CampaignProblem> problems(String file, Findings findings) {
        return findings.all().stream()
                .map(each -> new CampaignProblem(
                        new SourcePosition(file.replace('\\', '/'), each.line(), each.column()),
                        each.warning() ? Severity.WARNING : Severity.ERROR,
                        each.key(),
                        each.arguments()))
                .sorted()
                .toList();
    }
}
