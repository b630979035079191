/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

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
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.AppConnection;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** YouTube, by its Data API v3: one video with title and description, and first comments by the channel itself. */
final class YouTubeNetwork implements Network, PostFinder, EngagementSource, PostEditor, PostRemover, AccountConnector {

    static final NetworkId ID = new NetworkId("youtube");

    private final YouTubeSettings settings;
    private final AppConnection connection;
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
        this.connection = new AppConnection(http, this::dialect);
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

    @Override
    public String yields() {
        return Sessions.REFRESH_TOKEN;
    }

    @Override
    public List<String> needs() {
        return List.of(Sessions.CLIENT_ID, Sessions.CLIENT_SECRET);
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
        String scopes = "https://www.googleapis.com/auth/youtube.force-ssl"
                + (settings.analytics().enabled() ? " https://www.googleapis.com/auth/yt-analytics.readonly" : "");
        return new AppConnection.Dialect(
                settings.signInPage(),
                URI.create(settings.tokenServer() + "/token"),
                Sessions.CLIENT_ID,
                Sessions.REFRESH_TOKEN,
                scopes,
                Map.of("access_type", "offline", "prompt", "consent"),
                true,
                false,
                new AppConnection.Owner(
                        HttpCall.get(account.server(), "/youtube/v3/channels")
                                .query("part", "snippet")
                                .query("mine", "true"),
                        List.of("items/0/snippet/title", "items/0/snippet/customUrl", "items/0/id")));
    }
}
