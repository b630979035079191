/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.networks.Graphemes;
import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.NetworkId;
import de.malklug.networks.VideoLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A campaign folder that is written for a test, and what it is checked against. */
final class CampaignFixture implements Surroundings {

    static final NetworkId MASTODON = new NetworkId("mastodon");
    static final NetworkId BLUESKY = new NetworkId("bluesky");

    static final String CAMPAIGN = """
            title: Fünf Städte, ein Weg
            hashtag: "#5malklug"
            zone: Europe/Berlin
            period: { from: 2026-01-01, to: 2026-12-31 }
            anchor:
              title: "Smart Cities: Konferenz"
              at: 2026-11-18T10:00
              until: 2026-11-18T16:00
              link: https://smartcities-suedwestfalen.com/konferenz/
            rules: { latest: 2h, checks: { campaign-hashtag: off } }
            municipalities:
              soest: { name: Soest, short: SO, population: 47200 }
              olpe: { name: Olpe, short: OL, population: 24600 }
              agentur: { name: Südwestfalen Agentur, short: SA, role: agency }
            """;

    final Path folder;
    private final List<Destination> accounts = new ArrayList<>(List.of(
            new Destination("soest-mastodon", new MunicipalityId("soest"), MASTODON),
            new Destination("soest-bluesky", new MunicipalityId("soest"), BLUESKY),
            new Destination("olpe-mastodon", new MunicipalityId("olpe"), MASTODON)));
    int mediaReads;
    boolean video;

    CampaignFixture(Path folder) {
        this.folder = folder;
        write("campaign.yaml", CAMPAIGN);
        write("media/wall.png", "PNG");
        write("media/notes.txt", "no picture");
    }

    CampaignFixture write(String file, String content) {
        return write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    CampaignFixture write(String file, byte[] content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CampaignReading read() {
        return new CampaignFiles(this).read(folder);
    }

    @Override
    public Collection<NetworkId> networks() {
        return List.of(BLUESKY, MASTODON);
    }

    @Override
    public Collection<Destination> accounts() {
        return accounts;
    }

    @Override
    public List<Misfit> misfits(Destination account, Message message) {
        return limits(account.network().equals(BLUESKY) ? 30 : 50).misfits(message);
    }

    private static Limits limits(int characters) {
        Limits.TextLimit text = new Limits.TextLimit("characters", characters, part -> Graphemes.count(part.text()));
        return new Limits(List.of(text), 2, new ImageLimits(Set.of("image/png"), 1_000), VideoLimits.NONE, 20, 2);
    }

    @Override
    public Message.Media media(Path file, String alt) throws IOException {
        mediaReads++;
        if (!Files.readString(file).startsWith("PNG")) {
            throw new IOException("Neither picture nor video");
        }
        return new Message.Media(
                file.getFileName().toString(), video ? "video/mp4" : "image/png", Files.size(file), 10, 10, alt);
    }
}
