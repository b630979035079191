/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import de.malklug.networks.AccountConnector;
import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectRequest;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementSource;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.PostAddresses;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PostRemover;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.AppConnection;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** X, formerly Twitter, over its API v2. */
final class XNetwork implements Network, PostFinder, PostAddresses, EngagementSource, PostRemover, AccountConnector {

    static final NetworkId ID = new NetworkId("x");

    private final XSettings settings;
    private final XLimits limits;
    private final XCalls calls;
    private final XSteps steps;
    private final XFinder finder;
    private final XFigures figures;
    private final AppConnection connection;
    private final XDeletion changes;

    XNetwork(NetworkHttp http, SessionStore store, XSettings settings, Clock clock) {
        XAnswers answers = new XAnswers(clock);
        TokenEndpoint endpoint =
                new TokenEndpoint(http, answers, settings.session().accessLifetime(), clock);
        Grants grants = new Grants(endpoint, store, settings.session(), clock);
        this.settings = settings;
        this.connection = new AppConnection(http, this::dialect);
        this.limits = new XLimits(settings.limits());
        this.calls = new XCalls(http, grants);
        this.steps = new XSteps(calls, grants, settings, answers, clock);
        this.finder = new XFinder(calls, settings, steps, clock);
        this.figures = new XFigures(calls, answers, settings, clock);
        this.changes = new XDeletion(calls, answers, settings.session().needed());
    }

    @Override
    public boolean refusesRepetition() {
        return true;
    }

    @Override
    public NetworkId id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "X";
    }

    @Override
    public Limits limits() {
        return limits.documented();
    }

    @Override
    public Limits limits(ConnectedAccount account) {
        return limits.of(calls.owner(account).map(Grant.Owner::premium).orElse(false));
    }

    @Override
    public List<Misfit> misfits(Message message, Limits allowed) {
        return limits.misfits(message, allowed);
    }

    @Override
    public List<String> requiredSecrets() {
        return List.of(Grant.CLIENT_ID, Grant.REFRESH_TOKEN);
    }

    @Override
    public List<String> optionalSecrets() {
        return List.of(Grant.CLIENT_SECRET);
    }

    @Override
    public Checkpoint start(PublishRequest request) {
        return Checkpoint.repeatable(XSteps.ACCESS);
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        return steps.take(request, from);
    }

    @Override
    public Duration settlingTime() {
        return settings.settlingTime();
    }

    @Override
    public Search find(PublishRequest request, Checkpoint at, Instant since) {
        return finder.find(request, at, since);
    }

    @Override
    public Optional<PublishOutcome> seenAt(@Nullable URI address, PublishRequest request, Checkpoint at) {
        return steps.seenAt(address, request, at);
    }

    @Override
    public int batchSize() {
        return settings.batchSize();
    }

    @Override
    public Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> remoteIds) {
        return remoteIds.isEmpty() ? Map.of() : figures.read(account, remoteIds);
    }

    @Override
    public EngagementReading readAccount(ConnectedAccount account) {
        return figures.readAccount(account);
    }

    @Override
    public ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        return changes.remove(account, post);
    }

    @Override
    public String yields() {
        return Grant.REFRESH_TOKEN;
    }

    @Override
    public List<String> needs() {
        return List.of(Grant.CLIENT_ID);
    }

    @Override
    public Beginning authorise(ConnectRequest request, @Nullable Secret app) {
        return connection.authorise(request);
    }

    @Override
    public Ending exchange(ConnectRequest request, @Nullable Secret app, Secret code) {
        return connection.exchange(request, code);
    }

    private AppConnection.Dialect dialect(ConnectedAccount account) {
        return new AppConnection.Dialect(
                URI.create(settings.webAddress() + "/i/oauth2/authorize"),
                URI.create(account.server() + "/2/oauth2/token"),
                Grant.CLIENT_ID,
                Grant.REFRESH_TOKEN,
                "tweet.read tweet.write users.read media.write offline.access",
                Map.of(),
                true,
                true,
                new AppConnection.Owner(
                        HttpCall.get(account.server(), "/2/users/me"), List.of("data/username", "data/id")));
    }
}
