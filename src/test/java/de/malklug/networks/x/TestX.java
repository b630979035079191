/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestHttp;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.XStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.springframework.util.FileSystemUtils;

/** X with one account, and the adapter connected to it. */
final class TestX implements AutoCloseable {

    static final Instant NINE = Instant.parse("2026-11-09T09:00:00Z");
    static final String HANDLE = "soest";
    static final String REFRESH = "bWRWa3gzNnk5WEJOMlZqTWxoRG5XU0tYNzlrV";
    static final String CLIENT_ID = "rG9n6402A3dbUJKzXTNX4oWHJ";

    final SettableClock clock = new SettableClock(NINE);
    final XStandIn standIn = XStandIn.started(StandInOptions.standard().at(clock));
    final InMemorySessions sessions = new InMemorySessions();
    final Map<String, Object> settings = new HashMap<>();
    final TestMessages messages;
    private final Path folder;

    TestX() {
        try {
            folder = Files.createTempDirectory("malklug-media");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        messages = new TestMessages(folder);
        standIn.accounts().register(REFRESH, HANDLE);
    }

    XNetwork network() {
        return new XNetwork(TestHttp.givingUpAfter(Duration.ofSeconds(5)), sessions, settings(settings), clock);
    }

    /** The settings as Spring reads them: the documented defaults but for these. */
    static XSettings settings(Map<String, Object> changed) {
        Map<String, Object> named = new HashMap<>();
        changed.forEach((name, value) -> named.put("malklug.networks.x." + name, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("malklug.networks.x", XSettings.class);
    }

    ConnectedAccount account() {
        return account(standIn.url(), REFRESH);
    }

    static ConnectedAccount account(URI server, String refresh) {
        return new ConnectedAccount(
                "soest-x",
                XNetwork.ID,
                server,
                HANDLE,
                Map.of("client-id", new Secret(CLIENT_ID), "refresh-token", new Secret(refresh)));
    }

    PublishRequest request(Message message) {
        return request("delivery-1", message);
    }

    PublishRequest request(String key, Message message) {
        return new PublishRequest(key, account(), message, clock.instant(), messages::fileOf);
    }

    /** The checkpoint stored before this step, everything before it done. */
    Checkpoint before(String step, PublishRequest request) {
        XNetwork network = network();
        Checkpoint at = network.start(request);
        while (!at.step().equals(step)) {
            at = next(network.publish(request, at));
        }
        return at;
    }

    static Checkpoint next(PublishOutcome outcome) {
        if (outcome instanceof PublishOutcome.Pending pending) {
            return pending.next();
        }
        throw new AssertionError("Expected a next step, got " + outcome);
    }

    PublishOutcome publish(PublishRequest request) {
        return goOn(request, network().start(request));
    }

    /** Takes step after step, waiting where the network asks for it, until there is something other to do. */
    PublishOutcome goOn(PublishRequest request, Checkpoint from) {
        XNetwork network = network();
        PublishOutcome outcome = network.publish(request, from);
        int steps = 0;
        while (outcome instanceof PublishOutcome.Pending pending && steps++ < 60) {
            if (pending.checkAt().isAfter(clock.instant())) {
                clock.set(pending.checkAt());
            }
            outcome = network.publish(request, pending.next());
        }
        return outcome;
    }

    @Override
    public void close() {
        standIn.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Keeps what was granted as durably as the test lasts. */
    static final class InMemorySessions implements SessionStore {

        private final Map<String, Secret> stored = new ConcurrentHashMap<>();
        private final List<String> tokens = new ArrayList<>();

        /** Every token that was ever stored. */
        synchronized List<String> tokens() {
            return List.copyOf(tokens);
        }

        /** What the account was granted before the test. */
        synchronized void put(ConnectedAccount account, Grant grant) {
            update(account, nothing -> Optional.of(grant.toStore()));
        }

        @Override
        public Optional<Secret> load(ConnectedAccount account) {
            return Optional.ofNullable(stored.get(account.id()));
        }

        @Override
        public synchronized Secret update(ConnectedAccount account, UnaryOperator<Optional<Secret>> change) {
            Secret next = change.apply(load(account)).orElseThrow();
            stored.put(account.id(), next);
            Grant.stored(next, account).ifPresent(grant -> {
                if (grant.access() != null) {
                    tokens.add(grant.access().reveal());
                }
                tokens.add(grant.refresh().reveal());
            });
            return next;
        }
    }
}
