/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads lists page by page, newest first. Pages are asked for by cursor, because the {@code next} address holds a token. */
public final class GraphList {

    private final GraphApi api;
    private final Clock clock;
    private final int pages;

    /**
     * @param pages most pages read of one list
     */
    public GraphList(GraphApi api, Clock clock, int pages) {
        this.api = api;
        this.clock = clock;
        this.pages = pages;
    }

    /**
     * Entries made at or after an instant, by the server's clock, of a list that begins with the newest.
     *
     * @param call asks for the first page, {@code fields} and {@code limit} included
     * @param time the field that says when an entry was made
     * @throws CannotLook if the list can't be read, or does not reach back that far
     */
    public List<JsonNode> since(ConnectedAccount account, HttpCall call, String time, Instant since) throws CannotLook {
        return read(account, call, time, since, true);
    }

    /**
     * The same of a list in any order, which is read to its end.
     *
     * @throws CannotLook if the list can't be read, or is too long
     */
    public List<JsonNode> allSince(ConnectedAccount account, HttpCall call, String time, Instant since)
            throws CannotLook {
        return read(account, call, time, since, false);
    }

    private List<JsonNode> read(
            ConnectedAccount account, HttpCall call, String time, Instant since, boolean newestFirst)
            throws CannotLook {
        List<JsonNode> young = new ArrayList<>();
        String after = null;
        for (int number = 0; number < pages; number++) {
            HttpAnswer answer = page(account, after == null ? call : call.query("after", after));
            Instant theirSince = since.plus(answer.clockError(clock));
            boolean reachesBack = false;
            for (JsonNode entry : answer.json().path("data")) {
                if (madeAt(entry, time).isBefore(theirSince)) {
                    reachesBack = newestFirst;
                } else {
                    young.add(entry);
                }
            }
            after = next(answer.json().path("paging"));
            if (reachesBack || after == null) {
                return young;
            }
        }
        throw new CannotLook("The list does not reach back to " + since);
    }

    private HttpAnswer page(ConnectedAccount account, HttpCall call) throws CannotLook {
        HttpAnswer answer = CannotLook.unlessAnswered(api.send(account, call));
        if (!answer.isSuccess() || !answer.json().path("data").isArray()) {
            throw CannotLook.because(answer);
        }
        return answer;
    }

    private static Instant madeAt(JsonNode entry, String time) throws CannotLook {
        Optional<Instant> made = GraphAnswers.time(entry.path(time));
        if (GraphAnswers.id(entry) == null || made.isEmpty()) {
            throw new CannotLook("The list has an entry without id or " + time);
        }
        return made.get();
    }

    private static @Nullable String next(JsonNode paging) throws CannotLook {
        if (paging.path("next").asString("").isEmpty()) {
            return null;
        }
        String after = GraphAnswers.text(paging.path("cursors").path("after"));
        if (after == null) {
            throw new CannotLook("The list goes on without saying where");
        }
        return after;
    }

    /** A look ends without a result; the message is evidence, free of secrets. */
    public static final class CannotLook extends Exception {

        private static final long serialVersionUID = 1L;

        public CannotLook(String evidence) {
            super(evidence, null, false, false);
        }

        /** What was seen instead. */
        public String evidence() {
            return String.valueOf(getMessage());
        }

        public static CannotLook because(HttpAnswer answer) {
            return new CannotLook(GraphError.of(answer)
                    .map(error -> error.codes() + " " + error.explanation())
                    .orElseGet(() -> answer.status() + " " + answer.excerpt())
                    .strip());
        }

        public static HttpAnswer unlessAnswered(HttpResult result) throws CannotLook {
            return switch (result) {
                case HttpResult.Answered answered -> answered.answer();
                case HttpResult.NotSent notSent -> throw new CannotLook(notSent.reason());
                case HttpResult.Lost lost -> throw new CannotLook(lost.evidence());
            };
        }
    }
}
