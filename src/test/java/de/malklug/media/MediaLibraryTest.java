/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.storage.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaLibraryTest {

    @TempDir
    Path folder;

    private MediaLibrary library;
    private Path picture;

    @BeforeEach
    void open() throws IOException {
        library = new MediaLibrary(new DataFolder(folder.resolve("data")));
        picture = Files.write(folder.resolve("wall.png"), Pictures.png(16, 9));
    }

    @Test
    void a_picture_is_kept_under_its_checksum_and_found_again() throws IOException {
        MediaProperties taken = library.take(picture);

        assertThat(kept()).containsExactly(taken.sha256());
        assertThat(library.fileOf(taken.withAlt("Wall"))).hasBinaryContent(Pictures.png(16, 9));
        assertThat(library.find(taken.sha256())).isPresent();
    }

    @Test
    void the_same_bytes_are_kept_once() throws IOException {
        Path copy = Files.copy(picture, folder.resolve("copy.png"));

        assertThat(library.take(copy)).isEqualTo(library.take(picture)).isEqualTo(library.take(picture));
        assertThat(kept()).hasSize(1);
    }

    @Test
    void a_changed_picture_is_a_new_one_and_the_old_one_stays() throws IOException {
        MediaProperties before = library.take(picture);
        Files.write(picture, Pictures.png(9, 16));

        MediaProperties after = library.take(picture);

        assertThat(after.sha256()).isNotEqualTo(before.sha256());
        assertThat(library.fileOf(before.withAlt("Wall"))).hasBinaryContent(Pictures.png(16, 9));
        assertThat(library.fileOf(after.withAlt("Wall"))).hasBinaryContent(Pictures.png(9, 16));
    }

    @Test
    void an_unchanged_picture_is_not_copied_again() throws IOException {
        MediaProperties taken = library.take(picture);
        Path kept = library.find(taken.sha256()).orElseThrow();
        FileTime at = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(kept, at);

        library.take(picture);
        new MediaLibrary(new DataFolder(folder.resolve("data"))).take(picture);

        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(at);
    }

    @Test
    void a_copy_that_was_lost_or_cut_is_taken_again() throws IOException {
        MediaProperties taken = library.take(picture);
        Path kept = library.find(taken.sha256()).orElseThrow();

        Files.write(kept, new byte[] {1});
        library.take(picture);
        assertThat(kept).hasBinaryContent(Pictures.png(16, 9));

        Files.delete(kept);
        library.take(picture);
        assertThat(kept).hasBinaryContent(Pictures.png(16, 9));
    }

    @Test
    void what_is_no_picture_leaves_nothing_behind() throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "kein Bild");

        assertThatThrownBy(() -> library.take(text)).isInstanceOf(UnreadableMedia.class);
        assertThat(kept()).isEmpty();
    }

    @Test
    void only_checksums_are_looked_for() throws IOException {
        library.take(picture);
        Files.writeString(folder.resolve("data/secret"), "x");

        assertThat(library.find("../secret")).isEmpty();
        MediaProperties unknown = new MediaProperties("0".repeat(64), "image/png", 1, 1, 1);
        assertThatThrownBy(() -> library.fileOf(unknown.withAlt("x"))).isInstanceOf(UncheckedIOException.class);
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/media"))) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }
}
