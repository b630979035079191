/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementSource;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PostRemover;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.SessionStore;
import de.malklug.networks.graph.ContainerAnswers;
import de.malklug.networks.graph.ContainerCourse;
import de.malklug.networks.graph.ContainerFinder;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.graph.GraphBudget;
import de.malklug.networks.graph.GraphDeletion;
import de.malklug.networks.graph.GraphList;
import de.malklug.networks.graph.GraphQuota;
import de.malklug.networks.graph.GraphTokens;
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Threads: every part of a message through a container of its own. */
final class ThreadsNetwork implements Network, PostFinder, EngagementSource, PostRemover {

    static final NetworkId ID = new NetworkId("threads");

    private final ThreadsSettings settings;
    private final ThreadsLimits limits;
    private final ContainerCourse course;
    private final ContainerFinder finder;
    private final ThreadsFigures figures;
    private final GraphDeletion changes;

    ThreadsNetwork(NetworkHttp http, SessionStore sessions, ThreadsSettings settings, Clock clock) {
        GraphApi graph = new GraphApi(http, settings.version(), new GraphBudget(settings.usage(), clock));
        GraphTokens tokens = new GraphTokens(http, sessions, "th_refresh_token", settings.renewal(), clock);
        ThreadsApi api = new ThreadsApi(graph, tokens);
        ThreadsContainers containers =
                new ThreadsContainers(api, new GraphQuota(graph, settings.quotaMemory(), clock), settings, clock);
        GraphList list = new GraphList(graph, clock, settings.lookPages());
        this.settings = settings;
        this.limits = new ThreadsLimits(settings.limits());
        this.course = new ContainerCourse(graph, containers, settings.containers(), clock);
        this.finder = new ContainerFinder(graph, containers, list, settings.lookMargin(), clock);
        this.figures = new ThreadsFigures(api, settings.metrics(), clock);
        this.changes =
                new GraphDeletion(graph, api::delete, new ContainerAnswers(containers, settings.containers(), clock));
    }

    @Override
    public NetworkId id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Threads";
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
        return List.of(GraphApi.ACCESS_TOKEN);
    }

    @Override
    public Checkpoint start(PublishRequest request) {
        return ContainerCourse.begin(request, Checkpoint.repeatable(ContainerCourse.CONTAINER));
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        return course.take(request, from);
    }

    @Override
    public Duration settlingTime() {
        return settings.settlingTime();
    }

    @Override
    public boolean consistent() {
        return settings.repeatAfterLooks();
    }

    @Override
    public Search find(PublishRequest request, Checkpoint at, Instant since) {
        return finder.find(request, at, since);
    }

    /** Each post is a call of its own. */
    @Override
    public int batchSize() {
        return 1;
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
    public ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        return changes.remove(account, post);
    }
}
