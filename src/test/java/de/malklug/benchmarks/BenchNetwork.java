/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.Secret;
import de.malklug.networks.VideoLimits;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.networks.http.NetworkHttpSettings;
import java.time.Duration;
import java.util.List;

/** The smallest possible network: one irreversible POST. */
final class BenchNetwork implements Network {

    static final NetworkId ID = new NetworkId("bench");

    private final NetworkHttp http = http();

    static NetworkHttp http() {
        Duration patience = Duration.ofSeconds(30);
        return new NetworkHttp(new NetworkHttpSettings("malklug/bench", patience, patience, patience, 600, patience));
    }

    @Override
    public NetworkId id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Bench";
    }

    @Override
    public Limits limits() {
        return new Limits(List.of(), 0, ImageLimits.NONE, VideoLimits.NONE, 0, 1);
    }

    @Override
    public List<String> requiredSecrets() {
        return List.of();
    }

    @Override
    public Checkpoint start(PublishRequest request) {
        return Checkpoint.irreversible("post");
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        HttpCall call = HttpCall.post(request.account().server(), "/posts")
                .bearer(new Secret("token-of-" + request.account().id()))
                .header("Idempotency-Key", request.key())
                .json("{\"text\":\"benchmark\"}");
        return http.send(call) instanceof HttpResult.Answered answered
                        && answered.answer().isSuccess()
                ? new PublishOutcome.Published(new RemotePost(request.key(), null))
                : new PublishOutcome.Unconfirmed("no answer");
    }
}
