/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.kill;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The networks the kill test publishes to: every municipality has an account on each. A further network is a further entry. */
enum KillNetwork {
    MASTODON("access-token", "statuses.create") {
        /** Two servers, one of which ignores idempotency keys. */
        @Override
        List<NetworkStandIn> start() {
            return List.of(
                    MastodonStandIn.started(StandInOptions.standard()),
                    MastodonStandIn.started(StandInOptions.standard().ignoringIdempotencyKeys()));
        }

        @Override
        List<String> settings(URI url) {
            return List.of("settling-time=2s", "media-tries=1000", "media-retry-after=100ms");
        }
    },
    BLUESKY("app-password", "repo.putRecord") {
        @Override
        List<NetworkStandIn> start() {
            BlueskyStandIn bluesky = BlueskyStandIn.started(StandInOptions.standard());
            bluesky.limitsNoLogins();
            return List.of(bluesky);
        }

        @Override
        String nameOf(int town) {
            return "town-" + town + ".kill.example";
        }

        @Override
        String handle(int town) {
            return nameOf(town);
        }

        @Override
        void meet(NetworkStandIn standIn, int town, String secret) {
            // it knows everybody
        }

        @Override
        List<String> settings(URI url) {
            return List.of("web-address=" + url, "card.fetch=false");
        }
    },
    FACEBOOK("access-token", "feed.create", "object.update", "comments.create") {
        @Override
        List<NetworkStandIn> start() {
            return List.of(FacebookStandIn.started(StandInOptions.standard()));
        }

        @Override
        boolean answersTheFirst() {
            return true;
        }

        @Override
        List<String> settings(URI url) {
            return List.of(
                    "settling-time=2s", "missing-tries=1000", "missing-retry-after=100ms", "upload-address=" + url);
        }
    },
    INSTAGRAM("access-token", "media.publish", "comments.create") {
        @Override
        List<NetworkStandIn> start() {
            return List.of(InstagramStandIn.started(StandInOptions.standard()));
        }

        @Override
        boolean answersTheFirst() {
            return true;
        }

        @Override
        boolean takes(int parts, int pictures) {
            return pictures > 0;
        }

        @Override
        List<String> settings(URI url) {
            return CONTAINERS;
        }
    },
    THREADS("access-token", "threads.publish") {
        @Override
        List<NetworkStandIn> start() {
            return List.of(ThreadsStandIn.started(StandInOptions.standard()));
        }

        @Override
        List<String> settings(URI url) {
            return Stream.concat(CONTAINERS.stream(), Stream.of("publish-after=0s"))
                    .toList();
        }
    },
    LINKEDIN("access-token", "posts.create", "comments.create") {
        @Override
        List<NetworkStandIn> start() {
            return List.of(LinkedInStandIn.started(StandInOptions.standard()));
        }

        @Override
        String handle(int town) {
            return "urn:li:organization:" + (2_000_000 + town);
        }

        @Override
        boolean answersTheFirst() {
            return true;
        }

        @Override
        List<String> settings(URI url) {
            return List.of(
                    "settling-time=2s",
                    "media-tries=1000",
                    "media-retry-after=100ms",
                    "poll-interval=100ms",
                    "comment-wait=100ms",
                    "throttled-for=500ms");
        }
    },
    X("refresh-token", "tweets.create") {
        /** Killed between an exchange of tokens and its saving, an account would need a person. */
        @Override
        List<NetworkStandIn> start() {
            XStandIn x = XStandIn.started(StandInOptions.standard());
            x.forgivesLostExchanges();
            return List.of(x);
        }

        @Override
        List<String> furtherSecrets() {
            return List.of("client-id");
        }

        @Override
        List<String> settings(URI url) {
            return List.of("settling-time=2s", "media-tries=1000", "media-retry-after=100ms", "session.lease=2s");
        }
    },
    YOUTUBE("refresh-token", "upload.bytes", "videos.update", "commentThreads.insert") {
        @Override
        List<NetworkStandIn> start() {
            return List.of(YouTubeStandIn.started(StandInOptions.standard()));
        }

        @Override
        List<String> furtherSecrets() {
            return List.of("client-id", "client-secret");
        }

        @Override
        boolean answersTheFirst() {
            return true;
        }

        @Override
        boolean takes(int parts, int pictures) {
            return false;
        }

        @Override
        boolean takesFilm(int parts) {
            return true;
        }

        @Override
        List<String> settings(URI url) {
            return List.of(
                    "settling-time=2s",
                    "token-server=" + url,
                    "analytics-server=" + url,
                    "processing.poll=300ms",
                    "reveal.tries=1000",
                    "reveal.pause=100ms",
                    "upload.sessions=1000",
                    "upload.first-look=500ms",
                    "upload.second-look=2s");
        }
    },
    TIKTOK("refresh-token", "upload") {
        @Override
        List<NetworkStandIn> start() {
            return List.of(TikTokStandIn.started(StandInOptions.standard()));
        }

        @Override
        List<String> furtherSecrets() {
            return List.of("client-key", "client-secret");
        }

        @Override
        boolean takes(int parts, int pictures) {
            return false;
        }

        @Override
        boolean takesFilm(int parts) {
            return parts == 1;
        }

        @Override
        List<String> settings(URI url) {
            return List.of("status.poll=300ms", "upload.pause=300ms", "upload.retry-after=100ms");
        }
    },
    TELEGRAM("bot-token", "send") {
        @Override
        List<NetworkStandIn> start() {
            return List.of(TelegramStandIn.started(StandInOptions.standard()));
        }

        @Override
        String handle(int town) {
            return nameOf(town);
        }

        @Override
        String secretOf(int town) {
            return (1_000 + town) + ":AA-bot-token-of-town-" + town;
        }

        @Override
        List<String> settings(URI url) {
            return List.of(
                    "web-address=" + url,
                    "staging-chat=" + TelegramStandIn.STAGING,
                    "pace.distance=0s",
                    "pace.per-minute=1000000");
        }
    };

    /** The container lives on, and so does what is published: looks are trusted, and nobody is asked. */
    private static final List<String> CONTAINERS = List.of(
            "settling-time=2s",
            "repeat-after-looks=true",
            "poll-interval=100ms",
            "container-tries=1000",
            "container-retry-after=100ms",
            "missing-retries=100ms,200ms",
            "rate-limit-wait=500ms",
            "quota-wait=500ms",
            "usage.pause=500ms");

    private final String secret;
    private final List<String> creating;

    /**
     * @param secret name of the secret an account has
     * @param creating what the stand-in calls the calls that make posts public
     */
    KillNetwork(String secret, String... creating) {
        this.secret = secret;
        this.creating = List.of(creating);
    }

    /** As files and settings call it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String secret() {
        return secret;
    }

    /** What else an account declares; any value will do. */
    List<String> furtherSecrets() {
        return List.of();
    }

    List<String> creating() {
        return creating;
    }

    /** Servers that are already listening; municipalities are spread over them. */
    abstract List<NetworkStandIn> start();

    /** What the network calls a municipality's account; another name on each network. */
    String nameOf(int town) {
        return id() + "_town" + town;
    }

    /** The account's handle as declared; null where none needs to be. */
    @Nullable
    String handle(int town) {
        return null;
    }

    /** A municipality's secret. */
    String secretOf(int town) {
        return secret + "-of-town-" + town + "-" + id();
    }

    /** Makes a municipality's account known. */
    void meet(NetworkStandIn standIn, int town, String token) {
        standIn.accounts().register(token, nameOf(town));
    }

    /** Whether further parts answer the first instead of the one before them. */
    boolean answersTheFirst() {
        return false;
    }

    /** Whether posts like this can be sent there. */
    boolean takes(int parts, int pictures) {
        return true;
    }

    /** Whether a film in so many parts can be sent there. */
    boolean takesFilm(int parts) {
        return false;
    }

    /** Settings below {@code malklug.networks.<id>} under which waits are short. */
    List<String> settings(URI url) {
        return List.of();
    }
}
