/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.contribute;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.MunicipalityId;
import de.malklug.contributions.Contribution;
import de.malklug.contributions.Contribution.Status;
import de.malklug.contributions.ContributionLink;
import de.malklug.contributions.Inbox;
import de.malklug.contributions.Inbox.Decision;
import de.malklug.contributions.LinkTokens;
import de.malklug.contributions.Picture.Persons;
import de.malklug.contributions.Requests;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.media.Library;
import de.malklug.media.LibraryItem;
import de.malklug.testing.LogWatch;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SampleCampaign;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ContributeTest extends PagesTests {

    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final Actor AGENCY = new Actor("agentur", "Agentur, Planung", Actor.Role.AGENCY, null);
    private static final URI BASE = URI.create("https://malklug.example.org");
    private static final String TEXT = "In der Innenstadt liefern Lastenräder aus. Wir zeigen, wie das klappt.";

    @Autowired
    private Requests requests;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Library library;

    @Autowired
    private LinkTokens tokens;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient writing;

    private ContributionLink link;
    private String address;

    @BeforeEach
    void ask() {
        link = requests.ask(
                        new Requests.Wish(
                                SampleCampaign.ID,
                                "Lastenräder im Alltag",
                                "Ein Foto und zwei Sätze.",
                                SampleCampaign.NOW.plus(Duration.ofDays(3)),
                                Map.of(SOEST, Optional.empty())),
                        AGENCY,
                        BASE)
                .getFirst()
                .link();
        address = LinkTokens.PATH + tokens.of(link);
    }

    @AfterEach
    void empty() {
        for (String table : new String[] {
            "contribution_note",
            "contribution_picture",
            "contribution",
            "contribution_link",
            "contribution_request",
            "library"
        }) {
            writing.sql("DELETE FROM " + table).update();
        }
    }

    @Test
    void somebody_without_an_account_finds_what_is_asked_for_and_sends_it() {
        MvcTestResult page = pages.get().uri(address).exchange();
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Was möchte Soest erzählen?",
                        "Lastenräder im Alltag",
                        "Ein Foto und zwei Sätze.",
                        "Mastodon",
                        "30 Tage");
        assertThat(page.getResponse().getHeader("Set-Cookie")).isNull();
        assertThat(page.getResponse().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getResponse().getHeader("Content-Security-Policy")).contains("script-src 'self'");

        MvcTestResult sent = send(begun(page), TEXT, "Ein Lastenrad vor einer Mauer", "NONE", true, picture("Rad.png"));

        assertThat(sent).hasStatus(HttpStatus.FOUND);
        Contribution there = only();
        assertThat(sent.getResponse().getRedirectedUrl())
                .isEqualTo(LinkTokens.PATH + tokens.ofContribution(there.id()) + "/status?sent");
        assertThat(there.status()).isEqualTo(Status.RECEIVED);
        assertThat(there.entry().text()).isEqualTo(TEXT);
        assertThat(there.entry().mail()).isEqualTo("vera@soest.example");
        assertThat(there.entry().networks()).extracting(Object::toString).containsExactly("mastodon");
        assertThat(there.pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.words().alt()).isEqualTo("Ein Lastenrad vor einer Mauer");
            assertThat(picture.words().persons()).isEqualTo(Persons.NONE);
            assertThat(picture.isCleared()).isTrue();
        });
        assertThat(audit.find(AuditTrail.Filter.ALL, null, 1).getFirst().what()).isEqualTo("contribution.received");
        assertThat(audit.find(AuditTrail.Filter.ALL, null, 1).toString()).doesNotContain("vera", "Vera");
    }

    @Test
    void what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost() {
        MvcTestResult refused = send(begun(), TEXT, "IMG_2043", "", false, picture("IMG_2043.png"));

        assertThat(refused)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "<title>Fehler:",
                        "3 Angaben fehlen noch",
                        "href=\"#alt-1\"",
                        "„IMG_2043“ sagt nicht, was zu sehen ist.",
                        "href=\"#persons-1\"",
                        "href=\"#rights-1\"",
                        TEXT,
                        "IMG_2043.png",
                        "/pictures/1",
                        "vera@soest.example");
        assertThat(inbox.list(Set.of(), Inbox.SENT, 10)).isEmpty();

        MvcTestResult sent = pages.post()
                .uri(address)
                .param("begun", begun(refused))
                .param("text", TEXT)
                .param("alt-1", "Ein Lastenrad")
                .param("persons-1", "AGREED")
                .param("rights-1", "yes")
                .param("send", "send")
                .exchange();
        assertThat(sent).hasStatus(HttpStatus.FOUND);
        assertThat(only().pictures()).singleElement().matches(each -> each.isCleared());
    }

    @Test
    void an_empty_form_names_every_gap() {
        assertThat(send(begun(), "", "", "", false))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Schreiben Sie einen Text.", "Eine Angabe fehlt");
        assertThat(send(begun(), TEXT, "Ein Rad", "NONE", true))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("aber keines ausgewählt", "Ein Rad");
    }

    @Test
    void ten_thousand_characters_come_back_and_are_not_sent() {
        String long_ = "Wörter ".repeat(1_429);

        assertThat(send(begun(), long_, "", "", false))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Möglich sind 5.000", long_.strip());
    }

    @Test
    void what_only_pretends_to_be_a_picture_is_not_taken() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        assertThat(send(begun(), TEXT, "Ein Rad", "NONE", true, file("Rad.png", svg.getBytes(StandardCharsets.UTF_8))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("die Programme enthalten kann", "e-picture", TEXT, "Ein Rad");
        assertThat(send(
                        begun(),
                        TEXT,
                        "Ein Rad",
                        "NONE",
                        true,
                        file("Rad.jpg", "<!doctype html><script>".getBytes(StandardCharsets.UTF_8))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(begun(), TEXT, "Ein Rad", "NONE", true, file("Rad.png", Arrays.copyOf(png(30), 60))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("beschädigt oder unvollständig");
        assertThat(count("contribution_picture")).isZero();
        assertThat(inbox.list(Set.of(), Inbox.SENT, 10)).isEmpty();
    }

    @Test
    void sending_twice_is_one_contribution() {
        String begun = begun();
        String first = send(begun, TEXT, "Ein Rad", "NONE", true, picture("a.png"))
                .getResponse()
                .getRedirectedUrl();
        String second = send(begun, TEXT, "Ein Rad", "NONE", true, picture("a.png"))
                .getResponse()
                .getRedirectedUrl();

        assertThat(second).isEqualTo(first);
        assertThat(only().pictures()).hasSize(1);
    }

    @Test
    void pictures_are_added_and_removed_one_by_one_without_a_script() {
        String begun = begun();
        MvcTestResult added = pages.post()
                .uri(address)
                .multipart()
                .file(picture("a.png"))
                .param("begun", begun)
                .param("text", TEXT)
                .param("add", "add")
                .exchange();
        String own = LinkTokens.PATH + begun;
        assertThat(added).hasRedirectedUrl(own + "#pictures");
        MvcTestResult page = pages.get().uri(own).exchange();
        assertThat(page).hasStatusOk().bodyText().contains("a.png", TEXT, "Weiteres Bild");
        MvcTestResult shown = pages.get().uri(own + "/pictures/1").exchange();
        assertThat(shown).hasStatusOk();
        assertThat(shown.getResponse().getContentType()).isEqualTo("image/jpeg");
        assertThat(shown.getResponse().getHeaders("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(shown.getResponse().getHeader("Content-Disposition")).startsWith("inline; filename=\"bild-1.jpg\"");
        assertThat(shown.getResponse().getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(pages.get().uri(address + "/pictures/1")).hasStatus(HttpStatus.NOT_FOUND);

        assertThat(pages.post().uri(own).param("text", TEXT).param("alt-1", "x").param("remove", "1"))
                .hasRedirectedUrl(own + "#pictures");
        assertThat(pages.get().uri(own + "/pictures/1")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(count("contribution_picture")).isZero();
    }

    @Test
    void an_expired_or_revoked_link_says_whom_to_ask_and_gives_the_words_back() {
        String begun = begun();
        clock.advance(Duration.ofDays(4));
        assertThat(send(begun, TEXT, "", "", false))
                .hasStatus(HttpStatus.GONE)
                .bodyText()
                .contains("Dieser Link gilt nicht mehr", "Er galt bis Do., 12. Nov. 2026", "Agentur, Planung", TEXT);
        clock.set(SampleCampaign.NOW);
        requests.revoke(link, AGENCY);
        assertThat(pages.get().uri(address))
                .hasStatus(HttpStatus.GONE)
                .bodyText()
                .contains("zurückgezogen")
                .doesNotContain("zum Kopieren");
        requests.renew(requests.find(link.id()).orElseThrow(), SampleCampaign.NOW.plusSeconds(3600), false, AGENCY);
        assertThat(pages.get().uri(address)).hasStatus(HttpStatus.GONE);
        assertThat(count("contribution")).isZero();
    }

    @Test
    void an_address_nobody_handed_out_says_so_without_asking_the_database() {
        String forged = address.substring(0, address.length() - 1) + (address.endsWith("A") ? "B" : "A");

        assertThat(pages.get().uri(forged))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("kennt malklug nicht");
        assertThat(pages.post().uri(forged).param("text", TEXT))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains(TEXT);
        assertThat(pages.get().uri("/c/<script>")).hasStatus4xxClientError();
    }

    @Test
    void what_became_of_it_can_be_followed_and_added_to() {
        send(begun(), TEXT, "Ein Rad", "NONE", true, picture("a.png"));
        Contribution there = only();
        String status = LinkTokens.PATH + tokens.ofContribution(there.id()) + "/status";
        assertThat(pages.get().uri(status)).hasStatusOk().bodyText().contains("Eingegangen", TEXT, "Ergänzen");

        assertThat(pages.post().uri(status).param("text", "Das Foto ist von heute."))
                .hasRedirectedUrl(status + "?sent=added");
        assertThat(pages.post().uri(status).param("text", " "))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Schreiben Sie, was Sie ergänzen möchten.");
        assertThat(pages.get().uri(status)).bodyText().contains("Das Foto ist von heute.");

        Decision taken = inbox.take(only(), only().version(), AGENCY);
        assertThat(taken).isInstanceOf(Decision.Taken.class);
        assertThat(pages.get().uri(status))
                .bodyText()
                .contains("In Bearbeitung")
                .doesNotContain("/status/");
        assertThat(pages.post()
                        .uri(LinkTokens.PATH + tokens.ofContribution(there.id()))
                        .param("text", "Anders"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Über Ihre Einsendung ist entschieden", "Anders");
    }

    @Test
    void who_has_the_link_only_sees_how_far_others_are_and_not_what_they_wrote() {
        send(begun(), TEXT, "Ein Rad", "NONE", true, picture("a.png"));

        assertThat(pages.get().uri(address + "/status"))
                .hasStatusOk()
                .bodyText()
                .contains("Eingegangen")
                .doesNotContain(TEXT, "vera@soest.example", "/pictures/");
    }

    @Test
    void a_question_opens_what_was_sent_again_and_the_answer_closes_it() {
        send(begun(), TEXT, "Ein Rad", "MISSING", true, picture("a.png"));
        inbox.ask(only(), only().version(), "Hat die Person zugestimmt?", AGENCY, BASE);
        String own = LinkTokens.PATH + tokens.ofContribution(only().id());

        assertThat(pages.get().uri(own + "/status")).bodyText().contains("Rückfrage", "Hat die Person zugestimmt?");
        assertThat(pages.get().uri(own)).bodyText().contains("Hat die Person zugestimmt?", "Einsendung ergänzen");
        assertThat(pages.post()
                        .uri(own)
                        .param("text", TEXT)
                        .param("alt-1", "Ein Rad")
                        .param("persons-1", "AGREED")
                        .param("rights-1", "yes")
                        .param("send", "send"))
                .hasRedirectedUrl(own + "/status?sent");
        assertThat(only().status()).isEqualTo(Status.RECEIVED);
        assertThat(only().pictures().getFirst().isCleared()).isTrue();
    }

    @Test
    void pictures_go_into_the_library_with_what_was_said_about_their_use() {
        send(begun(), TEXT, "Ein Rad", "AGREED", true, picture("Rad.png"));
        Decision.Taken taken = (Decision.Taken) inbox.take(only(), only().version(), AGENCY);

        LibraryItem item = library.of(SOEST).getFirst();
        assertThat(item.alt()).isEqualTo("Ein Rad");
        assertThat(item.rights()).contains("alle Personen haben zugestimmt");
        assertThat(taken.post().post().wording().media())
                .singleElement()
                .matches(media -> media.file().equals(item.reference().file())
                        && media.alt().equals("Ein Rad"));
        assertThat(taken.post().post().title()).isEqualTo("Lastenräder im Alltag");
    }

    @Test
    void addresses_that_let_somebody_in_are_not_written_down() {
        try (LogWatch log = LogWatch.open()) {
            send(begun(), TEXT, "Ein Rad", "NONE", true, picture("a.png"));
            assertThat(log.text()).doesNotContain(tokens.of(link), tokens.ofContribution(only().id()));
        }
        assertThat(audit.find(AuditTrail.Filter.ALL, null, 20).toString()).doesNotContain(tokens.of(link));
    }

    private String begun() {
        return begun(pages.get().uri(address).exchange());
    }

    private static String begun(MvcTestResult page) {
        try {
            return page.getResponse()
                    .getContentAsString()
                    .replaceAll("(?s).*name=\"begun\" value=\"([^\"]+)\".*", "$1");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MvcTestResult send(
            String begun, String text, String alt, String persons, boolean rights, MockMultipartFile... files) {
        var request = pages.post().uri(address).multipart();
        for (MockMultipartFile file : files) {
            request.file(file);
        }
        request.param("begun", begun)
                .param("text", text)
                .param("alt", alt)
                .param("network", "mastodon", "youtube")
                .param("day", "2026-11-16")
                .param("name", "Vera Beispiel")
                .param("mail", "vera@soest.example")
                .param("send", "send");
        if (!persons.isEmpty()) {
            request.param("persons", persons);
        }
        if (rights) {
            request.param("rights", "yes");
        }
        return request.exchange();
    }

    private Contribution only() {
        List<Contribution> all = inbox.list(Set.of(), Inbox.SENT, 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private int count(String table) {
        return writing.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    private static MockMultipartFile picture(String name) {
        return file(name, png(30));
    }

    private static MockMultipartFile file(String name, byte[] bytes) {
        return new MockMultipartFile("picture", name, "text/html", bytes);
    }

    private static byte[] png(int side) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
