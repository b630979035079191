/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.PostAddresses;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.queue.DeliveryHandler;
import de.malklug.queue.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Places at which a process may die: before and after every durable step and every call. Each may throw {@link Crash}. */
final class CrashPoints {

    private final BooleanSupplier dies;

    CrashPoints(BooleanSupplier dies) {
        this.dies = dies;
    }

    /** The process dies here, and nothing after it happens. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private void point() {
        if (dies.getAsBoolean()) {
            throw new Crash();
        }
    }

    DeliveryHandler around(DeliveryHandler handler) {
        return new DeliveryHandler() {
            @Override
            public Verdict publish(ClaimedDelivery delivery, Progress progress) {
                point();
                Verdict verdict = handler.publish(delivery, next -> {
                    point();
                    boolean goOn = progress.reached(next);
                    point();
                    return goOn;
                });
                point();
                return verdict;
            }

            @Override
            public Verdict look(ClaimedDelivery delivery) {
                point();
                Verdict verdict = handler.look(delivery);
                point();
                return verdict;
            }

            @Override
            public Sighting seen(ClaimedDelivery delivery, URI address) {
                return handler.seen(delivery, address);
            }
        };
    }

    /** The network with what it can: be asked for a post, or know one by its address. */
    Network around(Network network) {
        if (network instanceof PostFinder finder) {
            return new Findable(network, finder);
        }
        return network instanceof PostAddresses addresses ? new Addressable(network, addresses) : new Around(network);
    }

    private class Around implements Network {

        private final Network network;

        private Around(Network network) {
            this.network = network;
        }

        @Override
        public PublishOutcome publish(PublishRequest request, Checkpoint from) {
            point();
            PublishOutcome outcome = network.publish(request, from);
            point();
            return outcome;
        }

        @Override
        public NetworkId id() {
            return network.id();
        }

        @Override
        public String displayName() {
            return network.displayName();
        }

        @Override
        public Limits limits() {
            return network.limits();
        }

        @Override
        public List<Misfit> misfits(Message message, Limits limits) {
            return network.misfits(message, limits);
        }

        @Override
        public List<String> requiredSecrets() {
            return network.requiredSecrets();
        }

        @Override
        public Checkpoint start(PublishRequest request) {
            return network.start(request);
        }
    }

    private final class Addressable extends Around implements PostAddresses {

        private final PostAddresses addresses;

        private Addressable(Network network, PostAddresses addresses) {
            super(network);
            this.addresses = addresses;
        }

        @Override
        public Optional<PublishOutcome> seenAt(URI address, PublishRequest request, Checkpoint at) {
            return addresses.seenAt(address, request, at);
        }
    }

    private final class Findable extends Around implements PostFinder {

        private final PostFinder finder;

        private Findable(Network network, PostFinder finder) {
            super(network);
            this.finder = finder;
        }

        @Override
        public Search find(PublishRequest request, Checkpoint at, Instant since) {
            point();
            Search search = finder.find(request, at, since);
            point();
            return search;
        }

        @Override
        public Duration settlingTime() {
            return finder.settlingTime();
        }

        @Override
        public boolean consistent() {
            return finder.consistent();
        }
    }
}
