/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Graphemes;
import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.VideoLimits;
import java.util.List;
import java.util.Set;

/** A network that only tells its limits. */
public record TestNetwork(NetworkId id, int characters) implements Network {

    public TestNetwork(String id, int characters) {
        this(new NetworkId(id), characters);
    }

    @Override
    public String displayName() {
        return id.value();
    }

    @Override
    public Limits limits() {
        Limits.TextLimit text = new Limits.TextLimit("characters", characters, part -> Graphemes.count(part.text()));
        return new Limits(
                List.of(text), 4, new ImageLimits(Set.of("image/png"), 1_000_000), VideoLimits.NONE, 1_500, 10);
    }

    @Override
    public List<String> requiredSecrets() {
        return List.of();
    }

    @Override
    public Checkpoint start(PublishRequest request) {
        throw new UnsupportedOperationException("Publishes nothing");
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        throw new UnsupportedOperationException("Publishes nothing");
    }
}
