/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.MediaSource;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkContractTest;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.ContainerCourse;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.testing.InMemorySessions;
import de.malklug.testing.MediaShelf;
import de.malklug.testing.standin.InstagramStandIn;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInMedia;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.StandInPost;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramContractTest extends NetworkContractTest {

    private final InMemorySessions sessions = new InMemorySessions();
    private final MediaShelf shelf = new MediaShelf(media -> messages.fileOf(media));

    @AfterEach
    void closeShelf() {
        shelf.close();
    }

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        InstagramStandIn standIn = InstagramStandIn.started(options);
        standIn.accounts().register(TestInstagram.TOKEN, HANDLE);
        standIn.publishesADay(100_000);
        return standIn;
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        return new InstagramNetwork(http, sessions, TestInstagram.settings(Map.of()), clock);
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return TestInstagram.account(server);
    }

    @Override
    protected MediaSource media() {
        return shelf;
    }

    @Override
    protected String creating() {
        return "media.publish";
    }

    @Override
    protected String uploading() {
        return "media.create";
    }

    @Override
    protected StandInAnswer barestSuccess() {
        return StandInAnswer.json(200, "{\"id\":\"17918920912340654\"}");
    }

    @Override
    protected Checkpoint beforeCreating(PublishRequest request) {
        return before(ContainerCourse.PUBLISH, request);
    }

    @Override
    protected Message saying(String text) {
        return showing(text);
    }

    @Override
    protected Message describing(String alt) {
        return thread(part("Sehen Sie selbst", messages.photo(alt)));
    }

    @Override
    protected Message showing(String text) {
        return thread(part(text, messages.photo("Ein Bild")));
    }

    @Override
    protected Message everyStep() {
        return thread(
                linking(
                        "Soest will bis 2030 klimaneutral sein 🌱 #5malklug",
                        "https://smartcities-suedwestfalen.com/konferenz/",
                        messages.photo("Wallanlage mit Lastenrad"),
                        messages.photo("Dach mit Solarzellen")),
                part("2/2 Und so geht es weiter."));
    }

    /** Further parts are comments below the post. */
    @Override
    protected int answeredBy(int number) {
        return 1;
    }

    /** There is no field for a language. */
    @Override
    protected @Nullable String languageKept(String language) {
        return null;
    }

    @Override
    protected String rateLimitCode() {
        return "80002";
    }

    /** Every post shows something. */
    @Test
    @Override
    protected void text_link_and_language_arrive_as_written() {
        Message message = thread(linking(
                "Grüße aus Soest 👩‍👩‍👧 & <mehr> #5malklug",
                "https://example.org/ä?a=1&b=2",
                messages.photo("Ein Bild")));

        Published published = publish(message);

        StandInPost post = standIn.posts(HANDLE).getFirst();
        assertThat(post.text())
                .isEqualTo("Grüße aus Soest 👩‍👩‍👧 & <mehr> #5malklug\n\nhttps://example.org/ä?a=1&b=2");
        assertThat(published.post().id()).isEqualTo(post.id());
        assertThat(published.post().url()).isEqualTo(standIn.url().resolve("/p/" + post.id()));
    }

    @Test
    @Override
    protected void pictures_arrive_in_order_with_their_alt_texts() {
        publish(thread(part("Zwei Bilder", messages.photo("erstes „Bild“"), messages.photo("zweites\nBild"))));

        assertThat(standIn.posts(HANDLE).getFirst().media())
                .extracting(StandInMedia::alt)
                .containsExactly("erstes „Bild“", "zweites\nBild");
    }

    @Test
    @Override
    protected void parts_of_a_thread_arrive_in_order_as_replies() {
        Published published =
                publish(thread(part("1/3 Anfang", messages.photo("Bild")), part("2/3 Mitte"), part("3/3 Ende")));

        List<StandInPost> posts = standIn.posts(HANDLE);
        assertThat(posts).extracting(StandInPost::text).containsExactly("1/3 Anfang", "2/3 Mitte", "3/3 Ende");
        assertThat(posts)
                .extracting(StandInPost::inReplyTo)
                .containsExactly(null, posts.getFirst().id(), posts.getFirst().id());
        assertThat(published.post().replies())
                .containsExactly(posts.get(1).id(), posts.get(2).id());
    }

    /** A container is published at most once; only the ledger knows which container belongs to which delivery. */
    @Test
    @Override
    protected void the_same_delivery_sent_twice_is_one_post() {
        PublishRequest request = request(saying("Nur einmal"));
        Checkpoint at = beforeCreating(request);

        network.publish(request, at);
        PublishOutcome second = network.publish(request, at);

        assertThat(standIn.posts(HANDLE)).hasSize(1);
        assertThat(second).isNotInstanceOf(Published.class);
        assertThat(((PostFinder) network).find(request, at, START))
                .isInstanceOfSatisfying(
                        PostFinder.Search.Found.class,
                        found -> assertThat(found.remoteId())
                                .isEqualTo(standIn.posts(HANDLE).getFirst().id()));
    }

    /** There are no idempotency keys to honour. */
    @ParameterizedTest
    @ValueSource(booleans = false)
    @Override
    protected void a_crash_anywhere_ends_in_one_post(boolean honoursKeys) {
        super.a_crash_anywhere_ends_in_one_post(honoursKeys);
    }

    @ParameterizedTest
    @ValueSource(booleans = false)
    @Override
    protected void two_crashes_anywhere_end_in_one_post(boolean honoursKeys) {
        super.two_crashes_anywhere_end_in_one_post(honoursKeys);
    }

    /** "Too many" was seen for posts that were live, so it is looked for first. */
    @Test
    @Override
    protected void a_wait_the_network_names_is_passed_on() {
        assertThatPublishingIsUnclear(Kind.RATE_LIMITED);
    }

    @Test
    @Override
    protected void a_wait_the_network_does_not_name_is_left_to_the_queue() {
        assertThatPublishingIsUnclear(Kind.RATE_LIMITED_WITHOUT_WAIT);
    }

    private void assertThatPublishingIsUnclear(Kind kind) {
        PublishRequest request = request(saying("Hallo"));
        Checkpoint at = beforeCreating(request);
        standIn.mischief().on(creating()).next(kind);

        assertThat(network.publish(request, at)).isInstanceOf(Unconfirmed.class);
    }

    @Test
    @Override
    protected void a_wait_holds_back_uploads_too() {
        PublishRequest request = request(showing("Bild"));
        Checkpoint at = before(ContainerCourse.CONTAINER, request);
        standIn.mischief().on(uploading()).next(Kind.RATE_LIMITED);

        assertThat(network.publish(request, at))
                .isEqualTo(
                        new Deferred(Cause.RATE_LIMITED, clock.instant().plus(Duration.ofMinutes(5)), rateLimitCode()));
    }
}
