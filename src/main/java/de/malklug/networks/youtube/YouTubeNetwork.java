/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

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
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** YouTube, by its Data API v3: one video with title and description, and first comments by the channel itself. */
final class YouTubeNetwork implements Network, PostFinder, EngagementSource, PostEditor, PostRemover {

    static final NetworkId ID = new NetworkId("youtube");

    private final YouTubeSettings settings;
    private final YouTubeLimits limits;
    private final Map<String, Step> steps = new HashMap<>();
    private final YouTubeFinder finder;
    private final YouTubeFigures figures;
    private final VideoChanges changes;

    YouTubeNetwork(NetworkHttp http, SessionStore store, YouTubeSettings settings, Clock clock) {
        YouTubeAnswers answers = new YouTubeAnswers(settings.quotaZone(), clock);
        Sessions sessions = new Sessions(http, store, settings, answers, clock);
        YouTubeCalls calls = new YouTubeCalls(http, sessions, settings);
        Course course = new Course(settings, clock);
        Videos videos = new Videos(calls, answers);
        UploadSession uploads = new UploadSession(http, settings.upload(), answers, course);
        this.settings = settings;
        this.limits = new YouTubeLimits(settings.limits(), settings.comments());
        CommentStep comment = new CommentStep(calls, answers, course);
        RevealSteps reveal = new RevealSteps(calls, videos, answers, settings, course);
        steps.put(Course.SESSION, new SessionStep(calls, sessions, answers, settings, course));
        steps.put(Course.BYTES, new BytesStep(sessions, uploads, settings.upload(), course));
        steps.put(Course.LAST, new BytesStep(sessions, uploads, settings.upload(), course));
        steps.put(Course.LOOK, new LookStep(new Uploads(calls, answers, settings), settings.upload(), course));
        steps.put(Course.PROCESSED, new ProcessedStep(videos, sessions, settings.processing(), course, clock));
        steps.put(Course.THUMBNAIL, new ThumbnailStep(calls, answers, course));
        steps.put(Course.REVEAL, reveal::reveal);
        steps.put(Course.REVEALED, reveal::check);
        steps.put(Course.COMMENT, comment);
        this.finder = new YouTubeFinder(new Comments(calls, answers, settings), reveal, comment);
        this.figures = new YouTubeFigures(calls, answers, settings, clock);
        this.changes = new VideoChanges(calls, videos, answers);
    }

    @Override
    public NetworkId id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "YouTube";
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
        return List.of(Sessions.CLIENT_ID, Sessions.CLIENT_SECRET, Sessions.REFRESH_TOKEN);
    }

    /** The upload session is opened first; nothing is public before {@link Course#REVEAL}. */
    @Override
    public Checkpoint start(PublishRequest request) {
        return Checkpoint.repeatable(Course.SESSION);
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        Sessions.require(request.account());
        Step step = steps.get(from.step());
        if (step == null) {
            throw new IllegalStateException("YouTube has no step " + from.step());
        }
        return step.take(request, from);
    }

    @Override
    public Duration settlingTime() {
        return settings.settlingTime();
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
