/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import de.malklug.networks.ImageLimits;
import de.malklug.networks.Message;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.coobird.thumbnailator.Thumbnails;

/**
 * One picture made to fit one network: upright, in sRGB, scaled down where it is too large, compressed until it is small
 * enough, and with nothing in it but the picture. Never scaled up, never cropped.
 */
final class Rendition {

    private static final List<Double> QUALITIES = List.of(0.92, 0.85, 0.75, 0.65);
    private static final double STEP = 0.8;
    private static final int SMALLEST_SIDE = 64;

    private final ImageLimits limits;

    Rendition(ImageLimits limits) {
        this.limits = limits;
    }

    /** Encoded bytes and what they are. */
    record Encoded(byte[] bytes, String contentType, int width, int height) {}

    /**
     * @throws UnreadableMedia if the picture is damaged
     */
    Encoded of(Path file, Message.Media picture) throws IOException {
        try {
            double scale = scale(picture);
            BufferedImage image = read(file, scale);
            while (true) {
                Encoded encoded = encode(image, prefersPng(picture, image));
                if (encoded.bytes().length <= limits.bytes()
                        || Math.min(image.getWidth(), image.getHeight()) * STEP < SMALLEST_SIDE) {
                    return encoded;
                }
                scale *= STEP;
                image = read(file, scale);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException damaged) {
            throw new UnreadableMedia("The picture is damaged", damaged);
        }
    }

    private double scale(Message.Media picture) {
        double scale = 1;
        double pixels = (double) picture.width() * picture.height();
        if (limits.pixels() > 0 && pixels > limits.pixels()) {
            scale = Math.sqrt(limits.pixels() / pixels);
        }
        int longest = Math.max(picture.width(), picture.height());
        if (limits.longestSide() > 0 && longest * scale > limits.longestSide()) {
            scale = (double) limits.longestSide() / longest;
        }
        return scale;
    }

    private static BufferedImage read(Path file, double scale) throws IOException {
        return Thumbnails.of(file.toFile())
                .scale(scale)
                .useExifOrientation(true)
                .asBufferedImage();
    }

    private boolean prefersPng(Message.Media picture, BufferedImage image) {
        boolean drawing = picture.contentType().equals("image/png")
                || image.getColorModel().hasAlpha();
        return limits.types().contains("image/png")
                && (drawing || !limits.types().contains("image/jpeg"));
    }

    private Encoded encode(BufferedImage image, boolean asPng) throws IOException {
        Encoded encoded = asPng ? png(image) : jpeg(image, QUALITIES.getFirst());
        if (encoded.bytes().length <= limits.bytes() || !limits.types().contains("image/jpeg")) {
            return encoded;
        }
        for (double quality : QUALITIES) {
            encoded = jpeg(image, quality);
            if (encoded.bytes().length <= limits.bytes()) {
                return encoded;
            }
        }
        return encoded;
    }

    private static Encoded png(BufferedImage image) throws IOException {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        return write(onCanvas(image, type), "png", 1, "image/png");
    }

    private static Encoded jpeg(BufferedImage image, double quality) throws IOException {
        return write(onCanvas(image, BufferedImage.TYPE_INT_RGB), "jpg", quality, "image/jpeg");
    }

    /** Drawn anew in sRGB, on white where the format knows no transparency. */
    private static BufferedImage onCanvas(BufferedImage image, int type) {
        BufferedImage canvas = new BufferedImage(image.getWidth(), image.getHeight(), type);
        Graphics2D graphics = canvas.createGraphics();
        try {
            if (type == BufferedImage.TYPE_INT_RGB) {
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
            }
            graphics.drawImage(image, 0, 0, null);
        } finally {
            graphics.dispose();
        }
        return canvas;
    }

    private static Encoded write(BufferedImage image, String format, double quality, String contentType)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Thumbnails.of(image)
                .scale(1)
                .imageType(image.getType())
                .outputFormat(format)
                .outputQuality(quality)
                .toOutputStream(bytes);
        return new Encoded(bytes.toByteArray(), contentType, image.getWidth(), image.getHeight());
    }
}
