/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.NetworkId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The campaign that comes with malklug is an example: nothing in its words is to be mended, and no advice is left open. */
class ShippedCampaignTest {

    @Test
    void rules_find_nothing_in_the_words_of_the_shipped_campaign() {
        CampaignReading reading = new CampaignFiles(new Everything()).read(Path.of("campaigns"));

        assertThat(reading.campaigns().getFirst().posts()).hasSizeGreaterThan(40);
        assertThat(reading.problems())
                .filteredOn(each -> !each.key().startsWith("no-account"))
                .map(each -> each.at() + " " + each.key() + " " + each.arguments())
                .isEmpty();
    }

    private static final class Everything implements Surroundings {

        @Override
        public Collection<NetworkId> networks() {
            return Stream.of(
                            "mastodon",
                            "bluesky",
                            "facebook",
                            "instagram",
                            "threads",
                            "linkedin",
                            "x",
                            "telegram",
                            "youtube",
                            "tiktok")
                    .map(NetworkId::new)
                    .toList();
        }

        @Override
        public Collection<Destination> accounts() {
            return List.of();
        }

        @Override
        public List<Misfit> misfits(Destination account, Message message) {
            return List.of();
        }

        @Override
        public Message.Media media(Path file, String alt) {
            String type = file.toString().endsWith(".mp4") ? "video/mp4" : "image/png";
            return new Message.Media(file.getFileName().toString(), type, 1_000, 10, 10, alt);
        }
    }
}
