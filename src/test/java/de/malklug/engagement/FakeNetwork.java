/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementSource;
import de.malklug.networks.Limits;
import de.malklug.networks.Metric;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A network that tells figures as the test says, and remembers what it was asked. */
final class FakeNetwork implements Network, EngagementSource {

    static final NetworkId ID = new NetworkId("fake");

    final int batchSize;
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final Map<String, EngagementReading> posts = new ConcurrentHashMap<>();
    final Map<String, Long> followers = new ConcurrentHashMap<>();
    final Map<String, Consumer<Call>> trouble = new ConcurrentHashMap<>();

    FakeNetwork(int batchSize) {
        this.batchSize = batchSize;
    }

    void forget() {
        calls.clear();
        posts.clear();
        followers.clear();
        trouble.clear();
    }

    /** What was asked; no ids when the account's own figures were asked for. */
    record Call(String account, List<String> ids) {}

    List<Call> postCalls() {
        return calls.stream().filter(call -> !call.ids().isEmpty()).toList();
    }

    List<Call> followerCalls() {
        return calls.stream().filter(call -> call.ids().isEmpty()).toList();
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> remoteIds) {
        ask(new Call(account.id(), List.copyOf(remoteIds)));
        Map<String, EngagementReading> answer = new LinkedHashMap<>();
        Set<String> wanted = new HashSet<>(remoteIds);
        posts.forEach((id, reading) -> {
            if (wanted.contains(id)) {
                answer.put(id, reading);
            }
        });
        return answer;
    }

    @Override
    public EngagementReading readAccount(ConnectedAccount account) {
        ask(new Call(account.id(), List.of()));
        EngagementReading.Builder reading = EngagementReading.builder();
        Long count = followers.get(account.id());
        return count == null
                ? reading.build()
                : reading.count(Metric.FOLLOWERS, count).build();
    }

    private void ask(Call call) {
        calls.add(call);
        trouble.getOrDefault(call.account(), ignored -> {}).accept(call);
    }

    @Override
    public NetworkId id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Fake";
    }

    @Override
    public Limits limits() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> requiredSecrets() {
        return List.of();
    }

    @Override
    public Checkpoint start(PublishRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        throw new UnsupportedOperationException();
    }
}
