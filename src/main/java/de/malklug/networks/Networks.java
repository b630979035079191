/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All networks malklug knows. A capability a network lacks is an empty answer, never an exception. */
@Component
public class Networks {

    private final Map<NetworkId, Network> byId;

    public Networks(Collection<Network> networks) {
        byId = networks.stream()
                .collect(Collectors.toMap(
                        Network::id,
                        network -> network,
                        (a, b) -> {
                            throw new IllegalStateException("Two adapters call themselves " + a.id());
                        },
                        TreeMap::new));
    }

    /** In alphabetical order of their ids. */
    public List<Network> all() {
        return byId.values().stream().sorted(Comparator.comparing(Network::id)).toList();
    }

    public Optional<Network> find(NetworkId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What each network can and cannot do, in alphabetical order of their ids. */
    public List<Abilities> abilities() {
        return all().stream().map(Abilities::of).toList();
    }

    /**
     * @throws IllegalArgumentException if no adapter has that id
     */
    public Network get(NetworkId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown network " + id));
    }

    /** Empty where the network cannot be asked whether a lost post is there. */
    public Optional<PostFinder> finder(NetworkId id) {
        return capability(id, PostFinder.class);
    }

    /** Empty where a post's address tells malklug nothing. */
    public Optional<PostAddresses> addresses(NetworkId id) {
        return capability(id, PostAddresses.class);
    }

    /** Empty where the network tells no figures. */
    public Optional<EngagementSource> engagement(NetworkId id) {
        return capability(id, EngagementSource.class);
    }

    /** Empty where posts cannot be deleted. */
    public Optional<PostRemover> remover(NetworkId id) {
        return capability(id, PostRemover.class);
    }

    /** Empty where posts cannot be changed. */
    public Optional<PostEditor> editor(NetworkId id) {
        return capability(id, PostEditor.class);
    }

    /** Empty where an account cannot be connected in the browser. */
    public Optional<AccountConnector> connector(NetworkId id) {
        return capability(id, AccountConnector.class);
    }

    private <T> Optional<T> capability(NetworkId id, Class<T> port) {
        return find(id).filter(port::isInstance).map(port::cast);
    }
}
