/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.manual;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Graphemes;
import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.PostAddresses;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.VideoLimits;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel a person posts to. The one step hands the post over; from then on it may be there, and only the person knows. It
 * is never handed over twice by itself.
 */
final class ManualNetwork implements Network, PostAddresses {

    static final NetworkId ID = new NetworkId("manual");

    private static final String HAND_OVER = "hand-over";

    private final Limits limits;

    ManualNetwork(ManualSettings settings) {
        limits = new Limits(
                List.of(new Limits.TextLimit(
                        "characters", settings.characters(), part -> Graphemes.count(part.textWithLink()))),
                settings.media(),
                new ImageLimits(settings.imageTypes(), settings.imageSize().toBytes()),
                new VideoLimits(settings.videoTypes(), settings.videoSize().toBytes()),
                settings.altText(),
                settings.parts());
    }

    @Override
    public NetworkId id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Manual";
    }

    @Override
    public boolean byHand() {
        return true;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public List<String> requiredSecrets() {
        return List.of("handle");
    }

    @Override
    public List<String> requiredSettings() {
        return List.of(PERSON);
    }

    @Override
    public Checkpoint start(PublishRequest request) {
        return Checkpoint.irreversible(HAND_OVER);
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        return new Unconfirmed("");
    }

    /** A channel may have one address for all its posts, so the address is no id. */
    @Override
    public Optional<PublishOutcome> seenAt(@Nullable URI address, PublishRequest request, Checkpoint at) {
        return Optional.of(new Published(new RemotePost("by-hand:" + request.key(), address)));
    }
}
