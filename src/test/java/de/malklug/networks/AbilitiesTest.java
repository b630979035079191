/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said about a network is what its adapter does. */
class AbilitiesTest {

    @Test
    void what_a_network_insists_on_is_found_out_by_asking_it() {
        Abilities abilities = Abilities.of(new Sample(sample(ImageLimits.NONE, VideoLimits.NONE)) {
            @Override
            public List<Misfit> misfits(Message message, Limits limits) {
                List<Misfit> misfits = new ArrayList<>(limits.misfits(message));
                if (message.title() == null) {
                    misfits.add(Misfit.of(Misfit.Kind.TITLE_NEEDED, 1));
                }
                return misfits;
            }
        });

        assertThat(abilities.insists()).containsExactly(Misfit.Kind.TITLE_NEEDED);
    }

    @Test
    void pictures_and_videos_that_do_not_go_together_are_found_out() {
        Limits both = sample(
                new ImageLimits(Set.of("image/jpeg"), 1_000_000), new VideoLimits(Set.of("video/mp4"), 10_000_000));
        Abilities abilities = Abilities.of(new Sample(both) {
            @Override
            public List<Misfit> misfits(Message message, Limits limits) {
                return message.first().media().size() > 1 ? List.of(Misfit.of(Misfit.Kind.MEDIA_MIX, 1)) : List.of();
            }
        });

        assertThat(abilities.insists()).containsExactly(Misfit.Kind.MEDIA_MIX);
        assertThat(abilities.pictures()).isTrue();
        assertThat(abilities.videos()).isTrue();
    }

    @Test
    void what_a_network_lacks_is_known() {
        Abilities abilities = Abilities.of(new Sample(sample(ImageLimits.NONE, VideoLimits.NONE)));

        assertThat(abilities.pictures()).isFalse();
        assertThat(abilities.videos()).isFalse();
        assertThat(abilities.altTexts()).isFalse();
        assertThat(abilities.threads()).isFalse();
        assertThat(abilities.looks()).isFalse();
        assertThat(abilities.figures()).isFalse();
        assertThat(abilities.byHand()).isFalse();
        assertThat(abilities.insists()).isEmpty();
    }

    private static Limits sample(ImageLimits images, VideoLimits videos) {
        return new Limits(
                List.of(new Limits.TextLimit(
                        "characters", 100, part -> part.text().length())),
                4,
                images,
                videos,
                0,
                1);
    }

    private static class Sample implements Network {

        private final Limits limits;

        Sample(Limits limits) {
            this.limits = limits;
        }

        @Override
        public NetworkId id() {
            return new NetworkId("sample");
        }

        @Override
        public String displayName() {
            return "Sample";
        }

        @Override
        public Limits limits() {
            return limits;
        }

        @Override
        public List<String> requiredSecrets() {
            return List.of("token");
        }

        @Override
        public Checkpoint start(PublishRequest request) {
            throw new UnsupportedOperationException("Nothing is published");
        }

        @Override
        public PublishOutcome publish(PublishRequest request, Checkpoint from) {
            throw new UnsupportedOperationException("Nothing is published");
        }
    }
}
