/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However an upload is interrupted, there is one video, and its bytes are right. */
class UploadTest {

    private static final int PIECE = 262_144;

    @TempDir
    Path folder;

    private TestYouTube youtube;
    private PublishRequest request;

    @BeforeEach
    void open() {
        youtube = new TestYouTube(folder);
        youtube.settings.put("upload.chunk", PIECE + "B");
        Message.Media film = youtube.messages.bigVideo("Ein längerer Film", 3 * PIECE + 17);
        request = youtube.request("a", new Message(List.of(TestMessages.part("Text", film)), "de", "Titel"));
    }

    @AfterEach
    void close() {
        youtube.close();
    }

    @Test
    void a_large_video_goes_piece_by_piece() {
        assertThat(youtube.publish(request)).isInstanceOf(Published.class);

        assertThat(ranges())
                .containsExactly(
                        "bytes 0-262143/786449",
                        "bytes 262144-524287/786449",
                        "bytes 524288-786431/786449",
                        "bytes 786432-786448/786449");
        assertThatThereIsOneVideo();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "ACCEPT_AND_DROP",
                "ACCEPT_AND_500",
                "ACCEPT_AND_CUT_BODY",
                "ACCEPT_AND_GARBLE",
                "RESET_BEFORE",
                "FAIL_500",
                "HTML_PAGE"
            })
    void an_answer_lost_at_any_piece_goes_on_where_the_server_is(Kind kind) {
        for (int piece = 0; piece < 4; piece++) {
            youtube.standIn.mischief().on("upload.bytes").after(piece, kind);
            Checkpoint at = youtube.network().start(request);
            PublishOutcome outcome = youtube.goOn(request, at);
            while (outcome instanceof Deferred) {
                outcome = youtube.goOn(request, youtube.before(Course.LAST, request));
            }
            assertThat(outcome).as("piece %d", piece).isInstanceOf(Published.class);
            assertThatThereIsOneVideo();
            close();
            open();
        }
    }

    @Test
    void a_session_that_ends_before_the_last_piece_starts_anew_without_a_second_video() {
        Checkpoint at = afterPieces(2);
        youtube.standIn.endSessions();

        assertThat(youtube.goOn(request, at)).isInstanceOf(Published.class);
        assertThat(youtube.standIn.calls("videos.insert")).hasSize(2);
        assertThat(youtube.standIn.calls("playlistItems.list")).isEmpty();
        assertThatThereIsOneVideo();
    }

    @Test
    void a_session_too_old_to_be_trusted_starts_anew() {
        Checkpoint at = afterPieces(2);
        youtube.clock.advance(Duration.ofHours(25));

        assertThat(youtube.goOn(request, at)).isInstanceOf(Published.class);
        assertThat(youtube.standIn.calls("videos.insert")).hasSize(2);
        assertThatThereIsOneVideo();
    }

    @Test
    void a_session_that_ends_after_the_last_piece_leads_to_the_video_that_is_there() {
        Checkpoint at = youtube.before(Course.LAST, request);
        youtube.standIn.mischief().on("upload.bytes").next(Kind.ACCEPT_AND_DROP);
        assertThat(youtube.network().publish(request, at)).isInstanceOf(Deferred.class);
        youtube.standIn.endSessions();

        assertThat(youtube.goOn(request, at)).isInstanceOf(Published.class);
        assertThat(youtube.standIn.calls("videos.insert")).hasSize(1);
        assertThatThereIsOneVideo();
    }

    @Test
    void a_video_that_two_looks_did_not_find_is_uploaded_anew() {
        Checkpoint at = youtube.before(Course.LAST, request);
        youtube.standIn.mischief().on("upload.bytes").next(Kind.RESET_BEFORE);
        assertThat(youtube.network().publish(request, at)).isInstanceOf(Deferred.class);
        youtube.standIn.endSessions();

        assertThat(youtube.goOn(request, at)).isInstanceOf(Published.class);
        assertThat(youtube.standIn.calls("playlistItems.list")).hasSize(2);
        assertThat(youtube.clock.instant()).isAfter(TestYouTube.NINE.plus(Duration.ofMinutes(10)));
        assertThatThereIsOneVideo();
    }

    @Test
    void a_list_of_uploads_that_cannot_be_read_decides_nothing() {
        Checkpoint look =
                youtube.before(Course.LAST, request).thenRepeatable(Course.LOOK).with(Course.LOOKS, "1");
        youtube.standIn.mischief().on("playlistItems.list").next(Kind.FAIL_500);

        assertThat(youtube.network().publish(request, look)).isInstanceOf(Deferred.class);
    }

    @Test
    void a_video_of_another_delivery_with_the_same_words_is_not_ours() {
        youtube.publish(youtube.request("other", request.message()));
        Checkpoint look =
                youtube.before(Course.LAST, request).thenRepeatable(Course.LOOK).with(Course.LOOKS, "1");

        assertThat(youtube.network().publish(request, look))
                .isInstanceOfSatisfying(
                        Pending.class,
                        pending -> assertThat(pending.next().step()).isEqualTo(Course.SESSION));
    }

    @Test
    void sessions_that_never_last_are_given_up() {
        Checkpoint at = youtube.network().start(request);
        youtube.standIn.mischief().on("upload.status").always(StandInAnswer.file("upload-404-session.json"));
        youtube.settings.put("upload.sessions", 3);

        assertThat(youtube.goOn(request, at))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo("upload-session"));
        assertThat(youtube.standIn.calls("videos.insert")).hasSize(3);
        assertThat(youtube.standIn.uploads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/upload?upload_id=1",
                "http://www.googleapis.com/upload/youtube/v3/videos?upload_id=1",
                "ftp://127.0.0.1/x",
                "",
                "nonsense"
            })
    void bytes_go_to_no_other_host(String location) {
        youtube.standIn
                .mischief()
                .on("videos.insert")
                .next(StandInAnswer.json(200, "").header("Location", location));

        PublishOutcome outcome =
                youtube.network().publish(request, youtube.network().start(request));
        assertThat(outcome).isInstanceOf(Deferred.class);
        assertThat(((Deferred) outcome).code()).isEqualTo("no-session");
    }

    @Test
    void the_address_of_a_session_is_in_the_vault_only() {
        Checkpoint at = youtube.before(Course.LAST, request);

        assertThat(at.toString()).doesNotContain("upload_id").doesNotContain("http");
        assertThat(youtube.sessions.history().getLast()).contains("upload_id");
    }

    @Test
    void a_video_stays_private_until_it_is_processed() {
        youtube.standIn.processesFor(3);
        Checkpoint at = youtube.before(Course.REVEAL, request);

        assertThat(youtube.standIn.posts()).isEmpty();
        assertThat(youtube.clock.instant()).isAfterOrEqualTo(TestYouTube.NINE.plusSeconds(90));
        assertThat(youtube.goOn(request, at)).isInstanceOf(Published.class);
    }

    @Test
    void a_video_that_is_never_processed_is_told_after_a_day() {
        youtube.standIn.processesFor(Integer.MAX_VALUE);
        youtube.settings.put("processing.limit", "30m");

        assertThat(youtube.publish(request))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo("processing"));
    }

    @Test
    void a_video_that_stays_private_is_told_to_a_person() {
        youtube.standIn.isNotAudited();

        assertThat(youtube.publish(request)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.FORBIDDEN);
            assertThat(rejected.code()).isEqualTo("locked-private");
        });
        assertThat(youtube.standIn.calls("videos.update")).hasSize(3);
    }

    @Test
    void title_description_tags_and_language_arrive() {
        Message message = new Message(
                List.of(TestMessages.linking(
                        "Was heißt #Klimaneutral in #Soest?\n#Klimaneutral",
                        "https://example.org/",
                        youtube.messages.video("Film"))),
                "de",
                "Klimaneutral, was heißt das?");
        youtube.publish(youtube.request("b", message));

        var told = youtube.standIn.told(youtube.standIn.uploads().getFirst());
        assertThat(told.path("title").asString()).isEqualTo("Klimaneutral, was heißt das?");
        assertThat(told.path("description").asString())
                .isEqualTo("Was heißt #Klimaneutral in #Soest?\n#Klimaneutral\n\nhttps://example.org/");
        assertThat(told.path("tags").toString()).startsWith("[\"Klimaneutral\",\"Soest\",\"malklug-");
        assertThat(told.path("defaultLanguage").asString()).isEqualTo("de");
        assertThat(told.path("categoryId").asString()).isEqualTo("22");
    }

    @Test
    void a_picture_beside_the_video_is_its_thumbnail() {
        youtube.publish(youtube.request("b", YouTubeContractTest.everyStep(youtube.messages)));

        assertThat(youtube.standIn.thumbnail(youtube.standIn.uploads().getFirst()))
                .isPresent();
    }

    @Test
    void a_message_without_a_video_makes_no_call() {
        PublishRequest text = youtube.request("b", TestMessages.text("Nur Text"));

        assertThat(youtube.publish(text))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CONTENT));
        assertThat(youtube.standIn.calls()).isEmpty();
    }

    private Checkpoint afterPieces(int pieces) {
        Checkpoint at = youtube.before(Course.BYTES, request);
        for (int piece = 0; piece < pieces; piece++) {
            at = ((Pending) youtube.network().publish(request, at)).next();
        }
        return at;
    }

    private List<String> ranges() {
        return youtube.standIn.calls("upload.bytes").stream()
                .map(call -> call.header("Content-Range"))
                .toList();
    }

    private void assertThatThereIsOneVideo() {
        assertThat(youtube.standIn.uploads()).hasSize(1);
        assertThat(youtube.standIn.posts()).hasSize(1);
        assertThat(youtube.standIn.posts().getFirst().media().getFirst().size())
                .isEqualTo(request.message().first().media().getFirst().size());
        assertThat(youtube.standIn.calls().stream().map(StandInCall::operation)).contains("videos.update");
    }
}
