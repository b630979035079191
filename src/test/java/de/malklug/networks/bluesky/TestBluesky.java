/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.MediaSource;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestHttp;
import de.malklug.testing.standin.BlueskyStandIn;
import de.malklug.testing.standin.StandInOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A stand-in, the adapter connected to it, and an account there. */
final class TestBluesky implements AutoCloseable {

    static final Instant NINE = Instant.parse("2026-11-09T09:00:00Z");
    static final String HANDLE = "soest.bsky.test";
    static final String PASSWORD = "abcd-efgh-ijkl-mnop";

    final SettableClock clock = new SettableClock(NINE);
    final BlueskyStandIn standIn =
            BlueskyStandIn.started(StandInOptions.standard().at(clock));
    final InMemorySessions sessions = new InMemorySessions();
    final Map<String, Object> settings = new HashMap<>();
    MediaSource media = media -> {
        throw new AssertionError("No media in this test");
    };

    BlueskyNetwork network() {
        BlueskySettings bound = settings(settings);
        return BlueskyNetwork.over(
                TestHttp.givingUpAfter(Duration.ofSeconds(5)),
                new PublicWeb("malklug/test", bound.card()),
                sessions,
                bound,
                clock);
    }

    /** The settings as Spring reads them: the documented defaults but for these. */
    static BlueskySettings settings(Map<String, Object> changed) {
        Map<String, Object> named = new HashMap<>();
        changed.forEach((name, value) -> named.put("malklug.networks.bluesky." + name, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("malklug.networks.bluesky", BlueskySettings.class);
    }

    ConnectedAccount account() {
        return account(standIn.url(), HANDLE, PASSWORD);
    }

    static ConnectedAccount account(URI server, String handle, String password) {
        return new ConnectedAccount(
                "soest-bluesky", BlueskyNetwork.ID, server, handle, Map.of("app-password", new Secret(password)));
    }

    PublishRequest request(String key, Message message) {
        return new PublishRequest(key, account(), message, NINE, media);
    }

    /** Takes step after step until there is something other to do. */
    PublishOutcome publish(PublishRequest request) {
        BlueskyNetwork network = network();
        return goOn(network, request, network.start(request));
    }

    PublishOutcome goOn(BlueskyNetwork network, PublishRequest request, Checkpoint from) {
        PublishOutcome outcome = network.publish(request, from);
        int steps = 0;
        while (outcome instanceof PublishOutcome.Pending pending && steps++ < 50) {
            outcome = network.publish(request, pending.next());
        }
        return outcome;
    }

    /** The checkpoint stored before this step, everything before it done. */
    Checkpoint before(String step, PublishRequest request) {
        BlueskyNetwork network = network();
        Checkpoint at = network.start(request);
        while (!at.step().equals(step)) {
            at = ((PublishOutcome.Pending) network.publish(request, at)).next();
        }
        return at;
    }

    @Override
    public void close() {
        standIn.close();
    }

    /** Keeps sessions as durably as the test lasts. */
    static final class InMemorySessions implements SessionStore {

        private final Map<String, Secret> stored = new ConcurrentHashMap<>();
        private final List<String> tokens = new ArrayList<>();

        /** Every token that was ever stored. */
        synchronized List<String> tokens() {
            return List.copyOf(tokens);
        }

        @Override
        public Optional<Secret> load(ConnectedAccount account) {
            return Optional.ofNullable(stored.get(account.id()));
        }

        @Override
        public synchronized Secret update(ConnectedAccount account, UnaryOperator<Optional<Secret>> change) {
            Secret next = change.apply(load(account)).orElseThrow();
            stored.put(account.id(), next);
            Session.stored(next, account).ifPresent(session -> {
                tokens.add(session.access().reveal());
                tokens.add(session.refresh().reveal());
            });
            return next;
        }
    }
}
