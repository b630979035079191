/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Destination;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.Post;
import de.malklug.campaign.Recurrence;
import de.malklug.campaign.Variant;
import de.malklug.campaign.Wording;
import de.malklug.media.MediaProperties;
import de.malklug.networks.NetworkId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fingerprints of posts. */
final class PostSums {

    private PostSums() {}

    /** Of what an approval is for: text, media with alt text, accounts and time. */
    static String approval(StoredPost stored, Collection<Destination> accounts) {
        Fingerprint sum = new Fingerprint().add(stored.fingerprint()).add(stored.dueAt());
        stored.post().destinations(List.copyOf(accounts)).stream()
                .map(Destination::account)
                .sorted()
                .forEach(sum::add);
        return sum.hex();
    }

    /** Every picture and video a post shows somewhere. */
    static Stream<MediaReference> media(Post post) {
        return Stream.of(
                        post.wording().media().stream(),
                        post.thread().stream().flatMap(part -> part.media().stream()),
                        post.variants().values().stream().flatMap(PostSums::media))
                .flatMap(each -> each);
    }

    private static Stream<MediaReference> media(Variant variant) {
        return variant.media() == null ? Stream.empty() : variant.media().stream();
    }

    /** Of what a post says, where and when; changes when and only when that does. */
    static String of(CampaignId campaign, Post post, Map<String, MediaProperties> shown) {
        Fingerprint sum = new Fingerprint()
                .add(campaign)
                .add(post.municipality())
                .add(post.id())
                .add(post.at().written())
                .add(post.heading())
                .add(post.theme())
                .add(post.on().size());
        post.on().forEach(sum::add);
        add(post.wording(), shown, sum);
        sum.add(post.variants().size());
        for (Map.Entry<NetworkId, Variant> variant : new TreeMap<>(post.variants()).entrySet()) {
            sum.add(variant.getKey())
                    .add(variant.getValue().text())
                    .add(variant.getValue().link());
            List<MediaReference> own = variant.getValue().media();
            sum.add(own == null ? -1 : own.size());
            add(own == null ? List.of() : own, shown, sum);
        }
        sum.add(post.thread().size());
        post.thread().forEach(part -> add(part, shown, sum));
        Recurrence repeat = post.repeat();
        addIfSaid("repeat", repeat == null ? null : repeat.written().toString(), sum);
        addIfSaid("evergreen", post.evergreen() ? "true" : null, sum);
        return sum.hex();
    }

    private static void add(Wording wording, Map<String, MediaProperties> shown, Fingerprint sum) {
        sum.add(wording.text()).add(wording.link()).add(wording.media().size());
        add(wording.media(), shown, sum);
    }

    private static void add(List<MediaReference> references, Map<String, MediaProperties> shown, Fingerprint sum) {
        for (MediaReference reference : references) {
            MediaProperties properties = shown.get(reference.file());
            sum.add(reference.file()).add(reference.alt()).add(properties == null ? null : properties.sha256());
            addIfSaid("decorative", reference.decorative(), sum);
            addIfSaid("captions", reference.captions(), sum);
            addIfSaid("no-speech", reference.noSpeech(), sum);
        }
    }

    /** What is not said changes no sum: posts that never said it keep theirs. */
    private static void addIfSaid(String name, @Nullable String value, Fingerprint sum) {
        if (value != null) {
            sum.add(name).add(value);
        }
    }
}
