/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However an upload is interrupted, there is one post, and its bytes are right. */
class UploadTest {

    @TempDir
    Path folder;

    private TestTikTok tiktok;
    private PublishRequest request;

    @BeforeEach
    void open() {
        tiktok = new TestTikTok(folder);
        tiktok.standIn.takesPiecesFrom(1_000);
        tiktok.settings.put("upload.whole", "2000B");
        tiktok.settings.put("upload.chunk", "1000B");
        Message.Media film = tiktok.messages.bigVideo("Ein längerer Film", 3_700);
        request = tiktok.request("a", new Message(List.of(TestMessages.part("Text", film)), "de"));
    }

    @AfterEach
    void close() {
        tiktok.close();
    }

    @Test
    void a_large_video_goes_piece_by_piece_the_last_one_takes_the_rest() {
        assertThat(tiktok.publish(request)).isInstanceOf(Published.class);

        assertThat(tiktok.standIn.calls("upload").stream().map(call -> call.header("Content-Range")))
                .containsExactly("bytes 0-999/3700", "bytes 1000-1999/3700", "bytes 2000-3699/3700");
        assertThatThereIsOnePost();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2000, 2000, 1", "2001, 1000, 2", "2999, 1000, 2", "3000, 1000, 3", "3700, 1000, 3"})
    void pieces_are_counted_as_tiktok_counts_them(long video, long size, long count) {
        Pieces pieces = new Pieces(
                TestTikTok.settings(tiktok.standIn.url(), tiktok.settings).upload());

        assertThat(pieces.size(video)).isEqualTo(size);
        assertThat(pieces.count(video)).isEqualTo(count);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ACCEPT_AND_DROP", "ACCEPT_AND_500", "ACCEPT_AND_CUT_BODY", "RESET_BEFORE", "FAIL_500", "HTML_PAGE"
            })
    void an_answer_lost_before_the_last_piece_goes_on_where_tiktok_is(Kind kind) {
        for (int piece = 0; piece < 2; piece++) {
            Checkpoint at = tiktok.before(Course.BYTES, request);
            tiktok.standIn.mischief().on("upload").after(piece, kind);
            PublishOutcome outcome = tiktok.network().publish(request, at);
            while (!(outcome instanceof Published)) {
                at = outcome instanceof Pending pending ? pending.next() : at;
                tiktok.clock.advance(Duration.ofSeconds(15));
                outcome = tiktok.network().publish(request, at);
            }
            assertThatThereIsOnePost();
            close();
            open();
        }
    }

    @Test
    void a_last_piece_without_an_answer_that_arrived_is_found_and_not_sent_again() {
        Checkpoint last = tiktok.before(Course.LAST, request);
        tiktok.standIn.mischief().on("upload").next(Kind.ACCEPT_AND_DROP);
        assertThat(tiktok.network().publish(request, last)).isInstanceOf(Unconfirmed.class);

        assertThat(find(last)).isInstanceOfSatisfying(Search.Found.class, found -> {
            assertThat(found.remoteId()).isEqualTo(last.require(Course.PUBLISH_ID));
            Pending pending = (Pending) found.outcome();
            assertThat(tiktok.goOn(request, pending.next())).isInstanceOf(Published.class);
        });
        assertThatThereIsOnePost();
    }

    @Test
    void a_last_piece_that_never_arrived_is_absent_and_sent_again() {
        Checkpoint last = tiktok.before(Course.LAST, request);
        tiktok.standIn.mischief().on("upload").next(Kind.RESET_BEFORE);
        assertThat(tiktok.network().publish(request, last)).isInstanceOf(Unconfirmed.class);

        assertThat(find(last)).isInstanceOf(Search.Absent.class);
        assertThat(tiktok.goOn(request, last)).isInstanceOf(Published.class);
        assertThatThereIsOnePost();
    }

    @Test
    void an_address_that_ran_out_before_the_last_piece_begins_anew() {
        Checkpoint last = tiktok.before(Course.LAST, request);
        tiktok.clock.advance(Duration.ofMinutes(61));

        assertThat(tiktok.goOn(request, last)).isInstanceOf(Published.class);
        assertThat(tiktok.standIn.begun()).isEqualTo(2);
        assertThatThereIsOnePost();
    }

    @Test
    void an_address_that_ran_out_after_the_last_piece_begins_nothing() {
        Checkpoint last = tiktok.before(Course.LAST, request);
        tiktok.standIn.mischief().on("upload").next(Kind.ACCEPT_AND_DROP);
        tiktok.network().publish(request, last);
        tiktok.clock.advance(Duration.ofMinutes(61));

        assertThat(tiktok.goOn(request, last)).isInstanceOf(Published.class);
        assertThat(tiktok.standIn.begun()).isEqualTo(1);
        assertThatThereIsOnePost();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 416})
    void a_refused_piece_is_asked_about_before_anything_else(int status) {
        Checkpoint last = tiktok.before(Course.LAST, request);
        tiktok.standIn.mischief().on("upload").next(StandInAnswer.json(status, ""));

        assertThat(tiktok.goOn(request, last)).isInstanceOf(Published.class);
        assertThatThereIsOnePost();
    }

    @Test
    void a_status_that_cannot_be_had_tells_nothing() {
        Checkpoint last = tiktok.before(Course.LAST, request);
        tiktok.standIn.mischief().on("status.fetch").next(Kind.FAIL_500);

        assertThat(find(last)).isInstanceOf(Search.CannotTell.class);
    }

    @Test
    void a_post_whose_id_comes_later_is_waited_for() {
        Checkpoint status = tiktok.before(Course.STATUS, request);
        tiktok.standIn.processesFor(0);
        tiktok.standIn.tellsIds(false);
        Checkpoint at = status;
        for (int poll = 0; poll < 4; poll++) {
            Pending pending = (Pending) tiktok.network().publish(request, at);
            tiktok.waitUntil(pending.checkAt());
            at = pending.next();
        }
        assertThat(at.live()).isTrue();
        tiktok.standIn.tellsIds(true);

        assertThat(tiktok.goOn(request, at))
                .isInstanceOfSatisfying(
                        Published.class,
                        published -> assertThat(published.post().id())
                                .isEqualTo(tiktok.standIn.posts().getFirst().id()));
    }

    @Test
    void a_post_whose_id_never_comes_is_published_without_a_link() {
        tiktok.standIn.tellsIds(false);

        assertThat(tiktok.publish(request)).isInstanceOfSatisfying(Published.class, published -> {
            assertThat(published.post().url()).isNull();
            assertThat(published.post().id()).startsWith("v_pub_file");
        });
    }

    @Test
    void a_post_only_its_creator_sees_has_no_id_and_waits_for_none() {
        tiktok.settings.put("post.privacy", "SELF_ONLY");
        tiktok.standIn.isNotAudited();

        assertThat(tiktok.publish(request)).isInstanceOf(Published.class);
        assertThat(tiktok.clock.instant()).isBefore(TestTikTok.NINE.plus(Duration.ofMinutes(2)));
    }

    @Test
    void an_app_that_is_not_audited_cannot_post_publicly() {
        tiktok.standIn.isNotAudited();

        assertThat(tiktok.publish(request))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.code())
                                .isEqualTo("unaudited_client_can_only_post_to_private_accounts"));
    }

    @Test
    void a_privacy_the_creator_is_not_offered_is_told_before_anything_is_begun() {
        tiktok.settings.put("post.privacy", "FOLLOWER_OF_CREATOR");

        assertThat(tiktok.publish(request)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.CONFIGURATION);
            assertThat(rejected.explanation()).contains("PUBLIC_TO_EVERYONE");
        });
        assertThat(tiktok.standIn.begun()).isZero();
    }

    @Test
    void a_draft_waits_for_its_creator() {
        tiktok.settings.put("post.mode", "inbox");

        assertThat(tiktok.publish(request)).isInstanceOf(Unconfirmed.class);
        Checkpoint inbox = tiktok.before(Course.INBOX, tiktok.request("a", request.message()));
        assertThat(inbox.repeatable()).isFalse();
        assertThat(find(inbox)).isInstanceOf(Search.CannotTell.class);

        tiktok.standIn.creatorFinishesDrafts();
        find(inbox);
        Search found = find(inbox);
        assertThat(found).isInstanceOf(Search.Found.class);
        assertThat(((Search.Found) found).outcome()).isInstanceOf(Published.class);
    }

    @Test
    void what_the_creator_does_not_allow_is_turned_off() {
        tiktok.publish(request);

        var info = tiktok.standIn.calls("video.init").getFirst().json().path("post_info");
        assertThat(info.path("disable_stitch").asBoolean()).isTrue();
        assertThat(info.path("disable_comment").asBoolean()).isFalse();
        assertThat(info.path("privacy_level").asString()).isEqualTo("PUBLIC_TO_EVERYONE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/?u=1",
                "https://eviltiktokapis.com/",
                "http://open-upload.tiktokapis.com/",
                ""
            })
    void bytes_go_to_no_other_host(String address) {
        tiktok.standIn.mischief().on("video.init").next(StandInAnswer.json(200, """
                {"data":{"publish_id":"v_pub","upload_url":"%s"},"error":{"code":"ok"}}""".formatted(address)));

        PublishOutcome outcome = tiktok.publish(request);
        assertThat(outcome).isInstanceOf(Deferred.class);
        assertThat(((Deferred) outcome).code()).isEqualTo("no-upload-address");
    }

    @Test
    void the_address_for_the_bytes_is_in_the_vault_only() {
        Checkpoint last = tiktok.before(Course.LAST, request);

        assertThat(last.toString()).doesNotContain("upload_token").doesNotContain("http");
        assertThat(tiktok.sessions.history().getLast()).contains("upload_token");
    }

    private Search find(Checkpoint at) {
        return tiktok.network().find(request, at, TestTikTok.NINE);
    }

    private void assertThatThereIsOnePost() {
        assertThat(tiktok.standIn.posts()).hasSize(1);
        assertThat(tiktok.standIn.posts().getFirst().media().getFirst().size()).isEqualTo(3_700);
    }
}
