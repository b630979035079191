/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.campaign.Destination;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Surroundings;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.NetworkId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * An account on every network for everybody in the campaign, declared as for real use: a file, with references to secrets that
 * lie beside it.
 */
final class DemoAccounts implements Surroundings {

    static final String FILE = "accounts.yaml";

    private static final List<String> WHO =
            List.of("arnsberg", "bad-berleburg", "menden", "olpe", "soest", "suedwestfalen-agentur");

    /** A channel that a person posts to. */
    private static final Destination BY_HAND =
            new Destination("menden-whatsapp", new MunicipalityId("menden"), new NetworkId("manual"));

    private final List<Destination> destinations = new ArrayList<>();

    private DemoAccounts() {}

    /** Writes the file and what is missing of the secrets, and makes the accounts known to the networks. */
    static DemoAccounts write(DemoFolder folder, DemoNetworks networks) {
        StringBuilder file = new StringBuilder("accounts:\n");
        try {
            Files.createDirectories(folder.path("secrets"));
            for (String who : WHO) {
                for (DemoNetwork network : DemoNetwork.values()) {
                    file.append(account(folder, networks, who, network));
                }
            }
            file.append("""
                      %s: { municipality: %s, network: manual, server: "https://www.whatsapp.com/channel/stadt-menden", handle: "WhatsApp-Kanal Menden", settings: { person: "Pressestelle Menden" } }
                    """.formatted(BY_HAND.account(), BY_HAND.municipality()));
            Files.writeString(folder.path(FILE), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return declared();
    }

    private static String account(DemoFolder folder, DemoNetworks networks, String who, DemoNetwork network)
            throws IOException {
        List<String> references = new ArrayList<>();
        for (String name : network.secrets()) {
            boolean first = references.isEmpty();
            String file = "secrets/" + id(who, network) + (first ? "" : "-" + name);
            String secret = secret(folder.path(file), network);
            if (first) {
                networks.register(network, who, secret);
            }
            references.add("%s: \"file:%s\"".formatted(name, file));
        }
        String handle = network.handle(who);
        return "  %s: { municipality: %s, network: %s, server: %s,%s secret: { %s } }%n"
                .formatted(
                        id(who, network),
                        who,
                        network.id(),
                        networks.url(network),
                        handle == null ? "" : " handle: \"" + handle + "\",",
                        String.join(", ", references));
    }

    private static String id(String who, DemoNetwork network) {
        return who + "-" + network.id();
    }

    /** The accounts, without writing anything. */
    static DemoAccounts declared() {
        DemoAccounts accounts = new DemoAccounts();
        WHO.forEach(accounts::add);
        accounts.destinations.add(BY_HAND);
        return accounts;
    }

    private void add(String who) {
        MunicipalityId municipality = new MunicipalityId(who);
        for (DemoNetwork network : DemoNetwork.values()) {
            destinations.add(new Destination(id(who, network), municipality, new NetworkId(network.id())));
        }
    }

    private static String secret(Path file, DemoNetwork network) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String secret = network.secret(HexFormat.of().formatHex(random));
        Files.writeString(file, secret + "\n");
        return secret;
    }

    @Override
    public Collection<NetworkId> networks() {
        return destinations.stream().map(Destination::network).distinct().toList();
    }

    @Override
    public Collection<Destination> accounts() {
        return List.copyOf(destinations);
    }

    @Override
    public List<Misfit> misfits(Destination account, Message message) {
        return List.of();
    }

    @Override
    public Message.Media media(Path file, String alt) {
        return new Message.Media(file.getFileName().toString(), "image/png", 1, 1, 1, alt);
    }
}
