/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

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

/** Instagram: find out who the account is, publish through containers, comment. */
final class InstagramNetwork implements Network, PostFinder, EngagementSource, PostRemover {

    static final NetworkId ID = new NetworkId("instagram");

    private final InstagramSettings settings;
    private final InstagramLimits limits;
    private final InstagramUsers users;
    private final ContainerCourse course;
    private final InstagramComments comments;
    private final ContainerFinder finder;
    private final InstagramFigures figures;
    private final InstagramApi api;
    private final GraphDeletion deletion;

    InstagramNetwork(NetworkHttp http, SessionStore sessions, InstagramSettings settings, Clock clock) {
        GraphApi graph = new GraphApi(http, settings.version(), new GraphBudget(settings.usage(), clock));
        GraphTokens tokens = new GraphTokens(http, sessions, "ig_refresh_token", settings.renewal(), clock);
        InstagramApi api = new InstagramApi(graph, tokens, settings.facebookHosts());
        InstagramContainers containers = new InstagramContainers(
                api, new GraphQuota(graph, settings.quotaMemory(), clock), settings.lookPageSize(), clock);
        ContainerAnswers answers = new ContainerAnswers(containers, settings.containers(), clock);
        GraphList list = new GraphList(graph, clock, settings.lookPages());
        this.settings = settings;
        this.limits = new InstagramLimits(settings.limits());
        this.users = new InstagramUsers(api, answers, clock);
        this.course = new ContainerCourse(graph, containers, settings.containers(), clock);
        this.comments = new InstagramComments(api, answers, list, settings, clock);
        this.finder = new ContainerFinder(graph, containers, list, settings.lookMargin(), clock);
        this.figures = new InstagramFigures(api, users, settings.metrics(), clock);
        this.api = api;
        this.deletion = new GraphDeletion(graph, api::delete, answers);
    }

    @Override
    public NetworkId id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Instagram";
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
        return Checkpoint.repeatable(InstagramUsers.STEP);
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        return switch (from.step()) {
            case InstagramUsers.STEP -> users.take(request, from);
            case InstagramComments.STEP -> comments.take(request, from);
            default -> course.take(request, from);
        };
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
        return at.step().equals(InstagramComments.STEP)
                ? comments.find(request, at, since)
                : finder.find(request, at, since);
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

    /** Accounts that log in with Instagram itself have no call for it; their posts are deleted in the app. */
    @Override
    public boolean removes(ConnectedAccount account) {
        return api.isFacebookLogin(account);
    }

    @Override
    public ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        return removes(account)
                ? deletion.remove(account, post)
                : ChangeOutcome.refused(PublishOutcome.Reason.FORBIDDEN, "instagram-login", "");
    }
}
