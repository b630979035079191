/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedInFinderTest {

    private final TestLinkedIn linkedin = new TestLinkedIn();

    @AfterEach
    void stop() {
        linkedin.close();
    }

    /** Sends, but the answer is lost. */
    private Checkpoint lost(String step, String operation, PublishRequest request) {
        Checkpoint at = linkedin.before(step, request);
        linkedin.standIn.mischief().on(operation).next(Kind.ACCEPT_AND_DROP);
        assertThat(linkedin.network().publish(request, at)).isInstanceOf(Unconfirmed.class);
        return at;
    }

    private Search look(PublishRequest request, Checkpoint at) {
        return linkedin.network().find(request, at, request.firstAttempt());
    }

    @Test
    void a_lost_post_is_found_by_its_words() {
        PublishRequest request =
                linkedin.request(thread(linking("Grüße (alle) & 100 % #5malklug 🌱", "https://example.org/ä?a=1&b=2")));

        assertThat(look(request, lost(LinkedInSteps.POST, "posts.create", request)))
                .isInstanceOfSatisfying(
                        Search.Found.class, found -> assertThat(found.outcome()).isInstanceOf(Published.class));
    }

    @Test
    void a_lost_post_with_a_picture_is_found_by_the_picture() {
        PublishRequest request = linkedin.request(thread(part("Bild", linkedin.messages.picture("Ein Bild"))));

        assertThat(look(request, lost(LinkedInSteps.POST, "posts.create", request)))
                .isInstanceOf(Search.Found.class);
    }

    @Test
    void a_lost_comment_is_found_below_its_post() {
        PublishRequest request = linkedin.request(thread(part("Beitrag"), part("Weiter"), part("Und noch etwas")));
        Checkpoint at = lost(LinkedInSteps.COMMENT, "comments.create", request);

        Search found = look(request, at);

        assertThat(found).isInstanceOf(Search.Found.class);
        assertThat(((Search.Found) found).remoteId())
                .isEqualTo(linkedin.standIn.posts().getLast().id());
    }

    @Test
    void a_comment_that_is_not_there_is_absent() {
        PublishRequest request = linkedin.request(thread(part("Beitrag"), part("Weiter")));

        assertThat(look(request, linkedin.before(LinkedInSteps.COMMENT, request)))
                .isInstanceOf(Search.Absent.class);
    }

    @Test
    void a_post_that_shows_up_late_is_found_late() {
        linkedin.standIn.listsPostsAfter(Duration.ofMinutes(4));
        PublishRequest request = linkedin.request(text("Kommt noch"));
        Checkpoint at = lost(LinkedInSteps.POST, "posts.create", request);

        assertThat(look(request, at)).isInstanceOf(Search.Absent.class);
        linkedin.clock.advance(linkedin.network().settlingTime());
        assertThat(look(request, at)).isInstanceOf(Search.Found.class);
    }

    @Test
    void older_posts_with_the_same_words_are_others() {
        linkedin.publish(linkedin.request(text("Jede Woche wieder")));
        linkedin.clock.advance(Duration.ofMinutes(31));
        PublishRequest request = linkedin.request("delivery-2", text("Jede Woche wieder"));

        assertThat(look(request, linkedin.before(LinkedInSteps.POST, request))).isInstanceOf(Search.Absent.class);
    }

    @Test
    void a_long_list_is_read_to_its_end() {
        linkedin.settings.put("look-page-size", 5);
        linkedin.settings.put("look-pages", 4);
        PublishRequest request = linkedin.request(text("Zuerst"));
        Checkpoint at = lost(LinkedInSteps.POST, "posts.create", request);
        for (int i = 0; i < 12; i++) {
            linkedin.publish(linkedin.request("other-" + i, text("Danach " + i)));
        }
        assertThat(look(request, at)).isInstanceOf(Search.Found.class);

        linkedin.settings.put("look-pages", 2);
        assertThat(look(request, at)).isInstanceOf(Search.CannotTell.class);
    }

    @Test
    void posts_of_members_are_a_persons_business() {
        linkedin.asMember();
        PublishRequest request = linkedin.request(text("Von mir"));
        Checkpoint at = lost(LinkedInSteps.POST, "posts.create", request);

        assertThat(look(request, at)).isEqualTo(new Search.CannotTell("LinkedIn lists no posts of members"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.linkedin.com/feed/update/urn:li:share:6844785523593134080/,          urn:li:share:6844785523593134080",
        "https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A6844785523593134080/,  urn:li:ugcPost:6844785523593134080",
        "https://de.linkedin.com/posts/stadt-soest_hallo-activity-7141138937766391808-aB, urn:li:activity:7141138937766391808",
        "https://www.linkedin.com/company/stadt-soest/,                                   ",
        "https://linkedin.evil.example/feed/update/urn:li:share:6844785523593134080/,     ",
    })
    void a_person_may_have_seen_it_by_its_address(URI address, @Nullable String urn) {
        linkedin.asMember();
        PublishRequest request = linkedin.request(text("Von mir"));
        Checkpoint at = lost(LinkedInSteps.POST, "posts.create", request);

        Optional<PublishOutcome> seen = linkedin.network().seenAt(address, request, at);

        assertThat(seen.map(outcome -> ((Published) outcome).post().id())).isEqualTo(Optional.ofNullable(urn));
    }

    @Test
    void a_person_may_have_seen_a_comment_and_not_know_its_address() {
        PublishRequest request = linkedin.request(thread(part("Beitrag"), part("Weiter")));
        Checkpoint at = lost(LinkedInSteps.COMMENT, "comments.create", request);

        assertThat(linkedin.network().seenAt(null, request, at)).containsInstanceOf(Published.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"posts-403-denied.json", "posts-429-throttled.json", "posts-503-unavailable.json"})
    void a_look_that_is_refused_cannot_tell(String file) {
        PublishRequest request = linkedin.request(text("Wo bist du?"));
        Checkpoint at = linkedin.before(LinkedInSteps.POST, request);
        linkedin.standIn.mischief().on("posts.list").always(StandInAnswer.file(file));

        assertThat(look(request, at)).isInstanceOf(Search.CannotTell.class);
    }
}
