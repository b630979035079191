/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback interface that behaves like a network. Its stub mappings under {@code networks/<name>} name each
 * endpoint's operation ({@code "transformerParameters": {"operation": "statuses.create"}}); what needs memory is answered by
 * the subclass in {@link #answer}, the rest by the mapping itself.
 */
public abstract class NetworkStandIn implements AutoCloseable {

    private static final int CALLS_KEPT = 20_000;

    private final String displayName;
    private final StandInOptions options;
    private final StandInMemory memory;
    private final StandInAccounts accounts = new StandInAccounts();
    private final Mischief mischief = new Mischief();
    private final Growth growth;
    private final Map<String, Map<String, Long>> setFigures = new ConcurrentHashMap<>();
    private final Deque<StandInCall> calls = new ArrayDeque<>();
    private final AtomicInteger handled = new AtomicInteger();
    private final WireMockServer server;
    private volatile boolean honoursKeys;
    private volatile StandInWatcher watcher = new StandInWatcher() {};

    /**
     * @param folder where its stub files are, under {@code networks/}
     */
    protected NetworkStandIn(String folder, String displayName, StandInOptions options) {
        this.displayName = displayName;
        this.options = options;
        this.memory = new StandInMemory(options.memory());
        this.growth = new Growth(options.growth());
        this.honoursKeys = options.honoursIdempotencyKeys();
        WireMockConfiguration configuration = wireMockConfig()
                .bindAddress("127.0.0.1")
                .usingFilesUnderClasspath("networks/" + folder)
                .extensions(new Answers())
                .containerThreads(80)
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(40)
                .jettyStopTimeout(200L)
                .disableRequestJournal()
                .gzipDisabled(true);
        this.server = new WireMockServer(
                options.port() == 0 ? configuration.dynamicPort() : configuration.port(options.port()));
    }

    /** Begins to listen. */
    public final void start() {
        server.start();
        server.stubFor(get(urlPathMatching("/stand-in/media/[^/]+"))
                .willReturn(aResponse().withTransformerParameter("operation", "page.media")));
    }

    @Override
    public void close() {
        server.stop();
    }

    /** From now on this watcher sees every call but those for pages and pictures that people look at. */
    public final void watchedBy(StandInWatcher each) {
        watcher = each;
    }

    public final URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public final Mischief mischief() {
        return mischief;
    }

    public final StandInAccounts accounts() {
        return accounts;
    }

    protected final StandInMemory memory() {
        return memory;
    }

    protected final Instant now() {
        return options.clock().instant();
    }

    /** Whether a repeated key answers the earlier post; some servers ignore keys. */
    public final void honourIdempotencyKeys(boolean honour) {
        this.honoursKeys = honour;
    }

    protected final boolean honoursIdempotencyKeys() {
        return honoursKeys;
    }

    /** Everything that was posted and not deleted, oldest first. */
    public final List<StandInPost> posts() {
        return memory.posts();
    }

    /** What one account posted, oldest first. */
    public final List<StandInPost> posts(String handle) {
        return memory.posts(handle);
    }

    /** How often the network was asked to make this post: once, plus repeats it recognised. */
    public final int timesSeen(String postId) {
        return memory.timesSeen(postId);
    }

    /** As if a person had deleted it on the website. */
    public final void forget(String postId) {
        memory.remove(postId);
    }

    /** How many requests were carried out or refused, whether or not their answers have left. */
    public final int handled() {
        return handled.get();
    }

    /** The newest requests, oldest first. */
    public final List<StandInCall> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** The newest requests to one endpoint, oldest first. */
    public final List<StandInCall> calls(String operation) {
        return calls().stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
    }

    /** From now on the network tells these figures about the post. */
    public final void setFigures(String postId, Map<String, Long> figures) {
        setFigures.put(postId, Map.copyOf(figures));
    }

    /** A figure of a post: as set, else as grown with its age. */
    protected final long figure(StandInPost post, String name, int about) {
        Map<String, Long> set = setFigures.get(post.id());
        if (set != null) {
            return set.getOrDefault(name, 0L);
        }
        return growth.count(post.id(), name, Duration.between(post.at(), now()), about);
    }

    protected final long followers(String handle) {
        List<StandInPost> own = memory.posts(handle);
        Duration since =
                own.isEmpty() ? Duration.ZERO : Duration.between(own.getFirst().at(), now());
        return growth.followers(handle, since);
    }

    /** What the network answers to this call; empty to answer what the stub mapping says. */
    protected abstract Optional<StandInAnswer> answer(StandInCall call);

    /** The network's way to say 429; {@code until} is null where it names no wait. */
    protected abstract StandInAnswer rateLimited(@Nullable Instant until);

    /** The network's way to say that a token is no longer good. */
    protected abstract StandInAnswer revoked();

    /** Path of the page on which people see the post. */
    protected abstract String permalinkPath(StandInPost post);

    /** Path of the page on which people see an account. */
    protected abstract String profilePath(String handle);

    /** The link card below a post, where the network has such cards. */
    Optional<StandInCard> card(StandInPost post) {
        return Optional.empty();
    }

    /** The page of a post, with the rest of its thread; for the subclass's {@code page.post}. */
    protected final StandInAnswer postPage(@Nullable StandInPost post) {
        if (post == null) {
            return StandInAnswer.html(
                    404, "<!doctype html><html lang=\"de\"><title>Nicht gefunden</title><h1>Nicht gefunden</h1>");
        }
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("Gefällt mir", figure(post, "reactions", 60));
        figures.put("Geteilt", figure(post, "shares", 20));
        figures.put("Antworten", figure(post, "replies", 8));
        return StandInAnswer.html(200, pages().post(post, chain(post), figures));
    }

    /** The page of an account; for the subclass's {@code page.profile}. */
    protected final StandInAnswer profilePage(String handle) {
        return StandInAnswer.html(200, pages().account(handle, memory.posts(handle)));
    }

    private StandInPages pages() {
        return new StandInPages(displayName, this::permalinkPath, this::profilePath, this::card);
    }

    private List<StandInPost> chain(StandInPost post) {
        StandInPost root = post;
        while (root.inReplyTo() != null && memory.post(root.inReplyTo()).isPresent()) {
            root = memory.post(root.inReplyTo()).orElseThrow();
        }
        List<StandInPost> chain = new java.util.ArrayList<>(List.of(root));
        for (StandInPost next : memory.posts(post.account())) {
            if (chain.stream().anyMatch(before -> before.id().equals(next.inReplyTo()))) {
                chain.add(next);
            }
        }
        return chain;
    }

    private StandInAnswer mediaBytes(String id) {
        return memory.media(id)
                .map(media -> StandInAnswer.of(200, media.contentType(), memory.bytes(id)))
                .orElseGet(() -> StandInAnswer.of(404, "text/plain", new byte[0]));
    }

    private void remember(StandInCall call) {
        synchronized (calls) {
            calls.addLast(call);
            if (calls.size() > CALLS_KEPT) {
                calls.removeFirst();
            }
        }
    }

    /** Answers every request that a stub mapping matched. */
    private final class Answers implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "stand-in";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Object operation = event.getTransformerParameters().get("operation");
            if (operation == null) {
                return event.getResponseDefinition();
            }
            StandInCall call = StandInCall.of(operation.toString(), event.getRequest(), now());
            if (call.operation().equals("page.media")) {
                return render(mediaBytes(call.pathPieceFromEnd(0)));
            }
            remember(call);
            ResponseDefinition plain = event.getResponseDefinition();
            boolean watched = !call.operation().startsWith("page.");
            if (watched) {
                watcher.arrived(call);
            }
            ResponseDefinition answer = mischief.decide(call.operation())
                    .map(act -> misbehave(act, call, plain))
                    .orElseGet(() -> behave(call, plain));
            handled.incrementAndGet();
            if (watched) {
                watcher.carriedOut(call);
            }
            return answer;
        }

        private ResponseDefinition behave(StandInCall call, ResponseDefinition plain) {
            return answer(call)
                    .map(this::render)
                    .orElseGet(() -> ResponseDefinitionBuilder.like(plain)
                            .but()
                            .withHeader("Date", date())
                            .build());
        }

        private ResponseDefinition misbehave(Mischief.Act act, StandInCall call, ResponseDefinition plain) {
            ResponseDefinition done = act.kind().accepts() ? behave(call, plain) : plain;
            return switch (act.kind()) {
                case ACCEPT_AND_DROP -> fault(Fault.EMPTY_RESPONSE);
                case ACCEPT_AND_CUT_BODY -> fault(Fault.MALFORMED_RESPONSE_CHUNK);
                case RESET_BEFORE -> fault(Fault.CONNECTION_RESET_BY_PEER);
                case ACCEPT_AND_500, FAIL_500 ->
                    render(StandInAnswer.json(500, "{\"error\":\"Internal Server Error\"}"));
                case ACCEPT_AND_502_PAGE -> render(htmlPage(502, "Bad Gateway"));
                case HTML_PAGE -> render(htmlPage(503, "Service Temporarily Unavailable"));
                case ACCEPT_LATE ->
                    ResponseDefinitionBuilder.like(done)
                            .but()
                            .withFixedDelay((int) options.late().toMillis())
                            .build();
                case ACCEPT_AND_GARBLE -> render(StandInAnswer.json(200, "{\"id\": \"12"));
                case ACCEPT_AND_FLOOD -> render(StandInAnswer.json(200, "\"" + "x".repeat(10 << 20) + "\""));
                case ACCEPT_AND_TRICKLE ->
                    ResponseDefinitionBuilder.responseDefinition()
                            .withStatus(200)
                            .withBody(" ".repeat(2_000))
                            .withChunkedDribbleDelay(1_000, 60_000)
                            .build();
                case RATE_LIMITED -> render(rateLimited(now().plus(Duration.ofMinutes(5))));
                case RATE_LIMITED_WITHOUT_WAIT -> render(rateLimited(null));
                case REVOKED -> render(revoked());
                case ECHO -> render(StandInAnswer.json(500, echo(call)));
                case CANNED -> render(java.util.Objects.requireNonNull(act.answer()));
            };
        }

        private ResponseDefinition fault(Fault fault) {
            return ResponseDefinitionBuilder.responseDefinition()
                    .withFault(fault)
                    .build();
        }

        private StandInAnswer htmlPage(int status, String title) {
            return StandInAnswer.html(
                    status,
                    "<html>\r\n<head><title>%1$d %2$s</title></head>\r\n<body>\r\n<center><h1>%1$d %2$s</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>"
                            .formatted(status, title));
        }

        private String echo(StandInCall call) {
            return "{\"error\":\"You sent to " + call.path() + " " + call.headers() + " and "
                    + call.body().replace("\\", "").replace("\"", "'").replaceAll("\\s+", " ") + "\"}";
        }

        private ResponseDefinition render(StandInAnswer answer) {
            ResponseDefinitionBuilder response =
                    ResponseDefinitionBuilder.responseDefinition().withStatus(answer.status());
            answer.headers().forEach((name, value) -> response.withHeader(name, value));
            if (!answer.headers().containsKey("Date")) {
                response.withHeader("Date", date());
            }
            return answer.bodyFile() == null
                    ? response.withBody(answer.body()).build()
                    : response.withBodyFile(answer.bodyFile()).build();
        }

        private String date() {
            return DateTimeFormatter.RFC_1123_DATE_TIME.format(now().atOffset(ZoneOffset.UTC));
        }
    }
}
