/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import de.malklug.networks.Message;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;

/** Messages and pictures for tests; pictures are written into a folder, under their id. */
public final class TestMessages {

    private final Path folder;

    public TestMessages(Path folder) {
        this.folder = folder;
    }

    /** A one-part message in German. */
    public static Message text(String text) {
        return new Message(List.of(part(text)), "de");
    }

    public static Message.Part part(String text, Message.Media... media) {
        return new Message.Part(text, null, List.of(media));
    }

    public static Message.Part linking(String text, String link, Message.Media... media) {
        return new Message.Part(text, URI.create(link), List.of(media));
    }

    public static Message thread(Message.Part... parts) {
        return new Message(Arrays.asList(parts), "de");
    }

    /** A small picture that differs from those with other alt texts. */
    public Message.Media picture(String alt) {
        BufferedImage image = new BufferedImage(16, 9, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, new Color(alt.hashCode()).getRGB());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
            return stored(png.toByteArray(), "image/png", 16, 9, alt);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A photograph of a usual size that differs from those with other alt texts. */
    public Message.Media photo(String alt) {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(alt.hashCode()));
        pen.fillRect(0, 0, 400, 300);
        pen.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", jpeg);
            return stored(jpeg.toByteArray(), "image/jpeg", 400, 300, alt);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Something a network takes for a video. */
    public Message.Media video(String alt) {
        return stored(
                ("not really a video of " + alt).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "video/mp4",
                640,
                360,
                alt);
    }

    /** The same, of that many bytes. */
    public Message.Media bigVideo(String alt, int size) {
        byte[] bytes = new byte[size];
        new java.util.Random(alt.hashCode()).nextBytes(bytes);
        return stored(bytes, "video/mp4", 640, 360, alt);
    }

    public Path fileOf(Message.Media media) {
        return folder.resolve(media.id());
    }

    private Message.Media stored(byte[] bytes, String type, int width, int height, String alt) {
        try {
            String id = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            Files.write(folder.resolve(id), bytes);
            return new Message.Media(id, type, bytes.length, width, height, alt);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
