/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Bytes of small pictures and videos. */
final class Pictures {

    private Pictures() {}

    static byte[] png(int width, int height) {
        return image("png", width, height);
    }

    static byte[] jpeg(int width, int height) {
        return image("jpg", width, height);
    }

    /** Stored on its side, as cameras do: shown with width and height swapped. */
    static byte[] jpegOnItsSide(int width, int height) {
        byte[] jpeg = jpeg(width, height);
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) 6).putShort((short) 0).putInt(0);
        ByteBuffer turned = ByteBuffer.allocate(jpeg.length + 36);
        turned.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2);
        return turned.array();
    }

    static byte[] gif(int width, int height) {
        return image("gif", width, height);
    }

    static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=");
    }

    /** The smallest film that tells its size: a container, a track, a picture format. */
    static byte[] film(String brand, int width, int height) {
        return film(brand, width, height, 0, false);
    }

    /** The same, of that many milliseconds; stored on its side if {@code turned}, as telephones do. */
    static byte[] film(String brand, int width, int height, int millis, boolean turned) {
        byte[] entry = box(
                "avc1",
                ByteBuffer.allocate(78)
                        .putShort(6, (short) 1)
                        .putShort(24, (short) width)
                        .putShort(26, (short) height)
                        .array());
        byte[] descriptions = box("stsd", ByteBuffer.allocate(8).putInt(4, 1).array(), entry);
        byte[] handler = box(
                "hdlr",
                ByteBuffer.allocate(25)
                        .put(8, "vide".getBytes(StandardCharsets.US_ASCII))
                        .array());
        byte[] mediaHeader =
                box("mdhd", ByteBuffer.allocate(24).putInt(12, 1000).array());
        int one = 0x10000;
        ByteBuffer track = ByteBuffer.allocate(84);
        track.putInt(40, turned ? 0 : one).putInt(44, turned ? one : 0);
        track.putInt(52, turned ? -one : 0).putInt(56, turned ? 0 : one);
        track.putInt(72, 0x40000000).putInt(76, width << 16).putInt(80, height << 16);
        byte[] trackHeader = box("tkhd", track.array());
        byte[] media = box("mdia", mediaHeader, handler, box("minf", box("stbl", descriptions)));
        byte[] movieHeader = box(
                "mvhd",
                ByteBuffer.allocate(100).putInt(12, 1000).putInt(16, millis).array());
        byte[] type = box("ftyp", (brand + "\0\0\0\0" + brand).getBytes(StandardCharsets.ISO_8859_1));
        return join(type, box("moov", movieHeader, box("trak", trackHeader, media)));
    }

    /** A film that says where it was made, as telephones do. */
    static byte[] filmMadeIn(String place) {
        byte[] said = place.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer text = ByteBuffer.allocate(4 + said.length);
        text.putShort((short) said.length).putShort((short) 0).put(said);
        byte[] notes = box("udta", box("\u00A9xyz", text.array()));
        byte[] film = film("isom", 640, 360);
        return join(film, box("moov", notes));
    }

    /** A few bytes that claim to be a huge picture. */
    static byte[] gifThatClaims(int width, int height) {
        byte[] gif = gif(1, 1);
        ByteBuffer.wrap(gif)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) width)
                .putShort(8, (short) height);
        return gif;
    }

    private static byte[] box(String type, byte[]... content) {
        byte[] inner = join(content);
        return ByteBuffer.allocate(8 + inner.length)
                .putInt(8 + inner.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(inner)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] image(String format, int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("This Java writes no " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
