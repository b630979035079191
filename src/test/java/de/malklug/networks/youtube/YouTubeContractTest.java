/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkContractTest;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.testing.InMemorySessions;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.StandInPost;
import de.malklug.testing.standin.YouTubeStandIn;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YouTubeContractTest extends NetworkContractTest {

    private static final Pattern KEPT = Pattern.compile("\"(?:access|address)\":\"([^\"]+)\"");

    private final InMemorySessions sessions = new InMemorySessions();
    private URI server = URI.create("http://127.0.0.1:1");

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        YouTubeStandIn standIn = YouTubeStandIn.started(options);
        standIn.accounts().register(TestYouTube.REFRESH_TOKEN, HANDLE);
        server = standIn.url();
        forgetSessions();
        return standIn;
    }

    /** What was begun elsewhere, or under the same key for another test, is of no use any more. */
    void forgetSessions() {
        sessions.clear();
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        return new YouTubeNetwork(http, sessions, TestYouTube.settings(server, Map.of()), clock);
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return TestYouTube.account(server);
    }

    /** The call that makes a post public; the one that makes the video leaves it private. */
    @Override
    protected String creating() {
        return "videos.update";
    }

    @Override
    protected String uploading() {
        return "videos.insert";
    }

    @Override
    protected StandInAnswer barestSuccess() {
        return StandInAnswer.json(200, "{}");
    }

    @Override
    protected Checkpoint beforeCreating(PublishRequest request) {
        return before(Course.REVEAL, request);
    }

    @Override
    protected Message saying(String text) {
        return saying(messages, text);
    }

    static Message saying(TestMessages messages, String text) {
        return new Message(List.of(TestMessages.part(text, messages.video("Film"))), "de", "Ein Titel");
    }

    @Override
    protected Message sayingTooMuch() {
        return saying("a".repeat(5_001));
    }

    @Override
    protected Message describing(String alt) {
        return new Message(List.of(TestMessages.part("Sehen Sie selbst", messages.video(alt))), "de", "Ein Titel");
    }

    @Override
    protected Message showing(String text) {
        return saying(text);
    }

    @Override
    protected Message everyStep() {
        return everyStep(messages);
    }

    static Message everyStep(TestMessages messages) {
        return new Message(
                List.of(
                        TestMessages.linking(
                                "Soest will bis 2030 klimaneutral sein 🌱 #5malklug",
                                "https://smartcities-suedwestfalen.com/konferenz/",
                                messages.video("Lastenrad fährt an der Wallanlage entlang"),
                                messages.picture("Lastenrad")),
                        TestMessages.part("2/2 Und so geht es weiter.")),
                "de",
                "Klimaneutral bis 2030");
    }

    /** YouTube has no field for alt texts, and the thumbnail is no medium of its own. */
    @Override
    protected String altKept(Message.Media media) {
        return "";
    }

    @Override
    protected List<Message.Media> mediaKept(Message.Part part) {
        return part.media().stream().filter(Message.Media::isVideo).toList();
    }

    @Override
    protected int answeredBy(int number) {
        return 1;
    }

    @Override
    protected Collection<String> secrets() {
        List<String> secrets = new ArrayList<>(
                List.of(TestYouTube.REFRESH_TOKEN, "1%2F%2F0gSoest-Refresh", "GOCSPX-test-client-secret"));
        for (String stored : sessions.history()) {
            Matcher kept = KEPT.matcher(stored);
            while (kept.find()) {
                secrets.add(kept.group(1));
                secrets.add(kept.group(1).replaceFirst(".*upload_id=", ""));
            }
        }
        return secrets;
    }

    @Override
    protected void revokeAccess() {
        standIn.accounts().revoke(TestYouTube.REFRESH_TOKEN);
    }

    @Override
    @Test
    protected void text_link_and_language_arrive_as_written() {
        Message message = new Message(
                List.of(TestMessages.linking(
                        "Grüße aus Soest 👩‍👩‍👧 & mehr #5malklug",
                        "https://example.org/ä?a=1&b=2",
                        messages.video("Film"))),
                "de",
                "Grüße „aus“ Soest");
        Published published = publish(message);

        StandInPost post = standIn.posts(HANDLE).getFirst();
        assertThat(post.text()).isEqualTo("Grüße aus Soest 👩‍👩‍👧 & mehr #5malklug\n\nhttps://example.org/ä?a=1&b=2");
        assertThat(post.language()).isEqualTo("de");
        assertThat(post.raw()).contains("Grüße „aus“ Soest").contains("\"tags\":[\"5malklug\",\"malklug-");
        assertThat(published.post().id()).isEqualTo(post.id());
        assertThat(published.post().url()).isEqualTo(URI.create(server + "/watch?v=" + post.id()));
    }

    @Override
    @Disabled("YouTube takes one video, and keeps no alt texts")
    @Test
    protected void pictures_arrive_in_order_with_their_alt_texts() {}

    @Override
    @Test
    protected void parts_of_a_thread_arrive_in_order_as_replies() {
        Message message = new Message(
                List.of(
                        TestMessages.part("1/3 Anfang", messages.video("Film")),
                        TestMessages.part("2/3 Mitte"),
                        TestMessages.part("3/3 Ende")),
                "de",
                "In drei Teilen");
        Published published = publish(message);

        List<StandInPost> posts = standIn.posts(HANDLE);
        assertThat(posts).extracting(StandInPost::text).containsExactly("1/3 Anfang", "2/3 Mitte", "3/3 Ende");
        assertThat(posts.get(1).inReplyTo()).isEqualTo(posts.get(0).id());
        assertThat(posts.get(2).inReplyTo()).isEqualTo(posts.get(0).id());
        assertThat(published.post().replies())
                .containsExactly(posts.get(1).id(), posts.get(2).id());
    }

    @Override
    @Test
    protected void a_text_that_is_too_long_is_told_before_and_refused_after() {
        assertThat(network.misfits(sayingTooMuch(), network.limits()))
                .extracting(Misfit::kind)
                .containsExactly(Misfit.Kind.TEXT_TOO_MANY_BYTES);
        assertThat(rejection(sayingTooMuch()).code()).isEqualTo("invalidDescription");
    }

    /** The answer is not needed: whether the video is public is read back. */
    @Override
    @Disabled("Making a video public may be repeated, and what came of it is read back")
    protected void a_success_without_an_id_is_unclear(String body) {}

    /** There are no keys a server could ignore. */
    @Override
    @ParameterizedTest
    @ValueSource(booleans = true)
    protected void a_crash_anywhere_ends_in_one_post(boolean honoursKeys) {
        super.a_crash_anywhere_ends_in_one_post(honoursKeys);
    }

    @Override
    @ParameterizedTest
    @ValueSource(booleans = true)
    protected void two_crashes_anywhere_end_in_one_post(boolean honoursKeys) {
        super.two_crashes_anywhere_end_in_one_post(honoursKeys);
    }
}
