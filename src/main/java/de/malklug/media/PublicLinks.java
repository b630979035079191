/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import de.malklug.networks.Message;
import de.malklug.storage.DataFolder;
import de.malklug.storage.SigningKey;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Addresses under which networks fetch pictures and videos. Each is signed with a key of this installation and ends by
 * itself; nobody can guess one or make one longer.
 */
@Component
public class PublicLinks {

    /** Where the pages serve them. */
    public static final String PATH = "/public/media/";

    private static final String KEY_FILE = "media-links.key";
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    private final MediaSettings settings;
    private final SigningKey key;
    private final Clock clock;

    public PublicLinks(MediaSettings settings, DataFolder data, Clock clock) {
        this.settings = settings;
        this.key = new SigningKey(data, KEY_FILE);
        this.clock = clock;
    }

    /** Whether malklug has a public address, so that there are links at all. */
    public boolean available() {
        return settings.publicAddress() != null;
    }

    /**
     * A link to these bytes, good for at least {@code malklug.media.link-lifetime}; the same within an hour, so that a call
     * that is made again is the same call. Null without a public address.
     */
    @Nullable
    URI to(Message.Media media) {
        URI address = settings.publicAddress();
        if (address == null) {
            return null;
        }
        long until = clock.instant()
                .plus(settings.media().linkLifetime())
                .truncatedTo(ChronoUnit.HOURS)
                .plus(1, ChronoUnit.HOURS)
                .getEpochSecond();
        String base = address.toString().replaceAll("/+$", "");
        String type = media.contentType().substring(media.contentType().indexOf('/') + 1);
        return URI.create(base + PATH + media.id() + "." + type + "?until=" + until + "&sig="
                + HexFormat.of().formatHex(key.sign(text(media.id(), until))));
    }

    /**
     * Whether a link was made here and has not ended.
     *
     * @param until epoch seconds
     */
    public boolean isGood(String id, long until, String signature) {
        return clock.instant().isBefore(Instant.ofEpochSecond(until))
                && SIGNATURE.matcher(signature).matches()
                && key.fits(text(id, until), HexFormat.of().parseHex(signature));
    }

    private static String text(String id, long until) {
        return id + " " + until;
    }
}
