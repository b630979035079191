/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import static de.malklug.testing.TestMessages.text;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.testing.LogWatch;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkedInAccessTest {

    private static final String REFRESH = "AQWAft_WjYZKwuWXLC5hQlghgTam";

    private final TestLinkedIn linkedin = new TestLinkedIn();

    LinkedInAccessTest() {
        linkedin.settings.put("oauth-address", linkedin.standIn.url());
        linkedin.standIn.accounts().register(REFRESH, TestLinkedIn.PAGE);
    }

    @AfterEach
    void stop() {
        linkedin.close();
    }

    private PublishOutcome publish(ConnectedAccount account, String text) {
        PublishRequest request = new PublishRequest(
                "delivery", account, text(text), linkedin.clock.instant(), linkedin.messages::fileOf);
        return linkedin.goOn(request, linkedin.network().start(request));
    }

    private ConnectedAccount partner() {
        ConnectedAccount plain = linkedin.account();
        return new ConnectedAccount(
                plain.id(),
                plain.network(),
                plain.server(),
                plain.handle(),
                Map.of(
                        "access-token", new Secret(TestLinkedIn.TOKEN),
                        "refresh-token", new Secret(REFRESH),
                        "client-id", new Secret("client-1"),
                        "client-secret", new Secret("client-secret-1")));
    }

    @Test
    void an_access_that_ran_out_needs_a_person_where_it_cannot_be_renewed() {
        linkedin.standIn.accounts().revoke(TestLinkedIn.TOKEN);

        assertThat(publish(linkedin.account(), "Hallo"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CREDENTIALS));
        assertThat(linkedin.standIn.calls("posts.create")).hasSize(1);
    }

    @Test
    void an_access_that_ran_out_is_renewed_where_it_can_be() {
        linkedin.standIn.accounts().revoke(TestLinkedIn.TOKEN);

        assertThat(publish(partner(), "Hallo")).isInstanceOf(Published.class);
        assertThat(publish(partner(), "Und noch einmal")).isInstanceOf(Published.class);
        assertThat(linkedin.standIn.calls("oauth.token")).hasSize(1);
    }

    @Test
    void a_renewed_access_is_renewed_again_before_it_ends() {
        linkedin.standIn.accounts().revoke(TestLinkedIn.TOKEN);
        publish(partner(), "Hallo");
        linkedin.clock.advance(Duration.ofDays(51));

        assertThat(publish(partner(), "Und noch einmal")).isInstanceOf(Published.class);
        assertThat(linkedin.standIn.calls("oauth.token")).hasSize(2);
    }

    @Test
    void an_access_that_cannot_be_renewed_after_all_needs_a_person() {
        linkedin.standIn.accounts().revoke(TestLinkedIn.TOKEN);
        linkedin.standIn.accounts().revoke(REFRESH);

        assertThat(publish(partner(), "Hallo")).isInstanceOf(Rejected.class);
    }

    @Test
    void from_day_fifty_on_the_log_warns_once_a_day() {
        LinkedInNetwork network = linkedin.network();
        network.readAccount(linkedin.account());
        linkedin.clock.advance(Duration.ofDays(51));
        try (LogWatch log = LogWatch.open()) {
            network.readAccount(linkedin.account());
            network.readAccount(linkedin.account());

            assertThat(log.text().lines().filter(line -> line.contains("soest-linkedin is in use for 51 days")))
                    .hasSize(1);
            assertThat(log.text()).doesNotContain(TestLinkedIn.TOKEN);
        }
    }

    @Test
    void sixty_days_after_malklug_first_saw_a_token_a_person_must_renew_it() {
        LinkedInNetwork network = linkedin.network();
        assertThat(network.accessEnds(linkedin.account())).isEmpty();
        network.readAccount(linkedin.account());

        assertThat(network.accessEnds(linkedin.account()))
                .contains(linkedin.clock.instant().plus(Duration.ofDays(60)));
    }
}
