/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The way of a post: for each of its messages first the files, one by one, into the staging chat where there is one, then the
 * message itself, which must not be sent twice. Knows what each checkpoint holds.
 */
final class Course {

    /** Hands over a file; only staff see it. */
    static final String FILE = "file";
    /** Makes a message public. */
    static final String SEND = "send";

    private static final String PIECE = "piece";
    private static final String CHAT = "chat";
    private static final String URL = "url";
    private static final String HANDED_OVER_AGAIN = "again";

    private final TelegramSettings settings;
    private final Clock clock;

    Course(TelegramSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Checkpoint begin(PublishRequest request) {
        return begin(request, Checkpoint.irreversible(SEND), 0);
    }

    private Checkpoint begin(PublishRequest request, Checkpoint before, int piece) {
        Piece next = pieces(request).get(piece);
        Checkpoint at = before.with(PIECE, Integer.toString(piece)).part(piece + 1);
        return settings.stagingChat() == null || next.media().isEmpty()
                ? at.thenIrreversible(SEND)
                : at.thenRepeatable(FILE);
    }

    private List<Piece> pieces(PublishRequest request) {
        return Piece.of(request.message(), settings.limits().caption());
    }

    /** The message the checkpoint is about. */
    Piece piece(PublishRequest request, Checkpoint at) {
        return pieces(request).get(number(at));
    }

    private static int number(Checkpoint at) {
        return Integer.parseInt(at.require(PIECE));
    }

    /** The channel it goes to: the account's, unless Telegram said that it has moved. */
    static String chat(PublishRequest request, Checkpoint at) {
        String moved = at.get(CHAT);
        return moved == null ? TelegramCalls.chat(request.account()) : moved;
    }

    /** The same step, into the channel as it is called now; null if it was said to have moved before. */
    @Nullable
    Pending movedTo(String chat, Checkpoint at) {
        return at.get(CHAT) == null ? new Pending(at.with(CHAT, chat), clock.instant()) : null;
    }

    /** Id of the message this one answers, or null. */
    static @Nullable String parent(Checkpoint at) {
        String before = number(at) == 0 ? null : at.get(idKey(number(at) - 1));
        return before == null ? null : Sent.firstNumber(before);
    }

    /** What Telegram calls a file of this message, or null if it was not handed over. */
    static @Nullable String file(Checkpoint at, int position) {
        return at.get(fileKey(at, position));
    }

    /** The position of the next file to be handed over. */
    static int nextFile(Piece piece, Checkpoint at) {
        return IntStream.range(0, piece.media().size())
                .filter(position -> file(at, position) == null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("All files of this message were handed over"));
    }

    Pending handedOver(Piece piece, Checkpoint at, int position, String fileId) {
        Checkpoint knowing = at.with(fileKey(at, position), fileId);
        boolean all = IntStream.range(0, piece.media().size()).allMatch(each -> file(knowing, each) != null);
        return new Pending(all ? knowing.thenIrreversible(SEND) : knowing, clock.instant());
    }

    /** Telegram no longer knows a file: all of this message are handed over once more; null if they were before. */
    @Nullable
    Pending handOverAgain(PublishRequest request, Checkpoint at) {
        Piece piece = piece(request, at);
        if (settings.stagingChat() == null
                || piece.media().isEmpty()
                || at.get(HANDED_OVER_AGAIN + number(at)) != null) {
            return null;
        }
        Map<String, String> kept = new HashMap<>(at.data());
        IntStream.range(0, piece.media().size()).forEach(position -> kept.remove(fileKey(at, position)));
        kept.put(HANDED_OVER_AGAIN + number(at), "true");
        return new Pending(new Checkpoint(FILE, at.part(), true, at.live(), kept), clock.instant());
    }

    /** How it goes on once this message is known to be live. */
    PublishOutcome sent(PublishRequest request, Checkpoint at, Sent sent) {
        int number = number(at);
        Checkpoint live = at.with(idKey(number), sent.id()).nowLive();
        URI address = sent.address(settings.webAddress(), request.account().handle());
        if (number == 0 && address != null) {
            live = live.with(URL, address.toString());
        }
        int pieces = pieces(request).size();
        if (number + 1 < pieces) {
            return new Pending(begin(request, live, number + 1), clock.instant());
        }
        Checkpoint all = live;
        List<String> replies = IntStream.range(1, pieces)
                .mapToObj(each -> all.require(idKey(each)))
                .toList();
        String url = all.get(URL);
        return new Published(new RemotePost(all.require(idKey(0)), url == null ? null : URI.create(url), replies));
    }

    private static String idKey(int piece) {
        return "id." + piece;
    }

    private static String fileKey(Checkpoint at, int position) {
        return "file." + number(at) + "." + position;
    }
}
