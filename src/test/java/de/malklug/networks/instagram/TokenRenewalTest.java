/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import de.malklug.testing.LogWatch;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenRenewalTest {

    private final TestInstagram server = new TestInstagram();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_token_of_unknown_age_is_renewed_after_a_day_and_then_every_week() {
        read();
        server.clock.advance(Duration.ofHours(24));
        read();
        assertThat(renewals()).isEmpty();

        server.clock.advance(Duration.ofHours(2));
        read();
        read();
        assertThat(renewals()).hasSize(1);
        String second = lastToken();
        assertThat(second).isNotEqualTo(TestInstagram.TOKEN);

        server.clock.advance(Duration.ofDays(8));
        read();
        assertThat(renewals()).hasSize(2);
        assertThat(renewals().getLast().bearer()).contains(second);
        assertThat(lastToken()).isNotEqualTo(second);
    }

    @Test
    void the_renewed_token_publishes_too() {
        renewOnce();
        server.standIn.accounts().revoke(TestInstagram.TOKEN);

        server.publish(server.showing("Mit neuem Token"));

        assertThat(server.standIn.posts("soest")).hasSize(1);
    }

    @Test
    void a_renewal_that_fails_keeps_the_old_token_and_is_tried_again_later() {
        read();
        server.clock.advance(Duration.ofHours(26));
        server.standIn.mischief().on("token.refresh").next(Kind.FAIL_500);
        try (LogWatch log = LogWatch.open()) {
            read();
            assertThat(log.text()).contains("soest-instagram").doesNotContain(TestInstagram.TOKEN);
        }
        assertThat(lastToken()).isEqualTo(TestInstagram.TOKEN);

        read();
        assertThat(renewals()).hasSize(1);
        server.clock.advance(Duration.ofHours(7));
        read();
        assertThat(renewals()).hasSize(2);
        assertThat(lastToken()).isNotEqualTo(TestInstagram.TOKEN);
    }

    @Test
    void a_server_that_reads_no_header_gets_the_documented_parameter() {
        server.standIn.wantsTokensAsParameter();
        renewOnce();

        assertThat(renewals()).hasSize(2);
        assertThat(renewals().getFirst().query("access_token")).isNull();
        assertThat(lastToken()).isNotEqualTo(TestInstagram.TOKEN);
    }

    @Test
    void another_declared_token_begins_anew() {
        renewOnce();
        ConnectedAccount reconnected = new ConnectedAccount(
                server.account().id(),
                server.account().network(),
                server.account().server(),
                "soest",
                Map.of("access-token", new Secret("IGAAnewlyDeclared")));

        server.network.readAccount(reconnected);

        assertThat(lastToken()).isEqualTo("IGAAnewlyDeclared");
    }

    @Test
    void a_pages_token_is_never_renewed() {
        try (TestInstagram page = new TestInstagram(Map.of("facebook-hosts", "127.0.0.1"))) {
            page.standIn.registerPage(TestInstagram.TOKEN, TestInstagram.HANDLE);
            page.network.readAccount(page.account());
            page.clock.advance(Duration.ofDays(30));
            page.network.readAccount(page.account());

            assertThat(page.standIn.calls("token.refresh")).isEmpty();
        }
    }

    @Test
    void an_answer_without_a_token_changes_nothing() {
        read();
        server.clock.advance(Duration.ofHours(26));
        server.standIn.mischief().on("token.refresh").next(StandInAnswer.json(200, "{\"expires_in\":1}"));
        read();

        assertThat(lastToken()).isEqualTo(TestInstagram.TOKEN);
    }

    private void renewOnce() {
        read();
        server.clock.advance(Duration.ofHours(26));
        read();
    }

    private void read() {
        server.network.readAccount(server.account());
    }

    private List<StandInCall> renewals() {
        return server.standIn.calls("token.refresh");
    }

    private String lastToken() {
        return server.standIn.calls("user.me").getLast().bearer().orElseThrow();
    }
}
