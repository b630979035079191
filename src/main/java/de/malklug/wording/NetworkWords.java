/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.wording;

import de.malklug.networks.Abilities;
import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Misfit;
import de.malklug.networks.VideoLimits;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a network can and cannot do, in words: the same lines for every network, in the same order. */
public final class NetworkWords {

    private static final long MEGABYTE = 1_000_000;
    private static final long GIGABYTE = 1_000_000_000;
    private static final long KILOBYTE = 1_000;

    private final Phrases phrases;

    public NetworkWords(Phrases phrases) {
        this.phrases = phrases;
    }

    /**
     * One ability.
     *
     * @param label what it is about, for example {@code Videos}
     * @param can whether the network has it at all
     */
    public record Line(String label, String text, boolean can) {}

    /** Every ability there is; what the network lacks is said, not left out. */
    public List<Line> lines(Abilities abilities) {
        List<Line> lines = limits(abilities);
        lines.add(line("insists", insists(abilities), true));
        lines.add(line("look", look(abilities), abilities.looks()));
        lines.add(line(
                "figures",
                abilities.figures()
                        ? phrases.text("networks.figures.per-call", abilities.postsPerReading())
                        : phrases.text("networks.figures.none"),
                abilities.figures()));
        lines.add(line("later", later(abilities), abilities.edits() || abilities.removes()));
        lines.add(line("needs", String.join(", ", abilities.needs()), true));
        return lines;
    }

    /** Only how much of everything it takes. */
    public List<Line> limits(Abilities abilities) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("text", text(abilities.limits()), true));
        lines.add(line("pictures", pictures(abilities), abilities.pictures()));
        lines.add(line("videos", videos(abilities), abilities.videos()));
        lines.add(line(
                "alt",
                abilities.altTexts()
                        ? phrases.text(
                                "networks.up-to-characters", abilities.limits().altText())
                        : phrases.text("networks.alt.none"),
                abilities.altTexts()));
        lines.add(line(
                "parts",
                abilities.threads()
                        ? phrases.text(
                                "networks.parts.up-to", abilities.limits().parts())
                        : phrases.text("networks.parts.none"),
                abilities.threads()));
        return lines;
    }

    private Line line(String key, String text, boolean can) {
        return new Line(phrases.text("networks." + key), text, can);
    }

    private String text(Limits limits) {
        return limits.text().stream()
                .map(limit -> phrases.text("networks.up-to-" + limit.unit(), limit.max()))
                .collect(Collectors.joining(", "));
    }

    private String pictures(Abilities abilities) {
        if (!abilities.pictures()) {
            return phrases.text("networks.none");
        }
        ImageLimits images = abilities.limits().images();
        return phrases.text(
                "networks.pictures.what",
                abilities.limits().mediaPerPart(),
                types(images.types()),
                size(images.bytes()));
    }

    private String videos(Abilities abilities) {
        if (!abilities.videos()) {
            return phrases.text("networks.none");
        }
        VideoLimits videos = abilities.limits().videos();
        String what = phrases.text("networks.videos.what", types(videos.types()), size(videos.bytes()));
        return videos.longest().isPositive()
                ? phrases.text("networks.videos.longest", what, phrases.duration(videos.longest()))
                : what;
    }

    private String insists(Abilities abilities) {
        List<String> all = new ArrayList<>();
        Set<Misfit.Kind> kinds =
                abilities.insists().isEmpty() ? EnumSet.noneOf(Misfit.Kind.class) : EnumSet.copyOf(abilities.insists());
        kinds.forEach(kind -> all.add(phrases.text(
                "networks.insists." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        if (abilities.limits().fetched()) {
            all.add(phrases.text("networks.insists.fetched"));
        }
        return all.isEmpty() ? phrases.text("networks.insists.nothing") : String.join(" ", all);
    }

    private String look(Abilities abilities) {
        if (abilities.byHand()) {
            return phrases.text("networks.look.by-hand");
        }
        return phrases.text(abilities.looks() ? "networks.look.yes" : "networks.look.no");
    }

    private String later(Abilities abilities) {
        if (abilities.edits()) {
            return phrases.text(abilities.removes() ? "networks.later.both" : "networks.later.edit");
        }
        return phrases.text(abilities.removes() ? "networks.later.remove" : "networks.later.none");
    }

    private static String types(Set<String> types) {
        return new TreeSet<>(types).stream().map(NetworkWords::format).collect(Collectors.joining(", "));
    }

    /** A content type by the name people know from their files. */
    private static String format(String type) {
        String name = type.substring(type.indexOf('/') + 1).toUpperCase(Locale.ROOT);
        return name.equals("QUICKTIME") ? "MOV" : name;
    }

    private String size(long bytes) {
        if (bytes >= GIGABYTE) {
            return phrases.text("networks.gigabytes", bytes / GIGABYTE);
        }
        return bytes >= MEGABYTE
                ? phrases.text("networks.megabytes", bytes / MEGABYTE)
                : phrases.text("networks.kilobytes", bytes / KILOBYTE);
    }
}
