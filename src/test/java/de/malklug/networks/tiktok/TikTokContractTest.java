/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
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
import de.malklug.testing.standin.TikTokStandIn;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TikTokContractTest extends NetworkContractTest {

    private static final Pattern KEPT = Pattern.compile("\"(?:access|refresh|address)\":\"([^\"]+)\"");

    private final InMemorySessions sessions = new InMemorySessions();
    private URI server = URI.create("http://127.0.0.1:1");

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        TikTokStandIn standIn = TikTokStandIn.started(options);
        standIn.accounts().register(TestTikTok.REFRESH_TOKEN, HANDLE);
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
        return new TikTokNetwork(http, sessions, TestTikTok.settings(server, Map.of()), clock);
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return TestTikTok.account(server);
    }

    /** With the last byte posting begins. */
    @Override
    protected String creating() {
        return "upload";
    }

    @Override
    protected String uploading() {
        return "creator_info.query";
    }

    @Override
    protected String rateLimitCode() {
        return "rate_limit_exceeded";
    }

    @Override
    protected StandInAnswer barestSuccess() {
        return StandInAnswer.json(201, "");
    }

    @Override
    protected Checkpoint beforeCreating(PublishRequest request) {
        return before(Course.LAST, request);
    }

    @Override
    protected Message saying(String text) {
        return saying(messages, text);
    }

    static Message saying(TestMessages messages, String text) {
        return new Message(List.of(TestMessages.part(text, messages.video("Film"))), "de");
    }

    @Override
    protected Message describing(String alt) {
        return new Message(List.of(TestMessages.part("Sehen Sie selbst", messages.video(alt))), "de");
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
                List.of(TestMessages.linking(
                        "Soest will bis 2030 klimaneutral sein 🌱 #5malklug",
                        "https://smartcities-suedwestfalen.com/konferenz/",
                        messages.video("Lastenrad fährt an der Wallanlage entlang"))),
                "de");
    }

    /** TikTok has no field for alt texts. */
    @Override
    protected String altKept(Message.Media media) {
        return "";
    }

    @Override
    protected @Nullable String languageKept(String language) {
        return null;
    }

    @Override
    protected Collection<String> secrets() {
        List<String> secrets =
                new ArrayList<>(List.of(TestTikTok.REFRESH_TOKEN, "aw-test-client-key", "tiktok-test-client-secret"));
        for (String stored : sessions.history()) {
            Matcher kept = KEPT.matcher(stored);
            while (kept.find()) {
                secrets.add(kept.group(1));
                secrets.add(kept.group(1).replaceFirst(".*upload_token=", ""));
            }
        }
        return secrets;
    }

    @Override
    protected void revokeAccess() {
        standIn.accounts().revoke(TestTikTok.REFRESH_TOKEN);
    }

    @Override
    @Test
    protected void text_link_and_language_arrive_as_written() {
        Published published = publish(new Message(
                List.of(TestMessages.linking(
                        "Grüße aus Soest 👩‍👩‍👧 & <mehr> #5malklug",
                        "https://example.org/ä?a=1&b=2",
                        messages.video("Film"))),
                "de"));

        StandInPost post = standIn.posts(HANDLE).getFirst();
        assertThat(post.text())
                .isEqualTo("Grüße aus Soest 👩‍👩‍👧 & <mehr> #5malklug\n\nhttps://example.org/ä?a=1&b=2");
        assertThat(published.post().id()).isEqualTo(post.id());
        assertThat(published.post().url()).isEqualTo(URI.create(server + "/@soest/video/" + post.id()));
    }

    @Override
    @Disabled("TikTok takes one video, and keeps no alt texts; photos are in PhotosTest")
    @Test
    protected void pictures_arrive_in_order_with_their_alt_texts() {}

    @Override
    @Disabled("TikTok has neither threads nor comments by its API")
    @Test
    protected void parts_of_a_thread_arrive_in_order_as_replies() {}

    @Override
    @Disabled("The last bytes are answered without an id; what came of them is asked")
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
