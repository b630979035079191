/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.Mischief;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LinkCardTest {

    private final TestBluesky bluesky = new TestBluesky();
    private final WireMockServer web =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());

    @BeforeEach
    void open() {
        web.start();
        bluesky.settings.put("card.private-hosts", true);
        bluesky.settings.put("card.timeout", "2s");
    }

    @AfterEach
    void close() {
        web.stop();
        bluesky.close();
    }

    @Test
    void a_link_without_pictures_becomes_a_card_filled_from_its_page() throws IOException {
        serve("/konferenz", page("""
                <meta property="og:title" content="Smart Cities: Konferenz &amp; Markt">
                <meta property="og:description" content="18. November,
                   10 bis 16 Uhr">
                <meta property="og:image" content="/bild.png">"""));
        serve("/bild.png", aResponse().withBody(png(20, 10)));

        JsonNode external = publishedCard("/konferenz");

        assertThat(external.path("uri").asString()).isEqualTo(web.baseUrl() + "/konferenz");
        assertThat(external.path("title").asString()).isEqualTo("Smart Cities: Konferenz & Markt");
        assertThat(external.path("description").asString()).isEqualTo("18. November, 10 bis 16 Uhr");
        assertThat(external.path("thumb").path("mimeType").asString()).isEqualTo("image/png");
    }

    @Test
    void a_page_without_tags_lends_its_title() {
        serve("/seite", page("<title> Rathaus  Soest </title><meta name=description content='Wir sind für Sie da'>"));

        JsonNode external = publishedCard("/seite");

        assertThat(external.path("title").asString()).isEqualTo("Rathaus Soest");
        assertThat(external.path("description").asString()).isEqualTo("Wir sind für Sie da");
        assertThat(external.has("thumb")).isFalse();
    }

    @Test
    void a_page_says_in_which_letters_it_is_written() {
        serve(
                "/alt",
                aResponse()
                        .withHeader("Content-Type", "text/html; charset=iso-8859-1")
                        .withBody("<title>Übermorgen</title>".getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(publishedCard("/alt").path("title").asString()).isEqualTo("Übermorgen");
    }

    @Test
    void a_page_that_is_not_there_leaves_the_host() {
        assertThat(publishedCard("/nirgends").path("title").asString()).isEqualTo("localhost");
    }

    @Test
    void a_page_that_breaks_off_or_takes_too_long_leaves_the_host() {
        serve("/kaputt", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        serve("/langsam", page("<title>Zu spät</title>").withFixedDelay(4_000));

        assertThat(publishedCard("/kaputt").path("title").asString()).isEqualTo("localhost");
        assertThat(publishedCard("/langsam").path("title").asString()).isEqualTo("localhost");
    }

    @Test
    void a_page_is_read_up_to_its_limit() {
        String long_ = "x".repeat(2 << 20);
        serve("/lang", page("<title>Am Anfang</title><p>" + long_ + "<meta property='og:title' content='Am Ende'>"));

        assertThat(publishedCard("/lang").path("title").asString()).isEqualTo("Am Anfang");
    }

    @Test
    void five_redirects_are_followed_and_not_six() {
        for (int i = 6; i > 0; i--) {
            serve("/weiter" + i, aResponse().withStatus(302).withHeader("Location", "/weiter" + (i - 1)));
        }
        serve("/weiter0", page("<title>Angekommen</title>"));

        assertThat(publishedCard("/weiter5").path("title").asString()).isEqualTo("Angekommen");
        assertThat(publishedCard("/weiter6").path("title").asString()).isEqualTo("localhost");
    }

    @Test
    void a_picture_that_is_too_large_or_none_is_left_out() {
        byte[] noise = new byte[1_100_000];
        new Random(1).nextBytes(noise);
        noise[0] = (byte) 0xFF;
        noise[1] = (byte) 0xD8;
        noise[2] = (byte) 0xFF;
        serve("/gross.jpg", aResponse().withBody(noise));
        serve("/text.png", aResponse().withHeader("Content-Type", "image/png").withBody("kein Bild"));
        serve("/a", page("<title>A</title><meta property=og:image content=/gross.jpg>"));
        serve("/b", page("<title>B</title><meta property=og:image content=/text.png>"));

        assertThat(publishedCard("/a").has("thumb")).isFalse();
        assertThat(publishedCard("/b").has("thumb")).isFalse();
        assertThat(bluesky.standIn.calls("repo.uploadBlob")).isEmpty();
    }

    @Test
    void a_picture_the_server_does_not_take_is_left_out() throws IOException {
        serve("/seite", page("<title>A</title><meta property=og:image content=/bild.png>"));
        serve("/bild.png", aResponse().withBody(png(4, 4)));
        bluesky.standIn.mischief().on("repo.uploadBlob").always(Mischief.Kind.FAIL_500);

        assertThat(publishedCard("/seite").has("thumb")).isFalse();
    }

    @Test
    void a_server_that_is_away_is_waited_for_before_the_picture_is_left_out() throws IOException {
        serve("/seite", page("<title>A</title><meta property=og:image content=/bild.png>"));
        serve("/bild.png", aResponse().withBody(png(4, 4)));
        PublishRequest request = request("/seite");
        BlueskyNetwork network = bluesky.network();
        bluesky.standIn.close();

        assertThat(network.publish(request, network.start(request))).isInstanceOf(Deferred.class);
    }

    @Test
    void a_card_s_picture_the_server_lost_is_sent_again_and_then_left_out() throws IOException {
        serve("/seite", page("<title>A</title><meta property=og:image content=/bild.png>"));
        serve("/bild.png", aResponse().withBody(png(4, 4)));
        PublishRequest request = request("/seite");
        Checkpoint before = bluesky.before("post", request);
        bluesky.standIn.forgetUploads();
        bluesky.standIn.mischief().on("repo.putRecord").after(1, Mischief.Kind.FAIL_500);

        assertThat(bluesky.goOn(bluesky.network(), request, before)).isInstanceOf(Deferred.class);
        assertThat(bluesky.standIn.calls("repo.uploadBlob")).hasSize(2);

        bluesky.standIn.forgetUploads();
        Checkpoint again = before.with("uploads-lost", "1");
        assertThat(bluesky.goOn(bluesky.network(), request, again)).isInstanceOf(Published.class);
        assertThat(external().has("thumb")).isFalse();
        assertThat(bluesky.standIn.posts().getFirst().id()).endsWith(before.require("rkey"));
    }

    @Test
    void no_page_is_asked_where_that_is_switched_off() {
        bluesky.settings.put("card.fetch", false);

        assertThat(publishedCard("/seite").path("title").asString()).isEqualTo("localhost");
        web.verify(0, getRequestedFor(urlEqualTo("/seite")));
    }

    @Test
    void no_private_address_is_asked() {
        bluesky.settings.remove("card.private-hosts");
        serve("/geheim", page("<title>Innen</title>"));

        assertThat(publishedCard("/geheim").path("title").asString()).isEqualTo("localhost");
        web.verify(0, getRequestedFor(urlEqualTo("/geheim")));
    }

    private JsonNode publishedCard(String path) {
        assertThat(bluesky.publish(request(path))).isInstanceOf(Published.class);
        return external();
    }

    private JsonNode external() {
        JsonNode embed = JsonMapper.builder()
                .build()
                .readTree(bluesky.standIn.posts().getLast().raw())
                .path("embed");
        assertThat(embed.path("$type").asString()).isEqualTo("app.bsky.embed.external");
        return embed.path("external");
    }

    private PublishRequest request(String path) {
        return bluesky.request(path, TestMessages.thread(TestMessages.linking("Kommt alle!", web.baseUrl() + path)));
    }

    private void serve(String path, ResponseDefinitionBuilder answer) {
        web.stubFor(get(urlEqualTo(path)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder page(String head) {
        return aResponse()
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody("<!doctype html><html><head>" + head + "</head><body></body></html>");
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
