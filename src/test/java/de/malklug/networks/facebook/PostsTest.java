/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.FacebookStandIn;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInPost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostsTest {

    private final TestFacebook facebook = new TestFacebook();

    @AfterEach
    void close() {
        facebook.close();
    }

    @Test
    void a_post_is_made_hidden_and_then_revealed() {
        PublishRequest request = facebook.request(text("Hallo Soest"));

        Checkpoint hidden = facebook.before(Course.REVEAL, request);
        assertThat(facebook.standIn.posts()).isEmpty();
        assertThat(facebook.standIn.hiddenPosts()).hasSize(1);
        assertThat(hidden.live()).isFalse();

        Published published = (Published) facebook.take(request, hidden);
        StandInPost post = facebook.standIn.posts().getFirst();
        assertThat(published.post().id()).isEqualTo(post.id());
        assertThat(published.post().url())
                .hasToString(facebook.standIn.url() + "/" + FacebookStandIn.pageId("soest") + "/posts/" + post.id());
    }

    @Test
    void revealing_twice_makes_no_second_post() {
        PublishRequest request = facebook.request(text("Hallo Soest"));
        Checkpoint hidden = facebook.before(Course.REVEAL, request);

        assertThat(hidden.repeatable()).isTrue();
        assertThat(facebook.take(request, hidden)).isEqualTo(facebook.take(request, hidden));
        assertThat(facebook.standIn.posts()).hasSize(1);
    }

    @Test
    void a_link_is_shown_as_a_card_and_not_repeated_in_the_text() {
        facebook.post("one", thread(linking("Zur Konferenz", "https://example.org/konferenz")));

        StandInPost post = facebook.standIn.posts().getFirst();
        assertThat(post.text()).isEqualTo("Zur Konferenz");
        assertThat(post.raw()).contains("\"link\":\"https://example.org/konferenz\"");
    }

    @Test
    void a_link_beside_pictures_stands_in_the_text() {
        facebook.post(
                "one",
                thread(linking("Zur Konferenz", "https://example.org/konferenz", facebook.messages.picture("Saal"))));

        StandInPost post = facebook.standIn.posts().getFirst();
        assertThat(post.text()).isEqualTo("Zur Konferenz\n\nhttps://example.org/konferenz");
        assertThat(post.raw()).doesNotContain("\"link\"");
        assertThat(post.media()).extracting(photo -> photo.alt()).containsExactly("Saal");
    }

    @Test
    void a_page_is_addressed_by_its_number_where_the_account_knows_it() {
        ConnectedAccount account =
                TestFacebook.account(facebook.standIn.url(), FacebookStandIn.pageId(TestFacebook.HANDLE));
        PublishRequest request = new PublishRequest(
                "delivery-1", account, text("Hallo"), facebook.clock.instant(), facebook.messages::fileOf);

        assertThat(facebook.publish(request)).isInstanceOf(Published.class);
        assertThat(facebook.standIn.calls("feed.create").getFirst().path())
                .isEqualTo("/v26.0/" + FacebookStandIn.pageId(TestFacebook.HANDLE) + "/feed");
    }

    @Test
    void the_token_travels_in_the_header_only() {
        facebook.post("one", thread(part("Eins", facebook.messages.picture("Bild")), part("Zwei")));
        facebook.network.readAccount(facebook.account());

        assertThat(facebook.standIn.calls()).isNotEmpty().allSatisfy(call -> {
            assertThat(call.header("Authorization")).contains(TestFacebook.TOKEN);
            assertThat(call.request().getUrl()).doesNotContain(TestFacebook.TOKEN);
            assertThat(call.body()).doesNotContain(TestFacebook.TOKEN);
        });
    }

    @Test
    void a_hidden_post_whose_answer_was_lost_is_taken_over() {
        PublishRequest request = facebook.request(text("Hallo Soest"));
        facebook.standIn.mischief().on("feed.create").next(Kind.ACCEPT_AND_DROP);

        assertThat(facebook.publish(request)).isInstanceOf(Published.class);
        assertThat(facebook.standIn.calls("feed.create")).hasSize(1);
        assertThat(facebook.standIn.posts()).hasSize(1);
        assertThat(facebook.standIn.hiddenPosts()).isEmpty();
    }

    @Test
    void an_older_hidden_post_with_the_same_words_is_not_taken_over() {
        facebook.before(Course.REVEAL, facebook.request("one", text("Hallo Soest")));
        facebook.clock.advance(Duration.ofMinutes(1));
        facebook.standIn.mischief().on("feed.create").next(Kind.RESET_BEFORE);
        PublishRequest request = facebook.request("two", text("Hallo Soest"));

        assertThat(facebook.take(request, facebook.network.start(request)))
                .isEqualTo(new Deferred(Cause.BUSY, null, "no-answer"));
    }

    @Test
    void where_nothing_was_hidden_another_is_made() {
        PublishRequest request = facebook.request(text("Hallo Soest"));
        facebook.standIn.mischief().on("feed.create").next(Kind.RESET_BEFORE);

        PublishOutcome lost = facebook.take(request, facebook.network.start(request));

        assertThat(lost).isEqualTo(new Deferred(Cause.BUSY, null, "no-answer"));
        assertThat(facebook.publish(request)).isInstanceOf(Published.class);
    }

    @Test
    void pictures_that_are_in_use_already_lead_to_the_hidden_post_that_uses_them() {
        PublishRequest request = facebook.request(thread(part("Bild", facebook.messages.picture("Bild"))));
        Checkpoint hide = facebook.before(Course.HIDDEN, request);
        facebook.take(request, hide);

        assertThat(facebook.finish(request, hide)).isInstanceOf(Published.class);
        assertThat(facebook.standIn.posts()).hasSize(1);
        assertThat(facebook.standIn.hiddenPosts()).isEmpty();
    }

    @Test
    void the_same_text_as_a_moment_ago_is_looked_for_before_it_counts_as_posted() {
        facebook.post("one", text("Hallo Soest"));
        PublishRequest request = facebook.request("two", text("Hallo Soest"));

        assertThat(facebook.take(request, facebook.network.start(request))).isInstanceOf(Unconfirmed.class);
        assertThat(facebook.network.find(request, facebook.network.start(request), request.firstAttempt()))
                .isInstanceOf(Search.Found.class);
    }

    @Test
    void the_text_of_an_older_post_is_refused() {
        facebook.post("one", text("Hallo Soest"));
        facebook.clock.advance(Duration.ofMinutes(10));

        assertThat(facebook.publish(facebook.request("two", text("Hallo Soest"))))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo("506"));
    }

    @Test
    void a_reveal_whose_answer_was_lost_is_recognised_at_once() {
        PublishRequest request = facebook.request(text("Hallo Soest"));
        Checkpoint hidden = facebook.before(Course.REVEAL, request);
        facebook.standIn.mischief().on("object.update").next(Kind.ACCEPT_AND_500);

        assertThat(facebook.take(request, hidden)).isInstanceOf(Published.class);
    }

    @Test
    void a_reveal_nobody_can_vouch_for_is_repeated() {
        PublishRequest request = facebook.request(text("Hallo Soest"));
        Checkpoint hidden = facebook.before(Course.REVEAL, request);
        facebook.standIn.mischief().on("object.update").next(Kind.ACCEPT_AND_DROP);
        facebook.standIn.mischief().on("object.show").next(Kind.FAIL_500);

        assertThat(facebook.take(request, hidden)).isInstanceOf(Deferred.class);
        assertThat(facebook.take(request, hidden)).isInstanceOf(Published.class);
        assertThat(facebook.standIn.posts()).hasSize(1);
    }

    @Test
    void a_success_that_says_nothing_is_asked_about() {
        PublishRequest request = facebook.request(text("Hallo Soest"));
        Checkpoint hidden = facebook.before(Course.REVEAL, request);
        facebook.standIn.mischief().on("object.update").next(StandInAnswer.json(200, "{}"));

        assertThat(facebook.take(request, hidden)).isEqualTo(new Deferred(Cause.BUSY, null, "200"));
    }

    @Test
    void a_hidden_post_meta_loses_sight_of_for_a_while_is_revealed_later() {
        PublishRequest request = facebook.request(text("Hallo Soest"));
        Checkpoint hidden = facebook.before(Course.REVEAL, request);
        facebook.standIn.losesSightOf(hidden.require(Course.POST));

        PublishOutcome first = facebook.take(request, hidden);
        assertThat(first)
                .isInstanceOfSatisfying(
                        Pending.class,
                        again -> assertThat(again.checkAt()).isEqualTo(TestFacebook.NOW.plus(Duration.ofMinutes(5))));
        facebook.standIn.seesAll();

        assertThat(facebook.take(request, TestFacebook.next(first))).isInstanceOf(Published.class);
        assertThat(facebook.standIn.calls("feed.create")).hasSize(1);
    }

    @Test
    void a_hidden_post_that_is_gone_for_good_is_made_anew_once() {
        PublishRequest request = facebook.request(thread(part("Bild", facebook.messages.picture("Bild"))));
        Checkpoint hidden = facebook.before(Course.REVEAL, request);
        facebook.standIn.forgetHiddenPosts();

        assertThat(facebook.finish(request, hidden)).isInstanceOf(Published.class);
        assertThat(facebook.standIn.posts()).hasSize(1);
        assertThat(facebook.standIn.calls("object.update")).hasSize(4);
        assertThat(facebook.standIn.calls("photos.create")).hasSize(2);
    }

    @Test
    void a_post_that_is_public_though_meta_does_not_see_it_is_found_in_the_list() {
        PublishRequest request = facebook.request(text("Hallo Soest"));
        Checkpoint hidden = facebook.before(Course.REVEAL, request);
        facebook.take(request, hidden);
        facebook.standIn.losesSightOf(hidden.require(Course.POST));

        assertThat(facebook.take(request, hidden)).isInstanceOf(Published.class);
        assertThat(facebook.network.find(request, hidden, TestFacebook.NOW)).isInstanceOf(Search.Found.class);
    }

    @Test
    void pictures_that_waited_too_long_are_sent_again() {
        PublishRequest request = facebook.request(thread(part("Bild", facebook.messages.picture("Bild"))));
        Checkpoint hide = facebook.before(Course.HIDDEN, request);
        facebook.clock.advance(Duration.ofHours(21));

        assertThat(TestFacebook.next(facebook.take(request, hide)).step()).isEqualTo(Course.PHOTO);
        assertThat(facebook.finish(request, hide)).isInstanceOf(Published.class);
        assertThat(facebook.standIn.calls("photos.create")).hasSize(2);
    }

    @Test
    void nothing_begins_while_the_budget_is_nearly_used_up() {
        PublishRequest request = facebook.request(text("Hallo Soest"));
        facebook.standIn
                .mischief()
                .on("object.show")
                .next(StandInAnswer.json(200, "{\"id\":\"1\",\"followers_count\":3}")
                        .header("X-App-Usage", "{\"call_count\":96,\"total_time\":25,\"total_cputime\":25}"));
        facebook.network.readAccount(facebook.account());

        assertThat(facebook.publish(request))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, TestFacebook.NOW.plus(Duration.ofMinutes(5)), "usage"));
        facebook.clock.advance(Duration.ofMinutes(5));
        assertThat(facebook.publish(request)).isInstanceOf(Published.class);
    }

    @Test
    void what_is_hidden_is_revealed_even_then() {
        PublishRequest request = facebook.request(text("Hallo Soest"));
        facebook.standIn
                .mischief()
                .on("feed.create")
                .next(StandInAnswer.json(200, "{\"id\":\"" + hiddenId() + "\"}")
                        .header("X-Page-Usage", "{\"call_count\":99}"));
        Checkpoint hidden = facebook.before(Course.REVEAL, request);

        assertThat(facebook.take(request, hidden)).isInstanceOf(Published.class);
    }

    private String hiddenId() {
        facebook.before(Course.REVEAL, facebook.request("other", text("Schon da")));
        return facebook.standIn.hiddenPosts().getFirst().id();
    }

    @Test
    void several_posts_that_fit_cannot_be_told_apart() {
        facebook.standIn.takesDuplicates();
        facebook.post("one", text("Hallo Soest"));
        facebook.post("two", text("Hallo Soest"));
        PublishRequest request = facebook.request("three", text("Hallo Soest"));

        assertThat(facebook.network.find(request, facebook.network.start(request), TestFacebook.NOW))
                .isInstanceOf(Search.CannotTell.class);
    }

    @Test
    void a_list_that_does_not_reach_back_cannot_tell() {
        try (TestFacebook small = new TestFacebook(Map.of("look-page-size", "2", "look-pages", "2"))) {
            for (int number = 0; number < 5; number++) {
                small.post("post-" + number, text("Beitrag " + number));
            }
            PublishRequest request = small.request(text("Nie gesendet"));
            assertThat(small.network.find(request, small.network.start(request), TestFacebook.NOW))
                    .isInstanceOf(Search.CannotTell.class);

            small.standIn.posts().subList(0, 2).forEach(post -> small.standIn.forget(post.id()));
            assertThat(small.network.find(request, small.network.start(request), TestFacebook.NOW))
                    .isEqualTo(new Search.Absent());
            assertThat(small.standIn.calls("posts.list"))
                    .allSatisfy(call -> assertThat(call.query("access_token")).isNull());
        }
    }

    @Test
    void a_comment_whose_answer_was_lost_is_found_below_the_post() {
        PublishRequest request = facebook.request(thread(part("Beitrag"), part("Dazu"), part("Dazu")));
        Checkpoint first = facebook.before(Course.COMMENT, request);
        Checkpoint second = TestFacebook.next(facebook.take(request, first));
        facebook.standIn.mischief().on("comments.create").next(Kind.ACCEPT_AND_DROP);

        assertThat(facebook.take(request, second)).isInstanceOf(Unconfirmed.class);
        assertThat(facebook.network.find(request, second, TestFacebook.NOW))
                .isInstanceOfSatisfying(Search.Found.class, found -> {
                    List<StandInPost> posts = facebook.standIn.posts();
                    assertThat(found.remoteId()).isEqualTo(posts.getLast().id());
                    assertThat(((Published) found.outcome()).post().replies())
                            .containsExactly(posts.get(1).id(), posts.get(2).id());
                });
    }

    @Test
    void a_comment_that_is_not_there_is_absent_and_the_words_of_others_do_not_count() {
        PublishRequest request = facebook.request(thread(part("Beitrag"), part("Dazu")));
        Checkpoint comment = facebook.before(Course.COMMENT, request);

        assertThat(comment.repeatable()).isFalse();
        assertThat(comment.live()).isTrue();
        assertThat(facebook.network.find(request, comment, TestFacebook.NOW)).isEqualTo(new Search.Absent());

        facebook.standIn
                .mischief()
                .on("comments.list")
                .next(
                        StandInAnswer.json(
                                200,
                                "{\"data\":[{\"id\":\"7_8\",\"message\":\"Dazu\",\"created_time\":\"2026-11-09T08:00:00+0000\",\"from\":{\"id\":\"5\",\"name\":\"Jemand\"}}]}"));
        assertThat(facebook.network.find(request, comment, TestFacebook.NOW)).isEqualTo(new Search.Absent());
    }

    @Test
    void below_a_post_meta_does_not_see_nothing_can_be_told() {
        PublishRequest request = facebook.request(thread(part("Beitrag"), part("Dazu")));
        Checkpoint comment = facebook.before(Course.COMMENT, request);
        facebook.standIn.losesSightOf(comment.require(Course.POST));

        assertThat(facebook.network.find(request, comment, TestFacebook.NOW)).isInstanceOf(Search.CannotTell.class);
    }
}
