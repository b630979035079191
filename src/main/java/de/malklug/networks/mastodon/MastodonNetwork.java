/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

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
import de.malklug.networks.PostEditor;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PostRemover;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.Secret;
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Any Mastodon server, and servers that speak its API. */
final class MastodonNetwork
        implements Network, PostFinder, EngagementSource, PostEditor, PostRemover, AccountConnector {

    private static final NetworkId ID = new NetworkId("mastodon");

    private final MastodonSettings settings;
    private final MastodonLimits limits;
    private final MastodonSteps steps;
    private final MastodonFinder finder;
    private final MastodonFigures figures;
    private final MastodonChanges changes;
    private final MastodonConnection connection;

    MastodonNetwork(NetworkHttp http, MastodonSettings settings, Clock clock) {
        MastodonAnswers answers = new MastodonAnswers(clock, settings.pollInterval());
        this.settings = settings;
        this.limits = new MastodonLimits(http, settings, clock);
        this.steps = new MastodonSteps(http, settings, answers, clock);
        this.finder = new MastodonFinder(http, settings, steps, clock);
        this.figures = new MastodonFigures(http, answers);
        this.changes = new MastodonChanges(http, answers);
        this.connection = new MastodonConnection(http);
    }

    @Override
    public NetworkId id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Mastodon";
    }

    @Override
    public Limits limits() {
        return limits.assumed();
    }

    @Override
    public Limits limits(ConnectedAccount account) {
        return limits.of(account);
    }

    @Override
    public List<Misfit> misfits(Message message, Limits allowed) {
        return limits.misfits(message, allowed);
    }

    @Override
    public List<String> requiredSecrets() {
        return List.of(MastodonCalls.ACCESS_TOKEN);
    }

    @Override
    public Checkpoint start(PublishRequest request) {
        return steps.start(request);
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        return steps.take(request, from);
    }

    @Override
    public Duration settlingTime() {
        return settings.settlingTime();
    }

    /** The list a look reads comes from the primary database: no lag. */
    @Override
    public boolean consistent() {
        return true;
    }

    @Override
    public Search find(PublishRequest request, Checkpoint at, Instant since) {
        return finder.find(request, at, since);
    }

    @Override
    public int batchSize() {
        return settings.batchSize();
    }

    @Override
    public Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> remoteIds) {
        return figures.read(account, remoteIds);
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
    public String yields() {
        return MastodonCalls.ACCESS_TOKEN;
    }

    @Override
    public Beginning authorise(ConnectRequest request, @Nullable Secret app) {
        return connection.authorise(request, app);
    }

    @Override
    public Ending exchange(ConnectRequest request, @Nullable Secret app, Secret code) {
        return connection.exchange(request, Objects.requireNonNull(app), code);
    }
}
