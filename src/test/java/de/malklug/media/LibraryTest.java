/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.unit.DataSize;

@OnBothDatabases
class LibraryTest {

    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final MunicipalityId OLPE = new MunicipalityId("olpe");
    private static final Instant NOW = Instant.parse("2026-11-09T08:00:00Z");

    @TempDir
    Path folder;

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock(NOW);
    private final List<MediaUse> shown = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final Library.Witness witness = (before, after) ->
            seen.add((before == null ? "-" : before.alt()) + ">" + (after == null ? "-" : after.alt()));
    private final MediaLibrary bytes;
    private final Library library;

    LibraryTest(TestDatabase database) {
        this.database = database;
        bytes = new MediaLibrary(database.dataFolder());
        MediaUses uses = new MediaUses() {
            @Override
            public Collection<MediaUse> all() {
                return shown;
            }
        };
        MediaHolder holder = held::contains;
        library = new Library(
                database.writing(),
                database.reading(),
                database.transactions(),
                bytes,
                new LibrarySettings(DataSize.ofKilobytes(200), DataSize.ofKilobytes(400)),
                just(uses),
                just(holder),
                clock);
    }

    @BeforeEach
    void empty() {
        database.clear();
    }

    @Test
    void a_picture_that_was_added_is_found_with_everything_that_is_known_about_it() {
        LibraryItem item = added("Rathaus im Regen.PNG", Pictures.png(30, 20), SOEST);

        assertThat(item.name()).matches("rathaus-im-regen-[0-9a-f]{8}\\.png");
        assertThat(library.find(item.name())).contains(item);
        assertThat(library.find(item.reference())).contains(item);
        assertThat(item.municipality()).isEqualTo(SOEST);
        assertThat(item.properties().contentType()).isEqualTo("image/png");
        assertThat(item.alt()).isEqualTo("Das Rathaus");
        assertThat(item.rights()).isEqualTo("Foto: Stadt");
        assertThat(item.addedBy()).isEqualTo("Presse");
        assertThat(item.addedAt()).isEqualTo(NOW);
        assertThat(item.focus()).isEqualTo(FocusPoint.CENTRE);
        assertThat(bytes.find(item.properties().sha256())).isPresent();
    }

    @Test
    void a_file_of_the_campaign_is_not_taken_for_an_upload() {
        assertThat(library.find(new MediaReference("bilder/wand.png", ""))).isEmpty();
        assertThat(library.find(new MediaReference("media/wand.png", ""))).isEmpty();
    }

    @Test
    void a_municipality_sees_its_own_and_what_all_share() {
        LibraryItem own = added("a.png", Pictures.png(10, 10), SOEST);
        clock.set(NOW.plusSeconds(60));
        LibraryItem shared = added("b.png", Pictures.png(11, 11), null);
        added("c.png", Pictures.png(12, 12), OLPE);

        assertThat(library.of(SOEST)).containsExactly(shared, own);
        assertThat(library.all()).hasSize(3);
    }

    @Test
    void the_same_picture_twice_is_one() {
        LibraryItem first = added("a.png", Pictures.png(10, 10), SOEST);

        assertThat(add("anders.png", Pictures.png(10, 10), SOEST)).isEqualTo(new Addition.Known(first));
        assertThat(library.all()).containsExactly(first);
    }

    @Test
    void what_all_share_is_not_added_again_for_one() {
        LibraryItem shared = added("a.png", Pictures.png(10, 10), null);

        assertThat(add("a.png", Pictures.png(10, 10), SOEST)).isEqualTo(new Addition.Known(shared));
    }

    @Test
    void two_municipalities_may_have_the_same_picture_under_two_names() {
        LibraryItem first = added("a.png", Pictures.png(10, 10), SOEST);
        LibraryItem second = added("a.png", Pictures.png(10, 10), OLPE);

        assertThat(second.name()).isNotEqualTo(first.name());
        assertThat(second.properties()).isEqualTo(first.properties());
    }

    @Test
    void place_and_camera_are_taken_out_on_the_way_in_and_the_picture_stands_upright() throws Exception {
        byte[] noted = Pictures.jpegOnItsSide(40, 20);

        LibraryItem item = added("foto.jpg", noted, SOEST);

        Path kept = bytes.find(item.properties().sha256()).orElseThrow();
        assertThat(ImageMetadataReader.readMetadata(kept.toFile()).getDirectoriesOfType(ExifDirectoryBase.class))
                .isEmpty();
        assertThat(item.properties().width()).isEqualTo(20);
        assertThat(item.properties().height()).isEqualTo(40);
        assertThat(add("foto.jpg", noted, SOEST)).isEqualTo(new Addition.Known(item));
    }

    @ParameterizedTest
    @CsvSource({"film.mp4", "film-quer.mp4", "film-hoch.mov"})
    void a_film_loses_what_the_telephone_noted_and_still_tells_what_it_is(String name) throws IOException {
        byte[] film = Files.readAllBytes(Path.of("src/test/resources/media", name));
        MediaProperties before = MediaProperties.read(Path.of("src/test/resources/media", name));

        LibraryItem item = added(name, film, SOEST);

        MediaProperties after = item.properties();
        assertThat(after.size()).isEqualTo(before.size());
        assertThat(after.duration()).isEqualTo(before.duration());
        assertThat(after.width()).isEqualTo(before.width());
        byte[] kept = Files.readAllBytes(bytes.find(after.sha256()).orElseThrow());
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("udta");
    }

    @Test
    void where_a_film_was_made_is_gone() throws IOException {
        byte[] film = Pictures.filmMadeIn("+51.5700+008.1100/");
        assertThat(new String(film, StandardCharsets.ISO_8859_1)).contains("+51.5700");

        LibraryItem item = added("urlaub.mp4", film, SOEST);

        byte[] kept = Files.readAllBytes(bytes.find(item.properties().sha256()).orElseThrow());
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("+51.5700");
        assertThat(item.properties().width()).isEqualTo(640);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'<svg xmlns=\"http://www.w3.org/2000/svg\"/>', ACTIVE_CONTENT",
        "'  <!doctype html><script>alert(1)</script>', ACTIVE_CONTENT",
        "'%PDF-1.7', ACTIVE_CONTENT",
        "'\0\0\0\030ftypheic\0\0\0\0', HEIC",
        "'Guten Tag', UNKNOWN_FORMAT"
    })
    void what_a_file_is_decides_not_what_it_is_called(String content, Addition.Reason reason) {
        assertThat(add("bild.png", content.getBytes(StandardCharsets.ISO_8859_1), SOEST))
                .isEqualTo(new Addition.Refused(reason, 0));
        assertThat(library.all()).isEmpty();
    }

    @Test
    void a_picture_with_the_wrong_ending_is_a_picture() {
        assertThat(added("bild.html", Pictures.png(10, 10), SOEST).name()).endsWith(".png");
    }

    @Test
    void a_damaged_picture_is_refused_and_leaves_nothing_behind() throws IOException {
        byte[] jpeg = Pictures.jpeg(200, 200);
        byte[] damaged = jpeg.clone();
        java.util.Arrays.fill(damaged, 20, 200, (byte) 0);

        assertThat(add("bild.jpg", damaged, SOEST)).isEqualTo(new Addition.Refused(Addition.Reason.DAMAGED, 0));
        Path kept = database.dataFolder().folder("media");
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files.filter(each -> each.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    @Test
    void what_is_too_large_is_refused_with_the_limit() {
        byte[] png = Pictures.png(10, 10);
        byte[] large = java.util.Arrays.copyOf(png, 300_000);

        assertThat(add("bild.png", large, SOEST))
                .isEqualTo(new Addition.Refused(Addition.Reason.TOO_LARGE, 200 * 1024));
    }

    @Test
    void a_picture_with_too_many_pixels_is_never_opened() {
        assertThat(add("bombe.gif", Pictures.gifThatClaims(60_000, 60_000), SOEST))
                .isEqualTo(new Addition.Refused(Addition.Reason.TOO_MANY_PIXELS, 50_000_000));
    }

    @Test
    void what_is_said_about_it_can_be_changed_by_who_saw_the_latest() {
        LibraryItem item = added("a.png", Pictures.png(10, 10), SOEST);

        Library.Change change =
                library.change(item.name(), item.version(), " Neuer Text ", "Foto: B", new FocusPoint(20, 80), witness);
        LibraryItem changed = ((Library.Change.Changed) change).item();

        assertThat(changed.alt()).isEqualTo("Neuer Text");
        assertThat(changed.focus()).isEqualTo(new FocusPoint(20, 80));
        assertThat(library.change(item.name(), item.version(), "x", "", FocusPoint.CENTRE, witness))
                .isEqualTo(new Library.Change.Stale(changed));
        assertThat(library.change("nichts.png", 1, "x", "", FocusPoint.CENTRE, witness))
                .isEqualTo(new Library.Change.Gone());
    }

    @Test
    void what_a_post_shows_is_not_deleted_and_the_posts_are_named() {
        LibraryItem item = added("a.png", Pictures.png(10, 10), SOEST);
        MediaUse use = new MediaUse(
                new CampaignId("5malklug"),
                SOEST,
                new PostId("auftakt"),
                "Auftakt",
                NOW,
                item.reference().file(),
                item.properties(),
                Set.of("Das Rathaus"));
        shown.add(use);

        assertThat(library.remove(item.name(), witness)).isEqualTo(new Library.Removal.InUse(item, List.of(use)));
        assertThat(library.find(item.name())).isPresent();
        assertThat(bytes.find(item.properties().sha256())).isPresent();
    }

    @Test
    void what_nobody_shows_is_deleted_with_its_bytes() throws IOException {
        LibraryItem item = added("a.png", Pictures.png(10, 10), SOEST);
        String sha256 = item.properties().sha256();
        assertThat(bytes.thumbnail(sha256)).isPresent();

        assertThat(library.remove(item.name(), witness)).isEqualTo(new Library.Removal.Removed(item));
        assertThat(library.find(item.name())).isEmpty();
        assertThat(bytes.find(sha256)).isEmpty();
        assertThat(bytes.thumbnail(sha256)).isEmpty();
        assertThat(library.remove(item.name(), witness)).isEqualTo(new Library.Removal.Gone());
    }

    @Test
    void every_change_is_seen_once_and_nothing_else() {
        LibraryItem item = added("a.png", Pictures.png(10, 10), SOEST);
        add("a.png", Pictures.png(10, 10), SOEST);
        library.change(item.name(), item.version(), "Neu", "", FocusPoint.CENTRE, witness);
        library.change(item.name(), item.version(), "Veraltet", "", FocusPoint.CENTRE, witness);
        library.remove(item.name(), witness);
        library.remove(item.name(), witness);

        assertThat(seen).containsExactly("->Das Rathaus", "Das Rathaus>Neu", "Neu>-");
    }

    @Test
    void what_the_witness_cannot_keep_does_not_happen() {
        LibraryItem item = added("a.png", Pictures.png(10, 10), SOEST);
        Library.Witness failing = (before, after) -> {
            throw new IllegalStateException("no trail");
        };

        assertThatThrownBy(() -> library.remove(item.name(), failing)).hasMessage("no trail");
        assertThat(library.find(item.name())).contains(item);
    }

    @Test
    void bytes_stay_while_another_municipality_or_a_delivery_needs_them() {
        LibraryItem soest = added("a.png", Pictures.png(10, 10), SOEST);
        LibraryItem olpe = added("a.png", Pictures.png(10, 10), OLPE);
        String sha256 = soest.properties().sha256();

        library.remove(soest.name(), witness);
        assertThat(bytes.find(sha256)).isPresent();

        held.add(sha256);
        library.remove(olpe.name(), witness);
        assertThat(bytes.find(sha256)).isPresent();
    }

    @Test
    void a_thumbnail_is_small_and_made_once() throws IOException {
        LibraryItem item = added("gross.jpg", Pictures.jpeg(1200, 600), SOEST);

        Path thumbnail = bytes.thumbnail(item.properties().sha256()).orElseThrow();
        MediaProperties small = MediaProperties.read(thumbnail);

        assertThat(small.contentType()).isEqualTo("image/jpeg");
        assertThat(small.width()).isEqualTo(480);
        assertThat(small.height()).isEqualTo(240);
        assertThat(bytes.thumbnail(item.properties().sha256())).contains(thumbnail);
    }

    private LibraryItem added(String name, byte[] content, MunicipalityId municipality) {
        return ((Addition.Added) add(name, content, municipality)).item();
    }

    private Addition add(String name, byte[] content, MunicipalityId municipality) {
        try {
            Path file = Files.write(folder.resolve("upload"), content);
            return library.add(file, name, municipality, " Das Rathaus ", "Foto: Stadt", "Presse", witness);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> ObjectProvider<T> just(T bean) {
        return new ObjectProvider<>() {
            @Override
            public T getObject() {
                return bean;
            }

            @Override
            public Stream<T> stream() {
                return Stream.of(bean);
            }
        };
    }
}
