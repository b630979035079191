/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Photos, which TikTok fetches from addresses of ours and posts by itself. */
class PhotosTest {

    @TempDir
    Path folder;

    private TestTikTok tiktok;
    private HttpServer ours;
    private PublishRequest request;

    @BeforeEach
    void open() throws IOException {
        tiktok = new TestTikTok(folder);
        ours = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ours.createContext("/stand-in/media/", exchange -> {
            byte[] photo = Files.readAllBytes(
                    folder.resolve(exchange.getRequestURI().getPath().replaceFirst(".*/", "")));
            exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(200, photo.length);
            exchange.getResponseBody().write(photo);
            exchange.close();
        });
        ours.start();
        Message message = new Message(
                List.of(TestMessages.part(
                        "Zwei Bilder aus Soest", tiktok.messages.picture("Eins"), tiktok.messages.picture("Zwei"))),
                "de",
                "Soest");
        request = tiktok.request(
                "a", message, URI.create("http://127.0.0.1:" + ours.getAddress().getPort()));
    }

    @AfterEach
    void close() {
        ours.stop(0);
        tiktok.close();
    }

    @Test
    void photos_are_fetched_in_order_and_posted_with_title_and_text() {
        assertThat(tiktok.publish(request))
                .isInstanceOfSatisfying(
                        Published.class,
                        published -> assertThat(published.post().url())
                                .hasToString(tiktok.standIn.url() + "/@soest/photo/"
                                        + published.post().id()));

        var post = tiktok.standIn.posts().getFirst();
        assertThat(post.text()).isEqualTo("Zwei Bilder aus Soest");
        assertThat(post.raw()).contains("\"title\":\"Soest\"").contains("\"auto_add_music\":false");
        assertThat(post.media()).hasSize(2);
    }

    @Test
    void without_a_public_address_nothing_is_begun() {
        PublishRequest unreachable = tiktok.request("b", request.message());

        assertThat(tiktok.publish(unreachable)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.CONFIGURATION);
            assertThat(rejected.code()).isEqualTo("public-address");
        });
        assertThat(tiktok.standIn.begun()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ACCEPT_AND_DROP", "ACCEPT_AND_500", "ACCEPT_AND_GARBLE", "RESET_BEFORE", "FAIL_500", "HTML_PAGE"})
    void a_beginning_without_an_answer_is_never_repeated_by_itself(Kind kind) {
        Checkpoint photos = tiktok.before(Course.PHOTOS, request);
        assertThat(photos.repeatable()).isFalse();
        tiktok.standIn.mischief().on("content.init").next(kind);

        assertThat(tiktok.network().publish(request, photos)).isInstanceOf(Unconfirmed.class);
        assertThat(tiktok.network().find(request, photos, TestTikTok.NINE)).isInstanceOf(Search.CannotTell.class);
    }

    @Test
    void photos_that_stand_in_the_list_are_found() {
        Checkpoint photos = tiktok.before(Course.PHOTOS, request);
        tiktok.publish(request);

        assertThat(tiktok.network().find(request, photos, TestTikTok.NINE))
                .isInstanceOfSatisfying(
                        Search.Found.class,
                        found -> assertThat(found.remoteId())
                                .isEqualTo(tiktok.standIn.posts().getFirst().id()));
    }

    @Test
    void an_older_post_with_the_same_words_is_not_ours() {
        tiktok.publish(request);
        tiktok.clock.advance(java.time.Duration.ofDays(7));
        Checkpoint photos = tiktok.before(Course.PHOTOS, tiktok.request("b", request.message()));

        assertThat(tiktok.network().find(request, photos, tiktok.clock.instant()))
                .isInstanceOf(Search.CannotTell.class);
    }

    @Test
    void a_success_without_an_id_is_unclear() {
        Checkpoint photos = tiktok.before(Course.PHOTOS, request);
        tiktok.standIn
                .mischief()
                .on("content.init")
                .next(StandInAnswer.json(200, "{\"data\":{},\"error\":{\"code\":\"ok\"}}"));

        assertThat(tiktok.network().publish(request, photos)).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void the_same_delivery_twice_is_one_post() {
        tiktok.publish(request);
        tiktok.publish(request);

        assertThat(tiktok.standIn.posts()).hasSize(1);
        assertThat(tiktok.standIn.calls("content.init")).hasSize(1);
    }
}
