/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.kill;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * A campaign to be killed: many municipalities, each with an account on every network, and posts of every kind.
 * Half of them are due at once, the others bit by bit.
 */
final class LargeCampaign {

    /** The account of an app that a person posts to. */
    static final String BY_HAND = "town-app";

    private static final int POSTS_PER_ACCOUNT = 21;

    /** At least: some networks take pictures or videos only. */
    private static final int NETWORKS_PER_POST = 6;

    private static final String TEXT = "Beitrag %s: Täglich öffnen die Rathäuser, %s. #5malklug";
    private static final List<String> ENDINGS = List.of(
            "auch digital", "in fünf Städten", "mit Bürgerinnen und Bürgern 🚲", "und überall wird „smart“ gebaut");

    private final Path folder;
    private final LossyNetworks networks;
    private final Random random;
    private final List<Expected> expected = new ArrayList<>();
    private int byHand;

    private LargeCampaign(Path folder, LossyNetworks networks, Random random) {
        this.folder = folder;
        this.networks = networks;
        this.random = random;
    }

    /**
     * Writes campaign files, accounts and secrets, and makes the accounts known to the networks.
     *
     * @param deliveries how many there will be at least; each post goes to every network that takes its kind
     * @param begin when the first posts are due
     * @param over the time over which the others become due
     */
    static LargeCampaign write(
            Path folder, LossyNetworks networks, Random random, int deliveries, Instant begin, Duration over) {
        LargeCampaign campaign = new LargeCampaign(folder, networks, random);
        try {
            campaign.writeAll(Math.max(1, deliveries / NETWORKS_PER_POST), begin, over);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return campaign;
    }

    Path campaigns() {
        return folder.resolve("campaigns");
    }

    Path accounts() {
        return folder.resolve("accounts.yaml");
    }

    /** How many deliveries a person carries out, on {@link #BY_HAND}. */
    int byHand() {
        return byHand;
    }

    List<Expected> expected() {
        return List.copyOf(expected);
    }

    private void writeAll(int posts, Instant begin, Duration over) throws IOException {
        int municipalities = Math.max(5, posts / POSTS_PER_ACCOUNT);
        Files.createDirectories(campaigns().resolve("kill/media"));
        StringBuilder campaign = new StringBuilder("""
                campaign: kill
                title: "Kill it anywhere"
                hashtag: "#5malklug"
                zone: UTC
                language: de
                period: { from: %s, to: %s }
                rules: { latest: 7 days, checks: { campaign-hashtag: off, alt-text: off, captions: off } }
                municipalities:
                """.formatted(
                LocalDateTime.ofInstant(begin, ZoneOffset.UTC).minusDays(1).toLocalDate(),
                LocalDateTime.ofInstant(begin, ZoneOffset.UTC).plusDays(7).toLocalDate()));
        StringBuilder accounts = new StringBuilder("accounts:\n");
        for (int town = 0; town < municipalities; town++) {
            campaign.append(
                    "  town-%1$d: { name: Town %1$d, short: T%1$d, population: 1000, role: town }\n".formatted(town));
            accounts.append(accountsOf(town));
            StringBuilder file = new StringBuilder("municipality: town-" + town + "\nposts:\n");
            for (int number = town; number < posts; number += municipalities) {
                file.append(post(number, town, dueAt(begin, over)));
            }
            Files.writeString(campaigns().resolve("kill/town-" + town + ".yaml"), file);
        }
        Files.writeString(campaigns().resolve("kill/campaign.yaml"), campaign);
        Files.writeString(accounts(), accounts);
    }

    private String accountsOf(int town) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        StringBuilder yaml = new StringBuilder();
        for (KillNetwork network : KillNetwork.values()) {
            String id = account(town, network);
            String secret = network.secretOf(town);
            Files.writeString(secrets.resolve(id), secret);
            network.meet(networks.server(network, town), town, secret);
            String handle = network.handle(town);
            String further = network.furtherSecrets().stream()
                    .map(name -> ", %s: \"file:secrets/%s\"".formatted(name, id))
                    .collect(Collectors.joining());
            yaml.append(
                    "  %s: { municipality: town-%d, network: %s, server: %s,%s secret: { %s: \"file:secrets/%s\"%s } }%n"
                            .formatted(
                                    id,
                                    town,
                                    network.id(),
                                    networks.server(network, town).url(),
                                    handle == null ? "" : " handle: " + handle + ",",
                                    network.secret(),
                                    id,
                                    further));
        }
        if (town == 0) {
            yaml.append(
                    "  " + BY_HAND + ": { municipality: town-0, network: manual, server: http://127.0.0.1, handle: App,"
                            + " settings: { person: Presse } }\n");
        }
        return yaml.toString();
    }

    private static String account(int town, KillNetwork network) {
        return "town-" + town + "-" + network.id();
    }

    private LocalDateTime dueAt(Instant begin, Duration over) {
        long millis = random.nextBoolean() ? 0 : (long) (random.nextDouble() * over.toMillis());
        return LocalDateTime.ofInstant(begin.plusMillis(millis), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    private String post(int number, int town, LocalDateTime at) throws IOException {
        int parts = number % 5 == 0 ? 2 + number % 3 : 1;
        boolean film = number % 6 == 5;
        int pictures = film ? 1 : number % 4 == 0 ? 1 + number % 8 / 4 : 0;
        List<String> texts = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            texts.add(TEXT.formatted(number + "/" + part, ENDINGS.get((number + part) % ENDINGS.size())));
        }
        String id = "post-" + number;
        List<String> on = new ArrayList<>();
        for (KillNetwork network : KillNetwork.values()) {
            if (film ? network.takesFilm(parts) : network.takes(parts, pictures)) {
                on.add(network.id());
                expected.add(new Expected(network, account(town, network), network.nameOf(town), id, texts, pictures));
            }
        }
        if (town == 0) {
            on.add(BY_HAND);
            byHand++;
        }
        return """
                  - id: %s
                    at: %s
                    status: approved
                    on: %s
                    text: "%s"
                %s%s""".formatted(
                        id, at, on, texts.getFirst(), film ? film(number) : media(number, pictures), thread(texts));
    }

    private String film(int number) throws IOException {
        String file = "media/film-" + number + ".mp4";
        try (InputStream film = Objects.requireNonNull(LargeCampaign.class.getResourceAsStream("/media/film.mp4"))) {
            Files.copy(film, campaigns().resolve("kill").resolve(file));
        }
        return "    media:\n      - { file: %s, alt: \"Film zu Beitrag %d\" }\n".formatted(file, number);
    }

    private String media(int number, int pictures) throws IOException {
        StringBuilder yaml = new StringBuilder(pictures == 0 ? "" : "    media:\n");
        for (int picture = 0; picture < pictures; picture++) {
            String file = "media/" + number + "-" + picture + ".png";
            draw(campaigns().resolve("kill").resolve(file), number * 4 + picture);
            yaml.append("      - { file: %s, alt: \"Bild %d zu Beitrag %d\" }\n".formatted(file, picture, number));
        }
        return yaml.toString();
    }

    private static String thread(List<String> texts) {
        StringBuilder yaml = new StringBuilder(texts.size() == 1 ? "" : "    thread:\n");
        texts.stream()
                .skip(1)
                .forEach(text -> yaml.append("      - text: \"").append(text).append("\"\n"));
        return yaml.toString();
    }

    private static void draw(Path file, int colour) throws IOException {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(colour * 2_654_435));
        pen.fillRect(0, 0, 400, 300);
        pen.dispose();
        ImageIO.write(image, "png", file.toFile());
    }
}
