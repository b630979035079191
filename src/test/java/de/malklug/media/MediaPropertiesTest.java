/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaPropertiesTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} {1}x{2}")
    @MethodSource("readable")
    void a_file_is_told_by_its_bytes_not_by_its_name(String type, int width, int height, byte[] bytes)
            throws Exception {
        MediaProperties properties = MediaProperties.read(write(bytes));

        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(properties).isEqualTo(new MediaProperties(sha256, type, bytes.length, width, height));
    }

    static Stream<Arguments> readable() {
        return Stream.of(
                arguments("image/png", 16, 9, Pictures.png(16, 9)),
                arguments("image/jpeg", 17, 8, Pictures.jpeg(17, 8)),
                arguments("image/jpeg", 8, 17, Pictures.jpegOnItsSide(17, 8)),
                arguments("image/gif", 5, 4, Pictures.gif(5, 4)),
                arguments("image/webp", 1, 1, Pictures.webp()),
                arguments("video/mp4", 640, 360, Pictures.film("isom", 640, 360)),
                arguments("video/quicktime", 320, 240, Pictures.film("qt  ", 320, 240)));
    }

    @ParameterizedTest
    @CsvSource({"isom, 60000", "'qt  ', 60000", "isom, 1", "isom, 0"})
    void a_film_tells_how_long_it_is(String brand, int millis) throws IOException {
        MediaProperties properties = MediaProperties.read(write(Pictures.film(brand, 640, 360, millis, false)));

        assertThat(properties.duration()).isEqualTo(Duration.ofMillis(millis));
        assertThat(properties.withAlt("Ein Film").duration()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"isom", "qt  "})
    void a_film_stored_on_its_side_is_told_as_it_is_shown(String brand) throws IOException {
        MediaProperties properties = MediaProperties.read(write(Pictures.film(brand, 640, 360, 1, true)));

        assertThat(properties.width()).isEqualTo(360);
        assertThat(properties.height()).isEqualTo(640);
    }

    @Test
    void a_film_that_does_not_know_how_long_it_is_tells_nothing() throws IOException {
        assertThat(MediaProperties.read(write(Pictures.film("isom", 640, 360, -1, false)))
                        .duration())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"film-quer.mp4, video/mp4, 320, 180, 2000", "film-hoch.mov, video/quicktime, 180, 320, 1000"})
    void films_as_programs_write_them_are_read(String name, String type, int width, int height, int millis)
            throws Exception {
        MediaProperties properties = MediaProperties.read(
                Path.of(getClass().getResource("/media/" + name).toURI()));

        assertThat(properties.contentType()).isEqualTo(type);
        assertThat(properties.width()).isEqualTo(width);
        assertThat(properties.height()).isEqualTo(height);
        assertThat(properties.duration()).isBetween(Duration.ofMillis(millis), Duration.ofMillis(millis + 100));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void a_file_cut_off_anywhere_is_found(String type, int width, int height, byte[] bytes) throws IOException {
        for (int length = 0; length < bytes.length; length += Math.max(1, bytes.length / 97)) {
            Path file = write(Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> MediaProperties.read(file))
                    .as("%s cut after %d of %d bytes", type, length, bytes.length)
                    .isInstanceOf(UnreadableMedia.class);
        }
    }

    @Test
    void a_flipped_bit_in_a_png_is_found() throws IOException {
        byte[] bytes = Pictures.png(16, 9);
        bytes[bytes.length / 2] ^= 4;
        Path file = write(bytes);

        assertThatThrownBy(() -> MediaProperties.read(file)).isInstanceOf(UnreadableMedia.class);
    }

    @ParameterizedTest
    @MethodSource("others")
    void other_files_are_refused(byte[] bytes) throws IOException {
        Path file = write(bytes);

        assertThatThrownBy(() -> MediaProperties.read(file)).isInstanceOf(UnreadableMedia.class);
    }

    static Stream<byte[]> others() {
        return Stream.of(
                new byte[0],
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
                "%PDF-1.7".getBytes(StandardCharsets.UTF_8),
                Pictures.film("heic", 10, 10),
                Pictures.film("avif", 10, 10));
    }

    @Test
    void random_damage_never_ends_in_anything_but_a_clear_answer() throws IOException {
        Random random = new Random(5);
        for (Arguments each : readable().toList()) {
            byte[] bytes = ((byte[]) each.get()[3]).clone();
            for (int round = 0; round < 60; round++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                Path file = write(bytes);
                try {
                    assertThat(MediaProperties.read(file).size()).isEqualTo(bytes.length);
                } catch (UnreadableMedia expected) {
                    assertThat(expected).hasMessageNotContaining(folder.toString());
                }
            }
        }
    }

    @Test
    void a_file_that_is_not_there_is_an_ordinary_io_exception() {
        assertThatThrownBy(() -> MediaProperties.read(folder.resolve("gone.png")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.bin"), bytes);
    }
}
