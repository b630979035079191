/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

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
import de.malklug.testing.standin.LinkedInStandIn;
import de.malklug.testing.standin.StandInOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.FileSystemUtils;

/** LinkedIn with one page, and the adapter connected to it. */
final class TestLinkedIn implements AutoCloseable {

    static final Instant NINE = Instant.parse("2026-11-09T09:00:00Z");
    static final String PAGE = "urn:li:organization:2414183";
    static final String MEMBER = "urn:li:person:782bbtaQ";
    static final String TOKEN = "AQUvlL_DYEzvT2wz1QJiEPeLioeA";

    final SettableClock clock = new SettableClock(NINE);
    final LinkedInStandIn standIn =
            LinkedInStandIn.started(StandInOptions.standard().at(clock));
    final InMemorySessions sessions = new InMemorySessions();
    final Map<String, Object> settings = new HashMap<>();
    final TestMessages messages;
    String author = PAGE;
    private final Path folder;

    TestLinkedIn() {
        try {
            folder = Files.createTempDirectory("malklug-media");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        messages = new TestMessages(folder);
        standIn.accounts().register(TOKEN, PAGE);
    }

    /** From now on it is a member's account. */
    void asMember() {
        author = MEMBER;
        standIn.accounts().register(TOKEN, MEMBER);
    }

    LinkedInNetwork network() {
        return new LinkedInNetwork(TestHttp.givingUpAfter(Duration.ofSeconds(5)), sessions, settings(settings), clock);
    }

    /** The settings as Spring reads them: the documented defaults but for these. */
    static LinkedInSettings settings(Map<String, Object> changed) {
        Map<String, Object> named = new HashMap<>();
        changed.forEach((name, value) -> named.put("malklug.networks.linkedin." + name, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("malklug.networks.linkedin", LinkedInSettings.class);
    }

    ConnectedAccount account() {
        return account(standIn.url(), author);
    }

    static ConnectedAccount account(URI server, String author) {
        return new ConnectedAccount(
                "soest-linkedin", LinkedInNetwork.ID, server, author, Map.of("access-token", new Secret(TOKEN)));
    }

    PublishRequest request(Message message) {
        return request("delivery-1", message);
    }

    PublishRequest request(String key, Message message) {
        return new PublishRequest(key, account(), message, clock.instant(), messages::fileOf);
    }

    /** The checkpoint stored before this step, everything before it done. */
    Checkpoint before(String step, PublishRequest request) {
        LinkedInNetwork network = network();
        Checkpoint at = network.start(request);
        while (!at.step().equals(step)) {
            PublishOutcome outcome = network.publish(request, at);
            if (!(outcome instanceof PublishOutcome.Pending pending)) {
                throw new AssertionError("Expected a next step, got " + outcome);
            }
            waitUntil(pending.checkAt());
            at = pending.next();
        }
        return at;
    }

    PublishOutcome publish(PublishRequest request) {
        return goOn(request, network().start(request));
    }

    /** Takes step after step, waiting where the network asks for it, until there is something other to do. */
    PublishOutcome goOn(PublishRequest request, Checkpoint from) {
        LinkedInNetwork network = network();
        PublishOutcome outcome = network.publish(request, from);
        int steps = 0;
        while (outcome instanceof PublishOutcome.Pending pending && steps++ < 60) {
            waitUntil(pending.checkAt());
            outcome = network.publish(request, pending.next());
        }
        return outcome;
    }

    private void waitUntil(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            clock.set(instant);
        }
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

    /** Keeps what belongs to accounts as durably as the test lasts. */
    static final class InMemorySessions implements SessionStore {

        private final Map<String, Secret> stored = new ConcurrentHashMap<>();

        @Override
        public Optional<Secret> load(ConnectedAccount account) {
            return Optional.ofNullable(stored.get(account.id()));
        }

        @Override
        public synchronized Secret update(ConnectedAccount account, UnaryOperator<Optional<Secret>> change) {
            Secret next = change.apply(load(account)).orElseThrow();
            stored.put(account.id(), next);
            return next;
        }
    }
}
