/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XFinderTest {

    private final TestX x = new TestX();

    @AfterEach
    void stop() {
        x.close();
    }

    /** Posts, but the answer is lost. */
    private Checkpoint lost(PublishRequest request) {
        Checkpoint at = x.before(XSteps.POST, request);
        x.standIn.mischief().on("tweets.create").next(Kind.ACCEPT_AND_DROP);
        assertThat(x.network().publish(request, at)).isInstanceOf(PublishOutcome.Unconfirmed.class);
        return at;
    }

    private Search look(PublishRequest request, Checkpoint at) {
        return x.network().find(request, at, request.firstAttempt());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_lost_post_is_found_by_its_words_in_either_vocabulary(boolean newWords) {
        if (newWords) {
            x.standIn.speaksNewVocabulary();
        }
        PublishRequest request = x.request(new Message(
                List.of(
                        linking("Grüße & <mehr> 100 % 🌱", "https://example.org/ä?a=1&b=2"),
                        linking("2/2", "https://example.org/b")),
                "de"));
        Checkpoint at = lost(request);

        Search first = look(request, at);
        assertThat(first).isInstanceOf(Search.Found.class);
        Checkpoint second = TestX.next(((Search.Found) first).outcome());
        x.standIn.mischief().on("tweets.create").next(Kind.ACCEPT_AND_500);
        x.network().publish(request, second);

        Search both = look(request, second);
        assertThat(both).isInstanceOf(Search.Found.class);
        assertThat(((Search.Found) both).outcome()).isInstanceOf(Published.class);
    }

    @Test
    void a_lost_post_with_a_picture_is_found_by_the_picture() {
        PublishRequest request = x.request(thread(part("Bild", x.messages.picture("Ein Bild"))));
        Checkpoint at = lost(request);

        assertThat(look(request, at)).isInstanceOf(Search.Found.class);
    }

    @Test
    void a_post_that_shows_up_late_is_found_late() {
        x.standIn.listsPostsAfter(Duration.ofMinutes(14));
        PublishRequest request = x.request(text("Kommt noch"));
        Checkpoint at = lost(request);

        assertThat(look(request, at)).isInstanceOf(Search.Absent.class);
        x.clock.advance(x.network().settlingTime());
        assertThat(look(request, at)).isInstanceOf(Search.Found.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.com/soest/status/1445880548472328192,            true",
        "https://twitter.com/Soest/status/1445880548472328192?s=20, true",
        "https://x.com/i/web/status/1445880548472328192,            true",
        "https://www.x.com/soest/status/1445880548472328192/photo/1,true",
        "https://x.com/olpe/status/1445880548472328192,             false",
        "https://x.com/soest,                                       false",
        "https://x.evil.example/soest/status/1445880548472328192,   false",
    })
    void a_person_may_have_seen_it_by_its_address(URI address, boolean ours) {
        PublishRequest request = x.request(thread(part("1/2"), part("2/2")));
        Checkpoint at = lost(request);

        Optional<PublishOutcome> seen = x.network().seenAt(address, request, at);

        assertThat(seen.isPresent()).isEqualTo(ours);
        seen.ifPresent(outcome -> assertThat(XSteps.parent(TestX.next(outcome))).isEqualTo("1445880548472328192"));
    }

    @Test
    void nothing_in_the_list_is_told_without_data() {
        PublishRequest request = x.request(text("Nie gesendet"));
        Checkpoint at = x.before(XSteps.POST, request);
        x.standIn.mischief().on("users.tweets").next(StandInAnswer.file("timeline-200-empty.json"));

        assertThat(look(request, at)).isInstanceOf(Search.Absent.class);
    }

    @Test
    void older_posts_with_the_same_words_are_others() {
        assertThat(x.publish(x.request(text("Jede Woche wieder")))).isInstanceOf(Published.class);
        x.clock.advance(Duration.ofMinutes(31));
        PublishRequest request = x.request("delivery-2", text("Jede Woche wieder"));
        Checkpoint at = x.before(XSteps.POST, request);

        assertThat(look(request, at)).isInstanceOf(Search.Absent.class);
    }

    @Test
    void two_that_fit_are_one_too_many() {
        x.standIn.refusesDuplicatesFor(Duration.ZERO);
        PublishRequest request = x.request(text("Doppelt"));
        Checkpoint at = lost(request);
        x.publish(x.request("delivery-2", text("Doppelt")));

        assertThat(look(request, at)).isInstanceOf(Search.CannotTell.class);
    }

    @Test
    void the_same_words_with_another_picture_are_not_told_apart() {
        x.standIn.refusesDuplicatesFor(Duration.ZERO);
        assertThat(x.publish(x.request("delivery-2", thread(part("Bild", x.messages.picture("eins"))))))
                .isInstanceOf(Published.class);
        PublishRequest request = x.request(thread(part("Bild", x.messages.picture("zwei"))));
        Checkpoint at = x.before(XSteps.POST, request);

        assertThat(look(request, at)).isInstanceOf(Search.CannotTell.class);
    }

    @Test
    void a_reply_is_not_mistaken_for_a_post_of_its_own() {
        PublishRequest thread = x.request("delivery-2", thread(part("1/2"), part("Weiter")));
        assertThat(x.publish(thread)).isInstanceOf(Published.class);
        PublishRequest request = x.request(text("Weiter"));
        Checkpoint at = x.before(XSteps.POST, request);

        assertThat(look(request, at)).isInstanceOf(Search.Absent.class);
    }

    @Test
    void a_long_list_is_read_to_its_end() {
        x.settings.put("look-page-size", 5);
        x.settings.put("look-pages", 4);
        PublishRequest request = x.request(text("Zuerst"));
        Checkpoint at = lost(request);
        for (int i = 0; i < 12; i++) {
            x.publish(x.request("other-" + i, text("Danach " + i)));
        }
        assertThat(look(request, at)).isInstanceOf(Search.Found.class);
        assertThat(x.standIn.calls("users.tweets")).hasSize(3);

        x.settings.put("look-pages", 2);
        assertThat(look(request, at)).isInstanceOf(Search.CannotTell.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tweets-402-credits.json", "tweets-429-limit.json", "tweets-503-overloaded.json"})
    void a_look_that_is_refused_cannot_tell(String file) {
        PublishRequest request = x.request(text("Wo bist du?"));
        Checkpoint at = lost(request);
        x.standIn.mischief().on("users.tweets").always(StandInAnswer.file(file));

        assertThat(look(request, at)).isInstanceOf(Search.CannotTell.class);
    }
}
