/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a network can and cannot do: found out from its adapter, by the ports it implements, its limits and what it says about
 * sample messages. There is no second list to keep.
 *
 * @param limits what the network documents
 * @param insists what it misses in a plain text, and what it refuses to show together
 * @param looks whether it can be asked for a post whose answer was lost
 * @param figures whether it tells what posts achieved
 * @param postsPerReading how many posts' figures are read in one call; 0 if there are none
 * @param edits whether the text of a published post can be changed
 * @param removes whether a published post can be deleted
 * @param byHand whether a person posts there
 * @param needs what an account must bring, by the names of {@code accounts.yaml}
 */
public record Abilities(
        Network network,
        Limits limits,
        Set<Misfit.Kind> insists,
        boolean looks,
        boolean figures,
        int postsPerReading,
        boolean edits,
        boolean removes,
        boolean byHand,
        List<String> needs) {

    private static final String NO_CONTENT = "0".repeat(64);

    public Abilities {
        insists = Set.copyOf(insists);
        needs = List.copyOf(needs);
    }

    /** Makes no call. */
    public static Abilities of(Network network) {
        Limits limits = network.limits();
        EngagementSource figures = network instanceof EngagementSource source ? source : null;
        List<String> needs = new ArrayList<>(network.requiredSecrets());
        needs.addAll(network.requiredSettings());
        return new Abilities(
                network,
                limits,
                insists(network, limits),
                network instanceof PostFinder,
                figures != null,
                figures == null ? 0 : figures.batchSize(),
                network instanceof PostEditor,
                network instanceof PostRemover,
                network.byHand(),
                needs);
    }

    private static Set<Misfit.Kind> insists(Network network, Limits limits) {
        Set<Misfit.Kind> insists = EnumSet.noneOf(Misfit.Kind.class);
        insists.addAll(saidAbout(network, limits));
        insists.retainAll(EnumSet.of(Misfit.Kind.MEDIA_NEEDED, Misfit.Kind.VIDEO_NEEDED, Misfit.Kind.TITLE_NEEDED));
        if (pictures(limits) && videos(limits)) {
            Message.Media picture =
                    new Message.Media(NO_CONTENT, first(limits.images().types()), 50_000, 1_080, 1_080, "Probe");
            Message.Media video = new Message.Media(
                    NO_CONTENT,
                    first(limits.videos().types()),
                    1_000_000,
                    1_080,
                    1_080,
                    Duration.ofSeconds(10),
                    "Probe");
            if (saidAbout(network, limits, picture, video).contains(Misfit.Kind.MEDIA_MIX)) {
                insists.add(Misfit.Kind.MEDIA_MIX);
            }
        }
        return insists;
    }

    private static Set<Misfit.Kind> saidAbout(Network network, Limits limits, Message.Media... media) {
        Message.Part part = new Message.Part("Guten Tag", null, List.of(media));
        return network.misfits(new Message(List.of(part), "de"), limits).stream()
                .map(Misfit::kind)
                .collect(Collectors.toSet());
    }

    private static String first(Set<String> types) {
        return new TreeSet<>(types).getFirst();
    }

    private static boolean pictures(Limits limits) {
        return limits.mediaPerPart() > 0 && !limits.images().types().isEmpty();
    }

    private static boolean videos(Limits limits) {
        return limits.mediaPerPart() > 0 && !limits.videos().types().isEmpty();
    }

    /** The same, with what one account's server told about its limits. */
    public Abilities within(Limits told) {
        return new Abilities(network, told, insists, looks, figures, postsPerReading, edits, removes, byHand, needs);
    }

    public NetworkId id() {
        return network.id();
    }

    public boolean pictures() {
        return pictures(limits);
    }

    public boolean videos() {
        return videos(limits);
    }

    public boolean altTexts() {
        return limits.altText() > 0;
    }

    public boolean threads() {
        return limits.parts() > 1;
    }
}
