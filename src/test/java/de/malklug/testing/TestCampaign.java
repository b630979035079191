/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Campaign files in a folder: {@code 5malklug} with Soest, Olpe and the agency around an event on 18 November 2026 at ten, and
 * no post yet.
 */
public record TestCampaign(Path folder) {

    public static final String CAMPAIGN = """
            title: Fünf Städte, ein Weg
            hashtag: "#5malklug"
            zone: Europe/Berlin
            period: { from: 2026-01-01, to: 2027-12-31 }
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

    /**
     * @param parent the folder of campaigns
     */
    public static TestCampaign in(Path parent) {
        return new TestCampaign(parent.resolve("5malklug")).write("campaign.yaml", CAMPAIGN);
    }

    /** Writes the whole file of a municipality; each post is the text after {@code "  - "}, lines indented by four. */
    public TestCampaign posts(String municipality, String... posts) {
        StringBuilder file = new StringBuilder("municipality: " + municipality + "\nposts:");
        if (posts.length == 0) {
            file.append(" []");
        }
        for (String post : posts) {
            file.append("\n  - ").append(post.strip().replace("\n", "\n    "));
        }
        return write(municipality + ".yaml", file.append("\n").toString());
    }

    /** A released post, to be given to {@link #posts}. */
    public static String approved(String id, String at, String text) {
        return "{ id: " + id + ", at: \"" + at + "\", status: approved, text: \"" + text + "\" }";
    }

    public TestCampaign write(String file, String content) {
        return write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A picture of that size, filled with that colour. */
    public TestCampaign picture(String file, int width, int height, int rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, rgb);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return write(file, bytes.toByteArray());
    }

    public void delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestCampaign write(String file, byte[] content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
