/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.TestMessages;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlueskyFinderTest {

    private final TestBluesky bluesky = new TestBluesky();
    private final BlueskyNetwork network = bluesky.network();

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void a_post_under_our_key_is_ours_and_the_publication_goes_on_from_there() {
        PublishRequest request =
                bluesky.request("k", TestMessages.thread(TestMessages.part("1/2"), TestMessages.part("2/2")));
        Checkpoint first = bluesky.before("post", request);
        Pending pending = (Pending) network.publish(request, first);

        Search search = network.find(request, first, TestBluesky.NINE);

        assertThat(search)
                .isEqualTo(new Search.Found(bluesky.standIn.posts().getFirst().id(), pending));
    }

    @Test
    void the_last_part_found_is_the_end() {
        PublishRequest request = bluesky.request("k", TestMessages.text("Hallo"));
        Checkpoint before = bluesky.before("post", request);
        Published published = (Published) network.publish(request, before);

        assertThat(network.find(request, before, TestBluesky.NINE))
                .isEqualTo(new Search.Found(published.post().id(), published));
    }

    @Test
    void nothing_or_another_record_under_our_key_is_absent() {
        PublishRequest request = bluesky.request("k", TestMessages.text("Hallo Olpe"));
        Checkpoint before = bluesky.before("post", request);
        assertThat(network.find(request, before, TestBluesky.NINE)).isEqualTo(new Search.Absent());

        network.publish(request, before.with("record", before.require("record").replace("Olpe", "Welt")));
        assertThat(network.find(request, before, TestBluesky.NINE)).isEqualTo(new Search.Absent());
    }

    @Test
    void a_look_asks_the_account_s_own_server_for_its_own_record() {
        PublishRequest request = bluesky.request("k", TestMessages.text("Hallo"));
        Checkpoint before = bluesky.before("post", request);

        network.find(request, before, TestBluesky.NINE);

        var call = bluesky.standIn.calls("repo.getRecord").getFirst();
        assertThat(call.query("repo")).startsWith("did:plc:");
        assertThat(call.query("collection")).isEqualTo("app.bsky.feed.post");
        assertThat(call.query("rkey")).isEqualTo(before.require("rkey"));
    }

    @Test
    void no_settling_is_needed_unless_set() {
        assertThat(network.settlingTime()).isZero();
        assertThat(network.consistent()).isTrue();
        bluesky.settings.put("settling-time", "7s");
        assertThat(bluesky.network().settlingTime()).isEqualTo(Duration.ofSeconds(7));
    }
}
