/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Message;
import de.malklug.storage.DataFolder;
import de.malklug.testing.SettableClock;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.UriComponentsBuilder;

class PublicLinksTest {

    private static final Message.Media PICTURE = new Message.Media("ab".repeat(32), "image/png", 10, 1, 1, "Bild");

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T08:30:00Z"));
    private PublicLinks links;

    @BeforeEach
    void open() {
        links = links(URI.create("https://malklug.example.org/"));
    }

    @Test
    void there_is_no_link_without_a_public_address() {
        assertThat(links(null).to(PICTURE)).isNull();
        assertThat(links(null).available()).isFalse();
    }

    @Test
    void a_link_is_good_for_its_time_and_the_same_within_the_hour() {
        URI link = Objects.requireNonNull(links.to(PICTURE));

        assertThat(link.toString())
                .startsWith("https://malklug.example.org/public/media/" + PICTURE.id() + ".png?until=");
        assertThat(isGood(link)).isTrue();
        clock.advance(Duration.ofMinutes(20));
        assertThat(links.to(PICTURE)).isEqualTo(link);
        clock.advance(Duration.ofHours(5));
        assertThat(isGood(link)).isTrue();
        clock.advance(Duration.ofHours(3));
        assertThat(isGood(link)).isFalse();
    }

    @Test
    void a_link_is_good_after_a_restart_and_only_for_its_picture_and_time() {
        URI link = Objects.requireNonNull(links.to(PICTURE));
        PublicLinks restarted = links(URI.create("https://malklug.example.org"));
        long until = until(link);

        assertThat(restarted.isGood(PICTURE.id(), until, signature(link))).isTrue();
        assertThat(restarted.isGood("cd".repeat(32), until, signature(link))).isFalse();
        assertThat(restarted.isGood(PICTURE.id(), until + 3600, signature(link)))
                .isFalse();
        assertThat(restarted.isGood(PICTURE.id(), until, "")).isFalse();
    }

    @Test
    void the_key_belongs_to_its_owner_alone() throws Exception {
        links.to(PICTURE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("media-links.key"))))
                .isEqualTo("rw-------");
    }

    private PublicLinks links(URI address) {
        return new PublicLinks(
                new MediaSettings(address, new MediaSettings.Links(Duration.ofHours(6))),
                new DataFolder(folder),
                clock);
    }

    private boolean isGood(URI link) {
        return links.isGood(PICTURE.id(), until(link), signature(link));
    }

    private static long until(URI link) {
        return Long.parseLong(query(link, "until"));
    }

    private static String signature(URI link) {
        return query(link, "sig");
    }

    private static String query(URI link, String name) {
        return Objects.requireNonNull(
                UriComponentsBuilder.fromUri(link).build().getQueryParams().getFirst(name));
    }
}
