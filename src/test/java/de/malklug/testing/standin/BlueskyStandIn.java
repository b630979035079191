/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Bluesky host: login, the account's own store and the index that counts likes, in one. */
public final class BlueskyStandIn extends NetworkStandIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BlueskyTokens tokens = new BlueskyTokens();
    private final BlueskyIdentities identities = new BlueskyIdentities();
    private final BlueskyLogins logins = new BlueskyLogins();
    private final BlueskyRepository repository;

    public BlueskyStandIn(StandInOptions options) {
        super("bluesky", "Bluesky", options);
        repository = new BlueskyRepository(memory(), identities, this::now);
        memory().posts().forEach(post -> identities.didOf(post.account()));
    }

    /** A server that is already listening. */
    public static BlueskyStandIn started(StandInOptions options) {
        BlueskyStandIn standIn = new BlueskyStandIn(options);
        standIn.start();
        return standIn;
    }

    /** Somebody with this handle exists and can be mentioned. */
    public String knows(String handle) {
        return identities.didOf(handle);
    }

    /** Access tokens issued so far have run out. */
    public void endAccessTokens() {
        tokens.endAccess();
    }

    /** Refresh tokens issued so far are revoked, as when the app password was. */
    public void endRefreshTokens() {
        tokens.endRefresh();
    }

    /** No token issued so far can be verified any more. */
    public void forgetTokens() {
        tokens.changeKey();
    }

    /** Uploads that no post names yet are gone. */
    public void forgetUploads() {
        calls("repo.uploadBlob").forEach(call -> repository.lose(Cid.ofBlob(call.bytes())));
    }

    /** Takes any number of logins. */
    public void limitsNoLogins() {
        logins.limitNothing();
    }

    @Override
    protected Optional<StandInAnswer> answer(StandInCall call) {
        return switch (call.operation()) {
            case "server.describeServer" -> Optional.empty();
            case "page.post" ->
                Optional.of(postPage(repository.at(call.pathPieceFromEnd(2), call.pathPieceFromEnd(0))));
            case "page.profile" -> Optional.of(profilePage(identities.handleOf(call.pathPieceFromEnd(0))));
            case "server.createSession" -> Optional.of(createSession(call));
            case "server.refreshSession" -> Optional.of(refreshSession(call));
            case "identity.resolveHandle" -> Optional.of(resolveHandle(call));
            case "repo.getRecord" -> Optional.of(repository.getRecord(call));
            case "repo.listRecords" -> Optional.of(repository.listRecords(call));
            default -> Optional.of(forAccount(call));
        };
    }

    private StandInAnswer forAccount(StandInCall call) {
        BlueskyTokens.Checked checked = tokens.access(call.bearer(), now());
        if (checked.handle().isEmpty()) {
            return checked.refusal();
        }
        String handle = checked.handle().get();
        return switch (call.operation()) {
            case "server.getSession" -> StandInAnswer.json(identity(handle));
            case "repo.uploadBlob" -> repository.uploadBlob(handle, call);
            case "repo.putRecord" -> repository.putRecord(handle, call);
            case "repo.deleteRecord" -> repository.deleteRecord(handle, call);
            case "feed.getPosts" -> getPosts(call);
            case "actor.getProfile" -> getProfile(call);
            default -> throw new IllegalStateException("Unknown operation " + call.operation());
        };
    }

    private StandInAnswer createSession(StandInCall call) {
        String handle = call.json().path("identifier").asString("");
        String password = call.json().path("password").asString("");
        if (logins.isTooMuch(handle, now())) {
            return rateLimited(now().plus(Duration.ofMinutes(5)));
        }
        boolean known = !handle.isEmpty() && !password.isEmpty() && !accounts().isRevoked(password);
        return known
                ? StandInAnswer.json(identity(handle).setAll(tokens.pair(handle, now())))
                : StandInAnswer.file("createSession-401-password.json");
    }

    private StandInAnswer refreshSession(StandInCall call) {
        BlueskyTokens.Checked checked = tokens.refresh(call.bearer(), now());
        return checked.handle()
                .map(handle -> StandInAnswer.json(
                        identity(handle).setAll(tokens.successorOf(call.bearer().orElseThrow(), handle, now()))))
                .orElseGet(checked::refusal);
    }

    private ObjectNode identity(String handle) {
        ObjectNode identity = JSON.createObjectNode()
                .put("did", identities.didOf(handle))
                .put("handle", handle)
                .put("active", true);
        ObjectNode document = identity.putObject("didDoc").put("id", identities.didOf(handle));
        document.putArray("service")
                .addObject()
                .put("id", "#atproto_pds")
                .put("type", "AtprotoPersonalDataServer")
                .put("serviceEndpoint", url().toString());
        return identity;
    }

    private StandInAnswer resolveHandle(StandInCall call) {
        String handle = Optional.ofNullable(call.query("handle")).orElse("");
        return identities.isKnown(handle)
                ? StandInAnswer.json(JSON.createObjectNode().put("did", identities.didOf(handle)))
                : StandInAnswer.file("resolveHandle-400-unknown.json");
    }

    private StandInAnswer getPosts(StandInCall call) {
        List<String> uris = call.queryAll("uris");
        if (uris.size() > 25) {
            return StandInAnswer.file("getPosts-400-too-many.json");
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode posts = answer.putArray("posts");
        uris.forEach(uri -> memory().post(uri).ifPresent(post -> posts.add(view(post))));
        return StandInAnswer.json(answer);
    }

    private ObjectNode view(StandInPost post) {
        JsonNode value = JSON.readTree(post.raw());
        ObjectNode view = JSON.createObjectNode().put("uri", post.id()).put("cid", BlueskyRepository.cid(value));
        view.putObject("author").put("did", identities.didOf(post.account())).put("handle", post.account());
        view.set("record", value);
        return view.put("likeCount", figure(post, "reactions", 60))
                .put("repostCount", figure(post, "shares", 20))
                .put("replyCount", figure(post, "replies", 8))
                .put("quoteCount", figure(post, "quotes", 3))
                .put("bookmarkCount", figure(post, "saves", 5))
                .put("indexedAt", post.at().toString());
    }

    private StandInAnswer getProfile(StandInCall call) {
        String handle =
                identities.handleOf(Optional.ofNullable(call.query("actor")).orElse(""));
        return StandInAnswer.json(JSON.createObjectNode()
                .put("did", identities.didOf(handle))
                .put("handle", handle)
                .put("followersCount", followers(handle))
                .put("followsCount", 0)
                .put("postsCount", memory().posts(handle).size()));
    }

    @Override
    protected StandInAnswer rateLimited(@Nullable Instant until) {
        StandInAnswer answer = StandInAnswer.file("putRecord-429-limit.json");
        return until == null
                ? answer
                : answer.header("RateLimit-Limit", "5000")
                        .header("RateLimit-Remaining", "0")
                        .header("RateLimit-Reset", String.valueOf(until.getEpochSecond()))
                        .header("RateLimit-Policy", "5000;w=3600");
    }

    @Override
    protected StandInAnswer revoked() {
        return StandInAnswer.file("refreshSession-400-revoked.json");
    }

    @Override
    Optional<StandInCard> card(StandInPost post) {
        JsonNode external = JSON.readTree(post.raw()).path("embed").path("external");
        return external.isObject()
                ? Optional.of(new StandInCard(
                        external.path("uri").asString(),
                        external.path("title").asString(),
                        external.path("description").asString("")))
                : Optional.empty();
    }

    @Override
    protected String permalinkPath(StandInPost post) {
        return profilePath(identities.didOf(post.account())) + "/post/"
                + post.id().substring(post.id().lastIndexOf('/') + 1);
    }

    @Override
    protected String profilePath(String handle) {
        return "/profile/" + handle;
    }
}
