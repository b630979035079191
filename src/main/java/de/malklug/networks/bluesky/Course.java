/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of the steps, and what a checkpoint holds between them:
 *
 * <pre>
 * blob (once per picture) ─┐
 * card (if there is one) ──┼─> record ─> post ─> the next part's first step, or published
 *                          ┘
 * </pre>
 *
 * Every step may be repeated, {@code post} included: its record key and its record are in the checkpoint, and the server
 * creates that key once.
 */
final class Course {

    static final String BLOB = "blob";
    static final String CARD = "card";
    static final String RECORD = "record";
    static final String POST = "post";

    /** Which of the part's media comes next, counted from 1. */
    static final String POSITION = "position";
    /** The card as JSON, its picture uploaded. */
    static final String CARD_DATA = "card";

    static final String RKEY = "rkey";
    /** The record, byte for byte as it is sent. */
    static final String RECORD_DATA = "record";
    /** How often the server had lost what was uploaded for this part. */
    static final String UPLOADS_LOST = "uploads-lost";
    /** Set once the first record key turned out to be another record's. */
    static final String SECOND_KEY = "second-key";

    private static final String URI_OF = "uri.";
    private static final String CID_OF = "cid.";

    private final URI webAddress;
    private final boolean fetchesCards;
    private final Clock clock;

    Course(BlueskySettings settings, Clock clock) {
        this.webAddress = settings.webAddress();
        this.fetchesCards = settings.card().fetch();
        this.clock = clock;
    }

    static String blob(int position) {
        return "blob." + position;
    }

    static Message.Part part(PublishRequest request, Checkpoint at) {
        return request.message().parts().get(at.part() - 1);
    }

    /** Where a part begins. */
    Checkpoint begin(PublishRequest request, Checkpoint at) {
        Message.Part part = part(request, at);
        if (!part.media().isEmpty()) {
            return at.thenRepeatable(BLOB).with(POSITION, "1");
        }
        return at.thenRepeatable(BlueskyText.hasCard(part) && fetchesCards ? CARD : RECORD);
    }

    Pending next(Checkpoint next) {
        return new Pending(next, clock.instant());
    }

    /** Goes on after this part is live: with the next part, or with the end. */
    PublishOutcome live(PublishRequest request, Checkpoint at, StrongRef post) {
        Checkpoint done = at.nowLive().with(URI_OF + at.part(), post.uri()).with(CID_OF + at.part(), post.cid());
        if (at.part() < request.message().parts().size()) {
            Checkpoint following = withoutPartData(done).part(at.part() + 1);
            return next(begin(request, following));
        }
        List<String> uris = new ArrayList<>();
        for (int part = 1; part <= at.part(); part++) {
            uris.add(done.require(URI_OF + part));
        }
        URI link = AtUri.parse(uris.getFirst())
                .map(address -> address.permalink(webAddress))
                .orElse(null);
        return new Published(new RemotePost(uris.getFirst(), link, uris.subList(1, uris.size())));
    }

    static StrongRef posted(Checkpoint at, int part) {
        return new StrongRef(at.require(URI_OF + part), at.require(CID_OF + part));
    }

    private static Checkpoint withoutPartData(Checkpoint at) {
        Map<String, String> kept = new HashMap<>(at.data());
        kept.keySet().removeIf(name -> !name.startsWith(URI_OF) && !name.startsWith(CID_OF));
        return new Checkpoint(at.step(), at.part(), at.repeatable(), at.live(), kept);
    }
}
