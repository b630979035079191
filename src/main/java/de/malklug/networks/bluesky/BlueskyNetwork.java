/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

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
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Bluesky, and any other host of the AT Protocol: the account's server may be anybody's. */
final class BlueskyNetwork implements Network, PostFinder, EngagementSource, PostRemover {

    static final NetworkId ID = new NetworkId("bluesky");

    private final BlueskySettings settings;
    private final BlueskyLimits limits;
    private final ServerLimits serverLimits;
    private final Sessions sessions;
    private final Course course;
    private final Map<String, Step> steps;
    private final BlueskyFinder finder;
    private final BlueskyEngagement engagement;
    private final Deletion changes;

    static BlueskyNetwork over(
            NetworkHttp http, PublicWeb web, SessionStore store, BlueskySettings settings, Clock clock) {
        return new BlueskyNetwork(http, web, store, settings, clock);
    }

    private BlueskyNetwork(NetworkHttp http, PublicWeb web, SessionStore store, BlueskySettings settings, Clock clock) {
        Duration ahead = settings.session().refreshAhead();
        Duration needed = settings.session().needed();
        BlueskyAnswers answers = new BlueskyAnswers(clock);
        this.settings = settings;
        this.limits = new BlueskyLimits(settings);
        this.serverLimits = new ServerLimits(http, limits, settings.limitsMemory(), clock);
        this.sessions = new Sessions(
                http, store, new SessionAnswer(settings.session().accessLifetime(), clock), answers, clock);
        this.course = new Course(settings, clock);
        AuthorizedCalls calls = new AuthorizedCalls(http, sessions);
        StoredRecords stored = new StoredRecords(calls, needed);
        Blobs blobs = new Blobs(calls, answers, ahead);
        this.steps = Map.of(
                Course.BLOB, new BlobStep(blobs, course),
                Course.CARD, new CardStep(new LinkedPages(web, settings), blobs, course),
                Course.RECORD, new RecordStep(new Mentions(http, answers), sessions, course),
                Course.POST, new PostStep(calls, stored, answers, course, needed));
        this.finder = new BlueskyFinder(stored, course);
        this.engagement = new BlueskyEngagement(http, calls, sessions, answers, settings);
        this.changes = new Deletion(calls, answers, needed);
    }

    @Override
    public NetworkId id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Bluesky";
    }

    @Override
    public Limits limits() {
        return limits.documented();
    }

    @Override
    public Limits limits(ConnectedAccount account) {
        return serverLimits.of(sessions.hostOf(account));
    }

    @Override
    public List<Misfit> misfits(Message message, Limits limits) {
        return this.limits.misfits(message, limits);
    }

    @Override
    public List<String> requiredSecrets() {
        return List.of("handle", Sessions.APP_PASSWORD);
    }

    @Override
    public Checkpoint start(PublishRequest request) {
        return course.begin(request, Checkpoint.repeatable(Course.RECORD));
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        Sessions.require(request.account());
        Step step = steps.get(from.step());
        if (step == null) {
            throw new IllegalStateException("Bluesky has no step " + from.step());
        }
        return step.take(request, from);
    }

    @Override
    public Duration settlingTime() {
        return settings.settlingTime();
    }

    @Override
    public boolean consistent() {
        return true;
    }

    @Override
    public Search find(PublishRequest request, Checkpoint at, Instant since) {
        Sessions.require(request.account());
        return finder.find(request, at);
    }

    @Override
    public int batchSize() {
        return settings.batchSize();
    }

    @Override
    public Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> remoteIds) {
        return engagement.read(account, remoteIds);
    }

    @Override
    public EngagementReading readAccount(ConnectedAccount account) {
        return engagement.readAccount(account);
    }

    @Override
    public ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        return changes.remove(account, post);
    }
}
