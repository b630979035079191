/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.TelegramStandIn;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each documented error means when a message is sent; every row is a recorded body. */
class ErrorTableTest {

    private TelegramServer telegram = new TelegramServer();

    @AfterEach
    void close() {
        telegram.close();
    }

    @ParameterizedTest
    @CsvSource({
        "send-400-chat-not-found.json, CONFIGURATION, 400",
        "send-400-administrator.json,  FORBIDDEN,     400",
        "send-400-rights.json,         FORBIDDEN,     400",
        "send-400-write-access.json,   FORBIDDEN,     400",
        "send-400-too-long.json,       CONTENT,       400",
        "send-400-caption.json,        CONTENT,       400",
        "send-400-empty.json,          CONTENT,       400",
        "send-400-entities.json,       CONTENT,       400",
        "send-400-file-id.json,        CONTENT,       400",
        "send-400-file-size.json,      CONTENT,       400",
        "send-400-dimensions.json,     CONTENT,       400",
        "send-400-address.json,        CONTENT,       400",
        "send-400-reply.json,          PARENT_GONE,   400",
        "send-401-unauthorized.json,   CREDENTIALS,   401",
        "send-401-token.json,          CREDENTIALS,   401",
        "send-403-not-member.json,     FORBIDDEN,     403",
        "send-403-kicked.json,         FORBIDDEN,     403",
        "send-404-not-found.json,      CONFIGURATION, 404",
        "send-409-conflict.json,       CONFIGURATION, 409",
        "send-413-proxy.html,          CONTENT,       413",
        "send-421-misdirected.json,    CONFIGURATION, 421"
    })
    void a_refusal_is_final_and_says_why(String file, Reason reason, String code) {
        telegram.standIn.mischief().on("send").always(StandInAnswer.file(file));

        assertThat(telegram.publish(text("Hallo"))).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.code()).isEqualTo(code);
            assertThat(rejected.explanation()).isNotBlank().doesNotContain("<").doesNotContain("{");
        });
        assertThat(telegram.standIn.calls("send")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"send-400-album-part.json", "send-500-error.json", "send-502-proxy.html", "send-504-proxy.html"})
    void what_may_be_there_is_asked_of_a_person_and_not_sent_again(String file) {
        telegram.standIn.mischief().on("send").next(StandInAnswer.file(file));

        assertThat(telegram.publish(text("Hallo")))
                .isInstanceOfSatisfying(
                        Unconfirmed.class,
                        unclear -> assertThat(unclear.evidence()).isNotBlank().doesNotContain(TestTelegram.TOKEN));
        assertThat(telegram.standIn.calls("send")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"send-500-error.json", "send-502-proxy.html", "send-504-proxy.html"})
    void a_file_that_only_staff_see_is_handed_over_again(String file) {
        telegram.close();
        telegram = new TelegramServer(Map.of("staging-chat", TelegramStandIn.STAGING));
        var picture = thread(part("Hallo", telegram.messages.picture("Wall")));
        telegram.standIn.mischief().on("send.upload").next(StandInAnswer.file(file));

        assertThat(telegram.publish(picture)).isEqualTo(new Deferred(Cause.BUSY, null, file.replaceAll("\\D", "")));
        assertThat(telegram.publish(picture)).isInstanceOf(Published.class);
    }

    @Test
    void the_wait_in_the_body_counts_where_the_header_names_none() {
        telegram.standIn.mischief().on("send").next(StandInAnswer.file("send-429-limit.json"));

        assertThat(telegram.publish(text("Hallo")))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, TelegramServer.NOW.plusSeconds(5), "429"));
    }

    @Test
    void the_longer_of_two_waits_counts() {
        telegram.standIn
                .mischief()
                .on("send")
                .next(StandInAnswer.file("send-429-limit.json").header("Retry-After", "30"));

        assertThat(telegram.publish(text("Hallo")))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, TelegramServer.NOW.plusSeconds(30), "429"));
    }

    @Test
    void a_channel_that_has_moved_is_followed_once() {
        String moved = Long.toString(TelegramStandIn.chatId(TestTelegram.HANDLE));
        telegram.standIn.mischief().on("send").next(StandInAnswer.json(400, """
                {"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat",
                 "parameters":{"migrate_to_chat_id":%s}}""".formatted(moved)));

        assertThat(telegram.publish(text("Hallo"))).isInstanceOf(Published.class);
        assertThat(telegram.standIn
                        .calls("send")
                        .getLast()
                        .json()
                        .path("chat_id")
                        .asString())
                .isEqualTo(moved);
    }

    @Test
    void a_channel_that_moves_on_and_on_is_a_wrong_setting() {
        telegram.standIn.mischief().on("send").always(StandInAnswer.file("send-400-migrated.json"));

        PublishOutcome outcome = telegram.publish(text("Hallo"));
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.CONFIGURATION);
        assertThat(telegram.standIn.calls("send")).hasSize(2);
    }
}
