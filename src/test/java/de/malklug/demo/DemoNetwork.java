/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.testing.standin.BlueskyStandIn;
import de.malklug.testing.standin.FacebookStandIn;
import de.malklug.testing.standin.InstagramStandIn;
import de.malklug.testing.standin.LinkedInStandIn;
import de.malklug.testing.standin.MastodonStandIn;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.TelegramStandIn;
import de.malklug.testing.standin.ThreadsStandIn;
import de.malklug.testing.standin.TikTokStandIn;
import de.malklug.testing.standin.XStandIn;
import de.malklug.testing.standin.YouTubeStandIn;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The networks of the demo: everybody in the campaign has an account on each. A further network is a further entry. */
enum DemoNetwork {
    MASTODON(8091, MastodonStandIn::started, "access-token") {
        @Override
        void meet(NetworkStandIn standIn, String who, String secret) {
            standIn.accounts().register(secret, who.replace('-', '_'));
        }
    },
    BLUESKY(8092, BlueskyStandIn::started, "app-password") {
        @Override
        String handle(String who) {
            return who + ".bsky.social";
        }

        @Override
        void meet(NetworkStandIn standIn, String who, String secret) {
            ((BlueskyStandIn) standIn).knows(handle(who));
        }

        @Override
        Map<String, String> settings(URI url) {
            return Map.of("malklug.networks.bluesky.web-address", url.toString());
        }
    },
    FACEBOOK(8093, FacebookStandIn::started, "access-token") {
        @Override
        Map<String, String> settings(URI url) {
            return Map.of(
                    "malklug.networks.facebook.upload-address", url.toString(),
                    "malklug.networks.facebook.web-address", url.toString());
        }
    },
    INSTAGRAM(8094, InstagramStandIn::started, "access-token") {
        @Override
        Map<String, String> settings(URI url) {
            return Map.of("malklug.networks.instagram.poll-interval", "1s");
        }
    },
    THREADS(8095, ThreadsStandIn::started, "access-token") {
        @Override
        Map<String, String> settings(URI url) {
            return Map.of("malklug.networks.threads.publish-after", "2s");
        }
    },
    LINKEDIN(8097, LinkedInStandIn::started, "access-token") {
        @Override
        String handle(String who) {
            return "urn:li:organization:" + (2_000_000 + Math.abs(who.hashCode() % 1_000_000));
        }

        @Override
        Map<String, String> settings(URI url) {
            return Map.of(
                    "malklug.networks.linkedin.web-address", url.toString(),
                    "malklug.networks.linkedin.oauth-address", url.toString());
        }
    },
    X(8098, XStandIn::started, "refresh-token", "client-id") {
        @Override
        void meet(NetworkStandIn standIn, String who, String secret) {
            standIn.accounts().register(secret, who.replace('-', '_'));
        }

        @Override
        Map<String, String> settings(URI url) {
            return Map.of("malklug.networks.x.web-address", url.toString());
        }
    },
    YOUTUBE(8099, YouTubeStandIn::started, "refresh-token", "client-id", "client-secret") {
        @Override
        Map<String, String> settings(URI url) {
            return Map.of(
                    "malklug.networks.youtube.token-server", url.toString(),
                    "malklug.networks.youtube.analytics-server", url.toString(),
                    "malklug.networks.youtube.web-address", url.toString(),
                    "malklug.networks.youtube.processing.poll", "2s");
        }
    },
    TIKTOK(8100, TikTokStandIn::started, "refresh-token", "client-key", "client-secret") {
        @Override
        Map<String, String> settings(URI url) {
            return Map.of(
                    "malklug.networks.tiktok.web-address", url.toString(), "malklug.networks.tiktok.status.poll", "2s");
        }
    },
    TELEGRAM(8103, TelegramStandIn::started, "bot-token") {
        @Override
        String handle(String who) {
            return "stadt" + who.replace("-", "");
        }

        @Override
        String secret(String random) {
            return Integer.parseInt(random.substring(0, 7), 16) + ":AA" + random;
        }

        @Override
        void meet(NetworkStandIn standIn, String who, String secret) {
            standIn.accounts().register(secret, handle(who));
        }

        @Override
        Map<String, String> settings(URI url) {
            return Map.of(
                    "malklug.networks.telegram.web-address",
                    url.toString(),
                    "malklug.networks.telegram.staging-chat",
                    TelegramStandIn.STAGING,
                    "malklug.networks.telegram.reactions",
                    "true");
        }
    };

    private final int usualPort;
    private final Function<StandInOptions, NetworkStandIn> start;
    private final List<String> secrets;

    /**
     * @param secrets names of the secrets an account has; the first is the one its stand-in knows it by
     */
    DemoNetwork(int usualPort, Function<StandInOptions, NetworkStandIn> start, String... secrets) {
        this.usualPort = usualPort;
        this.start = start;
        this.secrets = List.of(secrets);
    }

    /** As files and settings call it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    int usualPort() {
        return usualPort;
    }

    List<String> secrets() {
        return secrets;
    }

    NetworkStandIn start(StandInOptions options) {
        return start.apply(options);
    }

    /** A town's name over there, as declared; null where none needs to be. */
    @Nullable
    String handle(String who) {
        return null;
    }

    /** A secret of the form the network gives its own. */
    String secret(String random) {
        return random;
    }

    /** Makes a town's account known to the network. */
    void meet(NetworkStandIn standIn, String who, String secret) {
        standIn.accounts().register(secret, who);
    }

    /** What malklug must be told to use the stand-in that listens there. */
    Map<String, String> settings(URI url) {
        return Map.of();
    }
}
