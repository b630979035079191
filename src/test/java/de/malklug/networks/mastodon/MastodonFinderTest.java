/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MastodonFinderTest {

    private MastodonServer server = new MastodonServer();

    @AfterEach
    void stop() {
        server.close();
    }

    /** The last attempt's answer was lost; everything before it is stored. */
    private Checkpoint lost(PublishRequest request) {
        Checkpoint at = server.network().start(request);
        while (at.repeatable()) {
            at = server.take(request, at, 1);
        }
        server.standIn().mischief().on("statuses.create").next(Kind.ACCEPT_AND_DROP);
        assertThat(server.network().publish(request, at)).isInstanceOf(PublishOutcome.Unconfirmed.class);
        return at;
    }

    private Search find(PublishRequest request, Checkpoint at) {
        return server.network().find(request, at, request.firstAttempt());
    }

    private void assertFound(Search search) {
        assertThat(search).isInstanceOf(Search.Found.class);
        assertThat(((Search.Found) search).remoteId())
                .isEqualTo(server.standIn().posts().getLast().id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hallo Soest",
                "Zwei\n\nAbsätze\nund eine Zeile",
                "  Luft drumherum \n",
                "Link https://smartcities-suedwestfalen.com/konferenz/?a=1&b=2#anker mitten im Satz",
                "@soest@nrw.social und #SmartCity, dazu <Klammern> & 'Zeichen' \"hier\"",
                "Nur Zeichen danach 🌱👩‍👩‍👧"
            })
    void a_lost_post_is_found_by_its_text(String words) {
        PublishRequest request = server.request(text(words));
        Checkpoint at = lost(request);

        Search search = find(request, at);

        assertFound(search);
        assertThat(((Search.Found) search).outcome()).isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void a_lost_post_is_found_by_its_media_whatever_became_of_the_text() {
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));
        Checkpoint at = lost(request);
        server.standIn().mischief().on("statuses.source").always(Kind.FAIL_500);

        assertFound(find(request, at));
    }

    @Test
    void the_same_text_with_other_media_cannot_be_told() {
        server.post("another", thread(part("Bild", server.messages().picture("ein anderes"))));
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));
        Checkpoint at = server.take(request, server.network().start(request), 1);

        assertThat(find(request, at)).isInstanceOf(Search.CannotTell.class);
    }

    @Test
    void the_same_text_with_media_is_not_a_post_without() {
        server.post("another", thread(part("Bild", server.messages().picture("ein anderes"))));
        PublishRequest request = server.request(text("Bild"));

        assertThat(find(request, server.network().start(request))).isInstanceOf(Search.Absent.class);
    }

    @Test
    void two_candidates_cannot_be_told_apart() {
        server.post("one", text("Hallo"));
        server.post("two", text("Hallo"));
        PublishRequest request = server.request(text("Hallo"));

        assertThat(find(request, server.network().start(request))).isInstanceOf(Search.CannotTell.class);
    }

    @Test
    void a_post_older_than_the_first_attempt_is_not_ours() {
        server.post("last-week", text("Hallo"));
        server.clock().advance(Duration.ofMinutes(3));
        PublishRequest request = server.request(text("Hallo"));

        assertThat(find(request, server.network().start(request))).isInstanceOf(Search.Absent.class);
    }

    @Test
    void a_part_is_told_from_the_same_words_elsewhere_by_what_it_replies_to() {
        server.post("another", text("Fortsetzung"));
        PublishRequest request = server.request(thread(part("Anfang"), part("Fortsetzung")));
        Checkpoint second = server.take(request, server.network().start(request), 2);
        assertThat(find(request, second)).isInstanceOf(Search.Absent.class);

        server.standIn().mischief().on("statuses.create").next(Kind.ACCEPT_AND_DROP);
        server.network().publish(request, second);

        assertFound(find(request, second));
    }

    @Test
    void a_found_first_part_goes_on_with_the_second() {
        PublishRequest request = server.request(thread(part("Anfang"), part("Ende")));
        Checkpoint at = lost(request);

        PublishOutcome outcome = ((Search.Found) find(request, at)).outcome();

        Checkpoint next = MastodonServer.next(outcome);
        assertThat(next.step()).isEqualTo("post");
        assertThat(next.part()).isEqualTo(2);
        assertThat(next.live()).isTrue();
    }

    @Test
    void a_step_that_shows_nothing_to_the_public_is_not_looked_for() {
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));

        assertThat(find(request, server.network().start(request))).isInstanceOf(Search.Absent.class);
        assertThat(server.standIn().calls()).isEmpty();
    }

    @Test
    void the_list_is_read_with_the_token_and_without_boosts() {
        PublishRequest request = server.request(text("Hallo"));
        find(request, server.network().start(request));

        var call = server.standIn().calls("accounts.statuses").getFirst();
        assertThat(call.bearer()).contains(MastodonServer.TOKEN);
        assertThat(call.query("exclude_reblogs")).isEqualTo("true");
        assertThat(call.query("limit")).isEqualTo("40");
    }

    @Test
    void older_pages_are_read_until_the_first_attempt() {
        connect(Map.of("look-page-size", "2"));
        PublishRequest request = server.request(text("Die Nadel"));
        Checkpoint at = lost(request);
        for (int i = 0; i < 5; i++) {
            server.post("hay-" + i, text("Heu " + i));
        }

        Search search = find(request, at);

        assertThat(((Search.Found) search).remoteId())
                .isEqualTo(server.standIn().posts().getFirst().id());
        assertThat(server.standIn().calls("accounts.statuses")).hasSizeGreaterThan(2);
    }

    @Test
    void a_list_that_does_not_reach_back_cannot_tell() {
        connect(Map.of("look-page-size", "1", "look-pages", "3"));
        PublishRequest request = server.request(text("Die Nadel"));
        for (int i = 0; i < 4; i++) {
            server.post("hay-" + i, text("Heu " + i));
        }

        assertThat(find(request, server.network().start(request))).isInstanceOf(Search.CannotTell.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, 30})
    void a_server_whose_clock_is_wrong_is_searched_in_its_own_time(int minutes) {
        server.close();
        server = new MastodonServer(Map.of(), Duration.ofMinutes(minutes));
        server.post("older", text("Hallo"));
        server.clock().advance(Duration.ofMinutes(3));
        PublishRequest request = server.request(text("Hallo"));

        assertFound(find(request, lost(request)));
    }

    @Test
    void a_post_made_with_another_application_is_not_ours() {
        server.post("by-hand", text("Hallo"));
        server.standIn().mischief().on("apps.verify").always(StandInAnswer.json(200, "{\"name\":\"other\"}"));
        PublishRequest request = server.request(text("Hallo"));

        assertThat(find(request, server.network().start(request))).isInstanceOf(Search.Absent.class);
    }

    @Test
    void a_server_that_names_no_application_is_believed_without() {
        server.standIn().tellsNoApplication();
        PublishRequest request = server.request(text("Hallo"));

        assertFound(find(request, lost(request)));
        assertThat(server.standIn().calls("apps.verify")).isEmpty();
    }

    @Test
    void the_source_decides_where_the_page_looks_alike() {
        server.post("another", text("Wort, für Wort!"));
        PublishRequest request = server.request(text("Wort für Wort"));

        assertThat(find(request, server.network().start(request))).isInstanceOf(Search.Absent.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void without_a_source_the_same_words_on_the_page_are_enough(int status) {
        server.standIn().mischief().on("statuses.source").always(StandInAnswer.json(status, ""));
        PublishRequest request =
                server.request(text("Hallo https://example.org/a-very-long-address/that/is/cut?x=1 #Soest"));

        assertFound(find(request, lost(request)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts.verify", "accounts.statuses", "statuses.source"})
    void a_look_that_breaks_off_cannot_tell(String operation) {
        PublishRequest request = server.request(text("Hallo"));
        Checkpoint at = lost(request);
        for (Kind kind :
                new Kind[] {Kind.FAIL_500, Kind.RESET_BEFORE, Kind.RATE_LIMITED, Kind.REVOKED, Kind.HTML_PAGE}) {
            server.standIn().mischief().none();
            server.standIn().mischief().on(operation).always(kind);

            assertThat(find(request, at)).as("%s", kind).isInstanceOf(Search.CannotTell.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{}]",
                "[{\"id\":\"1\"}]",
                "[{\"id\":\"1\",\"created_at\":\"yesterday\"}]",
                "[{\"created_at\":\"2026-11-09T08:00:00.000Z\"}]",
                "[null]",
                "{}",
                "[] []"
            })
    void a_list_that_makes_no_sense_cannot_tell(String list) {
        server.standIn().mischief().on("accounts.statuses").always(StandInAnswer.json(200, list));
        PublishRequest request = server.request(text("Hallo"));

        assertThat(find(request, server.network().start(request))).isInstanceOf(Search.CannotTell.class);
    }

    @Test
    void a_look_changes_nothing() {
        PublishRequest request = server.request(text("Hallo"));
        Checkpoint at = lost(request);
        int calls = server.standIn().calls().size();
        find(request, at);

        assertThat(server.standIn()
                        .calls()
                        .subList(calls, server.standIn().calls().size()))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
    }

    private void connect(Map<String, String> settings) {
        server.close();
        server = new MastodonServer(settings);
    }

    @Test
    void the_look_itself_takes_a_message_without_text() {
        Message picture = thread(part("", server.messages().picture("Bild")));
        PublishRequest request = server.request(picture);

        assertFound(find(request, lost(request)));
    }
}
