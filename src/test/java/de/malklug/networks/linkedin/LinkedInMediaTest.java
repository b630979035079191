/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInMedia;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LinkedInMediaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestLinkedIn linkedin = new TestLinkedIn();

    @AfterEach
    void stop() {
        linkedin.close();
    }

    private JsonNode sent() {
        return JSON.readTree(linkedin.standIn.posts().getFirst().raw());
    }

    private Message picture() {
        return thread(part("Bild", linkedin.messages.picture("Ein Bild")));
    }

    private Message video() {
        return new Message(
                List.of(part("Ein Film", linkedin.messages.video("Fahrt über den Wall"))), "de", "Mit dem Rad");
    }

    @Test
    void one_picture_and_several_have_shapes_of_their_own() {
        linkedin.publish(linkedin.request(picture()));
        assertThat(sent().path("content").path("media").path("altText").asString())
                .isEqualTo("Ein Bild");
        assertThat(sent().path("author").asString()).isEqualTo(TestLinkedIn.PAGE);
    }

    @Test
    void several_pictures_go_together() {
        linkedin.publish(linkedin.request(
                thread(part("Bilder", linkedin.messages.picture("eins"), linkedin.messages.picture("zwei")))));

        assertThat(sent().path("content").path("multiImage").path("images")).hasSize(2);
        assertThat(linkedin.standIn.posts().getFirst().media())
                .extracting(StandInMedia::alt)
                .containsExactly("eins", "zwei");
    }

    @Test
    void a_link_becomes_a_card_with_our_title() {
        linkedin.publish(linkedin.request(new Message(
                List.of(linking("Kommen Sie!", "https://example.org/ä?a=1")), "de", "Smart Cities: Konferenz")));

        JsonNode article = sent().path("content").path("article");
        assertThat(article.path("source").asString()).isEqualTo("https://example.org/%C3%A4?a=1");
        assertThat(article.path("title").asString()).isEqualTo("Smart Cities: Konferenz");
        assertThat(linkedin.standIn.posts().getFirst().text()).isEqualTo("Kommen Sie!");
    }

    @Test
    void a_link_beside_a_picture_stays_in_the_text() {
        linkedin.publish(linkedin.request(
                thread(linking("Kommen Sie!", "https://example.org/a_b", linkedin.messages.picture("Ein Bild")))));

        assertThat(linkedin.standIn.posts().getFirst().text()).isEqualTo("Kommen Sie!\n\nhttps://example.org/a_b");
    }

    @Test
    void a_video_goes_in_the_pieces_linkedin_asks_for() {
        linkedin.standIn.asksForPiecesOf(10);

        assertThat(linkedin.publish(linkedin.request(video()))).isInstanceOf(Published.class);
        StandInMedia stored = linkedin.standIn.posts().getFirst().media().getFirst();
        assertThat(stored.size()).isEqualTo(video().first().media().getFirst().size());
        assertThat(linkedin.standIn.calls("media.upload"))
                .hasSize((int) Math.ceil(stored.size() / 10.0))
                .allSatisfy(call -> assertThat(call.header("Content-Type")).isEqualTo("application/octet-stream"));
        assertThat(sent().path("content").path("media").path("title").asString())
                .isEqualTo("Mit dem Rad");
    }

    @Test
    void a_piece_whose_answer_was_lost_is_sent_again() {
        linkedin.standIn.asksForPiecesOf(10);
        PublishRequest request = linkedin.request(video());
        Checkpoint at = linkedin.before(LinkedInMedia.SEND, request);
        linkedin.standIn.mischief().on("media.upload").next(Kind.ACCEPT_AND_DROP);

        assertThat(linkedin.network().publish(request, at)).isInstanceOf(PublishOutcome.Deferred.class);
        assertThat(linkedin.goOn(request, at)).isInstanceOf(Published.class);
    }

    @Test
    void an_upload_address_that_has_run_out_is_asked_for_anew() {
        PublishRequest request = linkedin.request(picture());
        Checkpoint at = linkedin.before(LinkedInMedia.SEND, request);
        linkedin.clock.advance(Duration.ofMinutes(61));

        assertThat(linkedin.goOn(request, at)).isInstanceOf(Published.class);
        assertThat(linkedin.standIn.calls("images.initialize")).hasSize(2);
        assertThat(linkedin.standIn.posts()).hasSize(1);
    }

    @Test
    void an_upload_address_is_kept_out_of_the_ledger() {
        PublishRequest request = linkedin.request(picture());

        assertThat(linkedin.before(LinkedInMedia.SEND, request).toString()).doesNotContain("dms-uploads");
    }

    @Test
    void two_uploads_of_an_account_do_not_mix() {
        PublishRequest first = linkedin.request("delivery-1", picture());
        Checkpoint at = linkedin.before(LinkedInMedia.SEND, first);
        PublishRequest second =
                linkedin.request("delivery-2", thread(part("Anderes", linkedin.messages.picture("Anderes"))));
        linkedin.before(LinkedInMedia.SEND, second);

        assertThat(linkedin.goOn(first, at)).isInstanceOf(Published.class);
        assertThat(linkedin.standIn.posts().getFirst().media())
                .extracting(StandInMedia::alt)
                .containsExactly("Ein Bild");
    }

    @Test
    void media_linkedin_cannot_use_is_tried_once_more_and_then_given_up() {
        linkedin.standIn.breaksMedia();

        PublishOutcome outcome = linkedin.publish(linkedin.request(picture()));

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.CONTENT);
        assertThat(((Rejected) outcome).explanation()).isEqualTo("Unsupported format");
        assertThat(linkedin.standIn.calls("images.initialize")).hasSize(2);
    }

    @Test
    void a_member_may_not_ask_and_waits_a_little() {
        linkedin.asMember();
        PublishRequest request = linkedin.request(picture());
        Checkpoint at = linkedin.before(LinkedInMedia.AVAILABLE, request);

        PublishOutcome outcome = linkedin.network().publish(request, at);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Pending.class,
                        pending -> assertThat(pending.checkAt())
                                .isEqualTo(linkedin.clock.instant().plusSeconds(10)));
        assertThat(linkedin.goOn(request, at)).isInstanceOf(Published.class);
    }

    @Test
    void bytes_go_nowhere_but_to_linkedin() {
        PublishRequest request = linkedin.request(picture());
        linkedin.standIn
                .mischief()
                .on("images.initialize")
                .next(StandInAnswer.json(
                        200, "{\"value\":{\"uploadUrl\":\"https://evil.example/put\",\"image\":\"urn:li:image:C5\"}}"));

        assertThat(linkedin.network().publish(request, linkedin.network().start(request)))
                .isEqualTo(new Rejected(Reason.CONFIGURATION, "upload-host", "evil.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.linkedin.com/dms-uploads/x, true",
        "https://dms.licdn.com/x,                true",
        "https://linkedin.com/x,                 true",
        "http://www.linkedin.com/x,              false",
        "https://linkedin.com.evil.example/x,    false",
        "https://notlinkedin.com/x,              false",
        "http://127.0.0.1/x,                     false",
    })
    void only_linkedins_own_hosts_get_the_token(String address, boolean allowed) {
        UploadLinks links = new UploadLinks(linkedin.sessions, Set.of("linkedin.com", "licdn.com"), linkedin.clock);

        assertThat(links.mayTake(URI.create(address), URI.create("https://api.linkedin.com")))
                .isEqualTo(allowed);
    }
}
