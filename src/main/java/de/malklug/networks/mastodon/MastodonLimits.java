/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.VideoLimits;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What servers allow: asked there and remembered, assumed where they don't tell. */
final class MastodonLimits {

    private record Remembered(Limits limits, Instant until) {}

    private final NetworkHttp http;
    private final MastodonSettings settings;
    private final Clock clock;
    private final Limits assumed;
    private final Map<URI, Remembered> byServer = new ConcurrentHashMap<>();

    MastodonLimits(NetworkHttp http, MastodonSettings settings, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.clock = clock;
        this.assumed = limits(MissingNode.getInstance());
    }

    Limits assumed() {
        return assumed;
    }

    /** Asks the server at most once in a while and never for long; a server that fell silent is believed what it said last. */
    Limits of(ConnectedAccount account) {
        Remembered known = byServer.get(account.server());
        Instant now = clock.instant();
        if (known != null && known.until().isAfter(now)) {
            return known.limits();
        }
        Remembered fresh = ask(account.server())
                .map(limits -> new Remembered(limits, now.plus(settings.limitsMaxAge())))
                .orElseGet(() -> new Remembered(
                        known == null ? assumed : known.limits(), now.plus(settings.limitsRetryAfter())));
        byServer.put(account.server(), fresh);
        return fresh.limits();
    }

    private Optional<Limits> ask(URI server) {
        Optional<HttpAnswer> answer = glance(server, "/api/v2/instance");
        if (answer.filter(older -> older.status() == 404).isPresent()) {
            answer = glance(server, "/api/v1/instance");
        }
        return answer.filter(HttpAnswer::isSuccess)
                .map(told -> told.json().path("configuration"))
                .filter(JsonNode::isObject)
                .map(this::limits);
    }

    private Optional<HttpAnswer> glance(URI server, String path) {
        return http.send(HttpCall.get(server, path).as(HttpCall.Purpose.GLANCE)).received();
    }

    private Limits limits(JsonNode configuration) {
        MastodonSettings.Assumed otherwise = settings.limits();
        JsonNode statuses = configuration.path("statuses");
        JsonNode media = configuration.path("media_attachments");
        int perUrl = positive(statuses.path("characters_reserved_per_url"), otherwise.urlCharacters());
        int characters = positive(statuses.path("max_characters"), otherwise.characters());
        Set<String> types = types(media.path("supported_mime_types"));
        return new Limits(
                List.of(new Limits.TextLimit(
                        "characters", characters, part -> MastodonText.count(part.textWithLink(), perUrl))),
                positive(statuses.path("max_media_attachments"), otherwise.attachments()),
                new ImageLimits(
                        ofKind("image/", types),
                        positive(
                                media.path("image_size_limit"),
                                otherwise.imageSize().toBytes()),
                        positive(media.path("image_matrix_limit"), otherwise.imagePixels()),
                        0,
                        0,
                        0,
                        0),
                new VideoLimits(
                        ofKind("video/", types),
                        positive(
                                media.path("video_size_limit"),
                                otherwise.videoSize().toBytes())),
                positive(media.path("description_limit"), otherwise.altText()),
                otherwise.parts());
    }

    private Set<String> types(JsonNode told) {
        Set<String> types = new HashSet<>();
        told.forEach(type -> types.add(type.asString("")));
        types.remove("");
        return types.isEmpty() ? settings.limits().mediaTypes() : types;
    }

    private static Set<String> ofKind(String prefix, Set<String> types) {
        return types.stream().filter(type -> type.startsWith(prefix)).collect(Collectors.toSet());
    }

    private static int positive(JsonNode told, int otherwise) {
        return (int) Math.min(Integer.MAX_VALUE, positive(told, (long) otherwise));
    }

    private static long positive(JsonNode told, long otherwise) {
        return told.isIntegralNumber() && told.asLong() > 0 ? told.asLong() : otherwise;
    }

    /** What a server would refuse, with what holds beyond plain limits: one video or GIF stands alone, no post is empty. */
    List<Misfit> misfits(Message message, Limits limits) {
        List<Misfit> misfits = new ArrayList<>(limits.misfits(message));
        for (int number = 1; number <= message.parts().size(); number++) {
            Message.Part part = message.parts().get(number - 1);
            if (part.media().isEmpty() && part.textWithLink().isBlank()) {
                misfits.add(new Misfit(Misfit.Kind.TEXT_EMPTY, number, 0, List.of()));
            }
            if (part.media().size() > 1 && part.media().stream().anyMatch(MastodonLimits::standsAlone)) {
                misfits.add(new Misfit(Misfit.Kind.MEDIA_MIX, number, 0, List.of()));
            }
            addLargeGifs(part, number, misfits);
        }
        return misfits;
    }

    private void addLargeGifs(Message.Part part, int number, List<Misfit> misfits) {
        long most = settings.limits().gifPixels();
        for (int position = 1; position <= part.media().size(); position++) {
            Message.Media media = part.media().get(position - 1);
            long pixels = (long) media.width() * media.height();
            if (isGif(media) && pixels > most) {
                misfits.add(new Misfit(Misfit.Kind.IMAGE_TOO_MANY_PIXELS, number, position, List.of(pixels, most)));
            }
        }
    }

    private static boolean standsAlone(Message.Media media) {
        return !media.isImage() || isGif(media);
    }

    private static boolean isGif(Message.Media media) {
        return media.contentType().equals("image/gif");
    }
}
