/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.manual;

import static de.malklug.testing.TestMessages.text;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementSource;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ManualNetworkTest {

    private final ManualNetwork manual = new ManualNetwork(new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("malklug.networks.manual", ManualSettings.class));

    private static PublishRequest request(Message message) {
        ConnectedAccount account = new ConnectedAccount(
                "soest-app", new NetworkId("manual"), URI.create("https://soest.example"), "Soest-App", Map.of());
        return new PublishRequest("d1", account, message, Instant.parse("2026-11-09T08:00:00Z"), media -> {
            throw new AssertionError("Nothing is read");
        });
    }

    @Test
    void a_post_is_handed_over_and_then_only_a_person_knows() {
        PublishRequest request = request(text("Hallo"));
        Checkpoint at = manual.start(request);

        assertThat(at.repeatable()).isFalse();
        assertThat(manual.publish(request, at)).isInstanceOf(Unconfirmed.class);
        assertThat((Object) manual).isNotInstanceOfAny(PostFinder.class, EngagementSource.class);
        assertThat(manual.byHand()).isTrue();
    }

    @Test
    void two_posts_may_have_the_same_address_because_an_app_has_only_one() {
        URI app = URI.create("https://soest.example/app");
        PublishRequest request = request(text("Hallo"));

        Published seen =
                (Published) manual.seenAt(app, request, manual.start(request)).orElseThrow();

        assertThat(seen.post().url()).isEqualTo(app);
        assertThat(seen.post().id()).isEqualTo("by-hand:d1");
    }

    @Test
    void a_post_may_have_no_address_at_all() {
        PublishRequest request = request(text("Hallo"));

        Published seen =
                (Published) manual.seenAt(null, request, manual.start(request)).orElseThrow();

        assertThat(seen.post().url()).isNull();
    }

    @Test
    void the_account_names_who_posts() {
        assertThat(manual.requiredSettings()).containsExactly(Network.PERSON);
        assertThat(manual.requiredSecrets()).containsExactly("handle");
    }
}
