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
 * An account on Mastodon and one on Bluesky for everybody in the campaign, declared as for real use: a file, with references
 * to secrets that lie beside it.
 */
final class DemoAccounts implements Surroundings {

    static final String FILE = "accounts.yaml";

    private static final NetworkId MASTODON = new NetworkId("mastodon");
    private static final NetworkId BLUESKY = new NetworkId("bluesky");
    private static final List<String> WHO =
            List.of("arnsberg", "bad-berleburg", "menden", "olpe", "soest", "suedwestfalen-agentur");

    private final List<Destination> destinations = new ArrayList<>();

    private DemoAccounts() {}

    /** Writes the file and what is missing of the secrets, and makes the accounts known to the networks. */
    static DemoAccounts write(DemoFolder folder, DemoNetworks networks) {
        StringBuilder file = new StringBuilder("accounts:\n");
        try {
            Files.createDirectories(folder.path("secrets"));
            for (String who : WHO) {
                String token = secret(folder.path("secrets/" + who + "-mastodon"));
                secret(folder.path("secrets/" + who + "-bluesky"));
                networks.register(token, who);
                file.append(
                        """
                          %1$s-mastodon: { municipality: %1$s, network: mastodon, server: %2$s, secret: { access-token: "file:secrets/%1$s-mastodon" } }
                          %1$s-bluesky: { municipality: %1$s, network: bluesky, server: %3$s, handle: %4$s, secret: { app-password: "file:secrets/%1$s-bluesky" } }
                        """.formatted(who, networks.mastodonUrl(), networks.blueskyUrl(), DemoNetworks.handle(who)));
            }
            Files.writeString(folder.path(FILE), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return declared();
    }

    /** The accounts, without writing anything. */
    static DemoAccounts declared() {
        DemoAccounts accounts = new DemoAccounts();
        WHO.forEach(accounts::add);
        return accounts;
    }

    private void add(String who) {
        MunicipalityId municipality = new MunicipalityId(who);
        destinations.add(new Destination(who + "-mastodon", municipality, MASTODON));
        destinations.add(new Destination(who + "-bluesky", municipality, BLUESKY));
    }

    private static String secret(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        Files.writeString(file, secret + "\n");
        return secret;
    }

    @Override
    public Collection<NetworkId> networks() {
        return List.of(MASTODON, BLUESKY);
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
