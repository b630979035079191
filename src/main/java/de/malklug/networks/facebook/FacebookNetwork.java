/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

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
import de.malklug.networks.PostEditor;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PostRemover;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.graph.GraphBudget;
import de.malklug.networks.graph.GraphList;
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A Page on Facebook. */
final class FacebookNetwork implements Network, PostFinder, EngagementSource, PostEditor, PostRemover {

    private static final NetworkId ID = new NetworkId("facebook");

    private final FacebookSettings settings;
    private final FacebookLimits limits;
    private final FacebookSteps steps;
    private final FacebookFinder finder;
    private final FacebookFigures figures;
    private final FacebookChanges changes;

    FacebookNetwork(NetworkHttp http, FacebookSettings settings, Clock clock) {
        GraphApi api = new GraphApi(http, settings.version(), new GraphBudget(settings.usage(), clock));
        GraphList list = new GraphList(api, clock, settings.lookPages());
        FacebookAnswers answers = new FacebookAnswers(clock, settings.tooFastWait());
        Course course = new Course(settings.webAddress(), clock);
        OwnPosts ownPosts = new OwnPosts(api, list, settings.lookPageSize());
        Photos photos = new Photos(api, answers, course, clock);
        Posts posts = new Posts(api, settings, answers, ownPosts, photos, course, clock);
        Uploads uploads = new Uploads(api, settings, answers, course);
        Videos videos = new Videos(api, settings, answers, uploads, course, clock);
        Comments comments = new Comments(api, list, answers, course);
        this.settings = settings;
        this.limits = new FacebookLimits(settings.limits());
        this.steps = new FacebookSteps(api, settings, course, photos, posts, uploads, videos, comments);
        this.finder = new FacebookFinder(ownPosts, posts, videos, comments, course, settings.lookMargin());
        this.figures = new FacebookFigures(api, settings, answers, clock);
        this.changes = new FacebookChanges(api, answers);
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
        return "Facebook";
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
        return Course.start(request.message());
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
    public int batchSize() {
        return settings.metrics().batchSize();
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
}
