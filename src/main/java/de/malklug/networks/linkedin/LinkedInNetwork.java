/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

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
import de.malklug.networks.PostEditor;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PostRemover;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import de.malklug.networks.Warning;
import de.malklug.networks.http.AppConnection;
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

/** LinkedIn: pages, and members as far as it lets an app act for them. */
final class LinkedInNetwork
        implements Network, PostFinder, PostAddresses, EngagementSource, PostEditor, PostRemover, AccountConnector {

    static final NetworkId ID = new NetworkId("linkedin");

    private final LinkedInSettings settings;
    private final AppConnection connection;
    private final ApiVersion version;
    private final LinkedInAccess access;
    private final LinkedInLimits limits;
    private final LinkedInSteps steps;
    private final LinkedInFinder finder;
    private final LinkedInFigures figures;
    private final LinkedInChanges changes;

    LinkedInNetwork(NetworkHttp http, SessionStore store, LinkedInSettings settings, Clock clock) {
        LinkedInAnswers answers = new LinkedInAnswers(settings.throttledFor(), clock);
        this.settings = settings;
        this.connection = new AppConnection(http, this::dialect);
        this.version = new ApiVersion(settings, clock);
        this.limits = new LinkedInLimits(settings.limits());
        this.access = new LinkedInAccess(http, store, settings, clock);
        LinkedInCalls calls = new LinkedInCalls(http, access, version);
        UploadLinks links = new UploadLinks(store, settings.uploadDomains(), clock);
        this.steps = new LinkedInSteps(calls, links, settings, answers, clock);
        this.finder = new LinkedInFinder(calls, settings, steps, clock);
        this.figures = new LinkedInFigures(calls, answers, settings);
        this.changes = new LinkedInChanges(calls, answers);
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
        return "LinkedIn";
    }

    @Override
    public Limits limits() {
        return limits.documented();
    }

    @Override
    public List<Misfit> misfits(Message message, Limits allowed) {
        return limits.misfits(message, allowed);
    }

    @Override
    public List<String> requiredSecrets() {
        return List.of("handle", LinkedInAccess.ACCESS_TOKEN);
    }

    @Override
    public List<String> optionalSecrets() {
        return List.of(LinkedInAccess.REFRESH_TOKEN, LinkedInAccess.CLIENT_ID, LinkedInAccess.CLIENT_SECRET);
    }

    @Override
    public List<Warning> warnings() {
        return version.warnings();
    }

    @Override
    public Checkpoint start(PublishRequest request) {
        return steps.start(request);
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        LinkedInCalls.require(request.account());
        return steps.take(request, from);
    }

    @Override
    public Duration settlingTime() {
        return settings.settlingTime();
    }

    @Override
    public Search find(PublishRequest request, Checkpoint at, Instant since) {
        LinkedInCalls.require(request.account());
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
    public ChangeOutcome edit(ConnectedAccount account, RemotePost post, Message message) {
        return changes.edit(account, post, message);
    }

    @Override
    public ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        return changes.remove(account, post);
    }

    @Override
    public Optional<Instant> accessEnds(ConnectedAccount account) {
        return access.ends(account);
    }

    @Override
    public String yields() {
        return LinkedInAccess.ACCESS_TOKEN;
    }

    @Override
    public List<String> needs() {
        return List.of(LinkedInAccess.CLIENT_ID, LinkedInAccess.CLIENT_SECRET);
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
                URI.create(settings.oauthAddress() + "/oauth/v2/authorization"),
                URI.create(settings.oauthAddress() + "/oauth/v2/accessToken"),
                LinkedInAccess.CLIENT_ID,
                LinkedInAccess.ACCESS_TOKEN,
                "w_organization_social r_organization_social rw_organization_admin",
                Map.of(),
                false,
                false,
                null);
    }
}
