/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.VideoLimits;
import de.malklug.storage.DataFolder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenditionTest {

    private static final Set<String> JPEG = Set.of("image/jpeg");
    private static final Set<String> BOTH = Set.of("image/jpeg", "image/png");

    @TempDir
    Path folder;

    private MediaLibrary library;

    @BeforeEach
    void open() {
        library = new MediaLibrary(new DataFolder(folder.resolve("data")));
    }

    @Test
    void a_picture_that_fits_and_tells_nothing_is_sent_as_it_is() throws IOException {
        Message.Media picture = taken(png(drawing(300, 200)));

        assertThat(library.fitted(picture, images(BOTH, 1_000_000))).isEqualTo(picture);
    }

    @Test
    void a_picture_of_another_type_is_converted_and_keeps_size_and_alt_text() throws IOException {
        Message.Media fitted = library.fitted(taken(png(drawing(300, 200))), images(JPEG, 1_000_000));

        assertThat(fitted.contentType()).isEqualTo("image/jpeg");
        assertThat(List.of(fitted.width(), fitted.height())).containsExactly(300, 200);
        assertThat(fitted.alt()).isEqualTo("Bild");
        assertThat(ImageIO.read(library.fileOf(fitted).toFile()).getWidth()).isEqualTo(300);
    }

    @Test
    void webp_is_converted() throws IOException {
        assertThat(library.fitted(taken(Pictures.webp()), images(JPEG, 1_000_000))
                        .contentType())
                .isEqualTo("image/jpeg");
    }

    @Test
    void a_large_picture_is_scaled_down_and_never_up() throws IOException {
        Message.Media picture = taken(png(drawing(400, 200)));
        ImageLimits small = new ImageLimits(BOTH, 1_000_000, 0, 100, 0, 0, 0);
        ImageLimits large = new ImageLimits(JPEG, 1_000_000, 0, 4000, 0, 0, 0);
        ImageLimits fewPixels = new ImageLimits(BOTH, 1_000_000, 20_000, 0, 0, 0, 0);

        assertThat(library.fitted(picture, with(small)).width()).isEqualTo(100);
        assertThat(library.fitted(picture, with(large)).width()).isEqualTo(400);
        assertThat(library.fitted(picture, with(fewPixels)).width()).isEqualTo(200);
    }

    @Test
    void a_heavy_picture_is_recompressed_until_it_is_light_enough() throws IOException {
        Message.Media heavy = taken(png(noise(600, 400)));

        Message.Media fitted = library.fitted(heavy, images(BOTH, 60_000));

        assertThat(heavy.size()).isGreaterThan(60_000);
        assertThat(fitted.size()).isLessThanOrEqualTo(60_000);
        assertThat((double) fitted.width() / fitted.height()).isBetween(1.45, 1.55);
    }

    @Test
    void transparency_becomes_white_where_the_format_knows_none() throws IOException {
        BufferedImage clear = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);

        Message.Media fitted = library.fitted(taken(png(clear)), images(JPEG, 1_000_000));

        assertThat(new Color(ImageIO.read(library.fileOf(fitted).toFile()).getRGB(10, 10)).getGreen())
                .isGreaterThan(250);
    }

    @Test
    void a_photo_is_turned_upright_and_loses_place_and_camera() throws IOException {
        Message.Media photo = taken(withExif(jpeg(drawing(300, 200)), 6));

        Message.Media fitted = library.fitted(photo, images(BOTH, 1_000_000));

        assertThat(List.of(photo.width(), photo.height())).containsExactly(200, 300);
        assertThat(List.of(fitted.width(), fitted.height())).containsExactly(200, 300);
        assertThat(CameraNotes.in(library.fileOf(photo))).isTrue();
        assertThat(CameraNotes.in(library.fileOf(fitted))).isFalse();
        assertThat(Files.readString(library.fileOf(fitted), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif");
    }

    @Test
    void the_same_picture_and_limits_give_the_same_bytes() throws IOException {
        Message.Media picture = taken(png(noise(200, 200)));
        MediaLibrary other = new MediaLibrary(new DataFolder(folder.resolve("data")));

        assertThat(library.fitted(picture, images(JPEG, 20_000)))
                .isEqualTo(other.fitted(picture, images(JPEG, 20_000)));
    }

    @Test
    void a_damaged_picture_is_told() throws IOException {
        byte[] whole = jpeg(noise(300, 200));
        Message.Media picture = taken(whole);
        byte[] broken = whole.clone();
        java.util.Arrays.fill(broken, 2, broken.length - 2, (byte) 0);
        Files.write(library.fileOf(picture), broken);

        assertThatThrownBy(() -> library.fitted(picture, images(Set.of("image/png"), 1_000_000)))
                .isInstanceOf(UncheckedIOException.class);
    }

    private Message.Media taken(byte[] bytes) throws IOException {
        return library.take(Files.write(Files.createTempFile(folder, "picture", ""), bytes))
                .withAlt("Bild");
    }

    private static Limits images(Set<String> types, long bytes) {
        return with(new ImageLimits(types, bytes));
    }

    private static Limits with(ImageLimits images) {
        return new Limits(List.of(), 4, images, VideoLimits.NONE, 100, 1);
    }

    private static BufferedImage drawing(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(10, 10, width - 20, height - 20);
        graphics.dispose();
        return image;
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(5);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt(0x1000000));
        }
        return image;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        return encoded(image, "png");
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        return encoded(image, "jpg");
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /** Puts a note of orientation and camera behind the start of a JPEG. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] maker = "Kamera\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + maker.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 2);
        tiff.putShort((short) 0x010F).putShort((short) 2).putInt(maker.length).putInt(8 + 2 + 24 + 4);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0).put(maker);
        byte[] header = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        int length = 2 + header.length + tiff.capacity();
        return ByteBuffer.allocate(jpeg.length + length + 2)
                .put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put((byte) 0xE1)
                .putShort((short) length)
                .put(header)
                .put(tiff.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
