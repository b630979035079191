/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.AuditTrail;
import de.malklug.media.Library;
import de.malklug.media.LibraryItem;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class LibraryPageTest extends PagesTests {

    private static final MunicipalityId SOEST = new MunicipalityId("soest");

    @Autowired
    private Library library;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient writing;

    @AfterEach
    void empty() {
        writing.sql("DELETE FROM library").update();
    }

    @Test
    void a_picture_is_uploaded_with_its_alt_text_and_opens() {
        MvcTestResult result =
                upload(SignedInAs.municipality("soest"), "", "Ein Lastenrad", file("Rad.png", png(40, 30)));

        LibraryItem item = library.of(SOEST).getFirst();
        assertThat(result).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/media/files/" + item.name());
        assertThat(item.alt()).isEqualTo("Ein Lastenrad");
        assertThat(item.municipality()).isEqualTo(SOEST);
        assertThat(pages.get().uri("/media/files/" + item.name()).with(SignedInAs.municipality("soest")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Ein Lastenrad",
                        "40 × 30 Pixel",
                        "PNG-Bild",
                        "Stadt soest",
                        item.reference().file());
        assertThat(audit.find(AuditTrail.Filter.ALL, null, 1))
                .extracting(AuditTrail.Entry::what, entry -> entry.subject().id())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("media.added", item.name()));
    }

    @Test
    void several_files_are_uploaded_at_once_and_what_cannot_be_taken_is_said_by_name() {
        MvcTestResult result = upload(
                SignedInAs.agency(),
                "-",
                "Gilt nur für einzelne",
                file("a.png", png(10, 10)),
                file("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8)),
                file("b.png", png(11, 11)));

        assertThat(result)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("„logo.svg“ ist kein Bild aus Bildpunkten", "Hochgeladen: 2 Dateien.", "Fehler:");
        assertThat(library.all()).hasSize(2).allMatch(item -> item.alt().isEmpty() && item.municipality() == null);
    }

    @Test
    void what_is_too_large_is_said_with_the_limit() {
        assertThat(upload(SignedInAs.municipality("soest"), "", "", file("a.png", grown(png(10, 10), 300_000))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("„a.png“ ist zu groß. Erlaubt sind 200\u00A0KB.");
    }

    @Test
    void the_same_picture_again_leads_to_the_one_that_is_there() {
        LibraryItem item = added(png(12, 12), "soest");

        assertThat(upload(SignedInAs.municipality("soest"), "", "", file("b.png", png(12, 12))))
                .hasRedirectedUrl("/media/files/" + item.name());
        assertThat(library.all()).hasSize(1);
    }

    @Test
    void a_municipality_sees_its_own_and_what_all_share_and_changes_only_its_own() {
        LibraryItem own = added(png(10, 10), "soest");
        LibraryItem shared = added(png(11, 11), "-");
        LibraryItem foreign = added(png(12, 12), "olpe");
        RequestPostProcessor soest = SignedInAs.municipality("soest");

        assertThat(pages.get().uri("/media").with(soest))
                .bodyText()
                .contains(own.name(), shared.name())
                .doesNotContain(foreign.name());
        assertThat(pages.get().uri("/media/files/" + foreign.name()).with(soest))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get().uri("/media/files/" + shared.name()).with(soest))
                .hasStatusOk()
                .bodyText()
                .contains("Ändern kann das die Agentur.");
        assertThat(pages.post()
                        .uri("/media/files/" + shared.name() + "/delete")
                        .with(soest)
                        .with(csrf()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(upload(soest, "olpe", "", file("x.png", png(13, 13)))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.get().uri("/media").with(SignedInAs.marketing())).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void what_is_said_about_a_picture_is_changed_and_written_down() {
        LibraryItem item = added(png(10, 10), "soest");

        assertThat(change(item, item.version(), "Neuer Text", "20", "80"))
                .hasRedirectedUrl("/media/files/" + item.name());

        LibraryItem changed = library.find(item.name()).orElseThrow();
        assertThat(changed.alt()).isEqualTo("Neuer Text");
        assertThat(changed.focus().x()).isEqualTo(20);
        assertThat(audit.find(AuditTrail.Filter.ALL, null, 1).getFirst().after())
                .contains("Neuer Text");
        assertThat(change(item, item.version(), "Mein Text", "20", "80"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("„Neuer Text“", "Mein Text");
    }

    @Test
    void a_file_name_is_no_alt_text_and_the_focus_lies_inside() {
        LibraryItem item = added(png(10, 10), "soest");

        assertThat(change(item, item.version(), "IMG_2041.jpg", "50", "50"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Der Alternativtext ist ein Dateiname.");
        assertThat(change(item, item.version(), "Text", "120", "50"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("zwei Zahlen von 0 bis 100");
        assertThat(library.find(item.name()).orElseThrow()).isEqualTo(item);
    }

    @Test
    void what_a_post_shows_is_not_deleted_and_the_post_is_named() {
        LibraryItem item = added(picture(), "soest");

        assertThat(pages.post()
                        .uri("/media/files/" + item.name() + "/delete")
                        .with(SignedInAs.municipality("soest"))
                        .with(csrf()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Ein Beitrag zeigt es.", "/posts/5malklug/soest/klimaneutral-2030", "Klimaneutral bis 2030");
        assertThat(library.find(item.name())).isPresent();
        assertThat(change(item, item.version(), "Ganz anders", "50", "50"))
                .satisfies(result -> assertThat(
                                (Object) result.getMvcResult().getFlashMap().get("flash"))
                        .asString()
                        .contains("behält den bisherigen Alternativtext"));
    }

    @Test
    void what_nobody_shows_is_deleted_after_asking() {
        LibraryItem item = added(png(10, 10), "soest");
        String address = "/media/files/" + item.name() + "/delete";
        RequestPostProcessor soest = SignedInAs.municipality("soest");

        assertThat(pages.get().uri(address).with(soest)).bodyText().contains("Endgültig löschen");
        assertThat(pages.post().uri(address).with(soest).with(csrf())).hasRedirectedUrl("/media");
        assertThat(library.find(item.name())).isEmpty();
        assertThat(pages.get().uri("/media/files/" + item.name()).with(soest)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void the_list_is_searched_and_shows_what_lacks_an_alt_text_and_what_comes_from_files() {
        LibraryItem lacking = added(png(10, 10), "soest");

        assertThat(pages.get().uri("/media").with(SignedInAs.agency()))
                .bodyText()
                .contains("Aus Kampagnendateien", "media/soest-wall.png", "Zeichnung der Soester Wallanlage");
        assertThat(pages.get().uri("/media?missing=true").with(SignedInAs.agency()))
                .bodyText()
                .contains(lacking.name(), "Alternativtext fehlt noch");
        assertThat(pages.get().uri("/media?text=gibtesnicht").with(SignedInAs.agency()))
                .bodyText()
                .contains("Hier ist noch nichts");
    }

    @Test
    void bytes_are_served_as_what_they_are_and_run_nothing() {
        LibraryItem item = added(png(10, 10), "soest");
        String sha256 = item.properties().sha256();

        for (String address : List.of("/media/" + sha256, "/media/thumbnails/" + sha256)) {
            MvcTestResult result =
                    pages.get().uri(address).with(SignedInAs.marketing()).exchange();
            assertThat(result).hasStatusOk();
            assertThat(result.getResponse().getContentType()).startsWith("image/");
            assertThat(result.getResponse().getHeaders("X-Content-Type-Options"))
                    .containsExactly("nosniff");
            assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                    .contains("sandbox");
        }
        assertThat(pages.get().uri("/media/" + "0".repeat(64)).with(SignedInAs.agency()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult upload(RequestPostProcessor who, String owner, String alt, MockMultipartFile... files) {
        var request = pages.post().uri("/media").multipart();
        for (MockMultipartFile file : files) {
            request.file(file);
        }
        return request.param("owner", owner)
                .param("alt", alt)
                .param("rightsNote", "Foto: Stadt")
                .with(who)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult change(LibraryItem item, int version, String alt, String x, String y) {
        return pages.post()
                .uri("/media/files/" + item.name())
                .param("version", Integer.toString(version))
                .param("alt", alt)
                .param("rightsNote", "")
                .param("x", x)
                .param("y", y)
                .with(SignedInAs.municipality("soest"))
                .with(csrf())
                .exchange();
    }

    private LibraryItem added(byte[] bytes, String owner) {
        upload(SignedInAs.agency(), owner, "", file("bild.png", bytes));
        return library.all().stream()
                .filter(item -> owner.equals(
                        item.municipality() == null ? "-" : item.municipality().value()))
                .findFirst()
                .orElseThrow();
    }

    private byte[] picture() {
        String address = "/media/" + shownSha256();
        return pages.get()
                .uri(address)
                .with(SignedInAs.agency())
                .exchange()
                .getResponse()
                .getContentAsByteArray();
    }

    private String shownSha256() {
        MvcTestResult page = pages.get()
                .uri("/posts/5malklug/soest/klimaneutral-2030")
                .with(SignedInAs.agency())
                .exchange();
        try {
            return page.getResponse().getContentAsString().replaceAll("(?s).*src=\"/media/([0-9a-f]{64})\".*", "$1");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MockMultipartFile file(String name, byte[] bytes) {
        return new MockMultipartFile("files", name, "text/html", bytes);
    }

    private static byte[] grown(byte[] bytes, int size) {
        return java.util.Arrays.copyOf(bytes, size);
    }

    private static byte[] png(int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
