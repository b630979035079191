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
import de.malklug.networks.PostFinder;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.queue.DeliveryHandler;
import de.malklug.queue.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        };
    }

    Network around(Network network, PostFinder finder) {
        return new Around(network, finder);
    }

    private final class Around implements Network, PostFinder {

        private final Network network;
        private final PostFinder finder;

        private Around(Network network, PostFinder finder) {
            this.network = network;
            this.finder = finder;
        }

        @Override
        public PublishOutcome publish(PublishRequest request, Checkpoint from) {
            point();
            PublishOutcome outcome = network.publish(request, from);
            point();
            return outcome;
        }

        @Override
        public Search find(PublishRequest request, Checkpoint at, Instant since) {
            point();
            Search search = finder.find(request, at, since);
            point();
            return search;
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
