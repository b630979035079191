/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkContractTest;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.testing.standin.Mischief;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.StandInPost;
import de.malklug.testing.standin.TelegramStandIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** What is unclear here is looked for by a person, who reads the channel and tells malklug the address. */
class TelegramContractTest extends NetworkContractTest {

    private static final String NO_LOOK = "Nothing but a person can look into a channel";
    private static final String NO_KEYS = "Telegram takes no keys: a delivery begun anew is a second message";

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        TelegramStandIn standIn = TelegramStandIn.started(options);
        standIn.accounts().register(TestTelegram.TOKEN, TestTelegram.HANDLE);
        return standIn;
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        return TestTelegram.network(
                http, clock, Map.of("staging-chat", TelegramStandIn.STAGING, "reactions", "true", "batch-size", "30"));
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return TestTelegram.account(server);
    }

    @Override
    protected String creating() {
        return "send";
    }

    @Override
    protected String uploading() {
        return "send.upload";
    }

    @Override
    protected StandInAnswer barestSuccess() {
        return StandInAnswer.json(200, "{\"ok\":true,\"result\":{\"message_id\":871}}");
    }

    @Override
    protected String altKept(Message.Media media) {
        return "";
    }

    @Override
    protected @Nullable String languageKept(String language) {
        return null;
    }

    @Override
    protected PostFinder finder() {
        return new Person();
    }

    private final class Person implements PostFinder {

        @Override
        public Duration settlingTime() {
            return Duration.ofMinutes(2);
        }

        @Override
        public Search find(PublishRequest request, Checkpoint at, Instant since) {
            TelegramNetwork telegram = (TelegramNetwork) network;
            String text = request.message().parts().get(at.part() - 1).text();
            Optional<StandInPost> there = standIn.posts(HANDLE).stream()
                    .filter(post -> !post.at().isBefore(since) && post.text().startsWith(text))
                    .findFirst();
            return there.<Search>map(post -> new Search.Found(
                            post.id(),
                            telegram.seenAt(address(post), request, at).orElseThrow()))
                    .orElseGet(Search.Absent::new);
        }

        private URI address(StandInPost post) {
            String path = URI.create(((TelegramStandIn) standIn).address(post)).getPath();
            return URI.create("https://t.me" + path);
        }
    }

    @Override
    @Test
    @Disabled("The Bot API has no field for alt texts")
    protected void pictures_arrive_in_order_with_their_alt_texts() {}

    @Override
    @Test
    @Disabled(NO_KEYS)
    protected void the_same_delivery_sent_twice_is_one_post() {}

    @Override
    @Disabled(NO_LOOK)
    protected void a_look_that_fails_cannot_tell(Mischief.Kind kind) {}

    @Override
    @Test
    @Disabled("Bots are told reactions only; TelegramFiguresTest")
    protected void figures_are_told_in_our_words() {}

    @Override
    @Test
    @Disabled("A message nobody has reacted to is never told about; TelegramFiguresTest")
    protected void a_post_without_reactions_has_none_rather_than_nothing() {}

    @Override
    @Test
    @Disabled("Bots are not told that a message is gone")
    protected void posts_that_are_gone_are_left_out() {}
}
