/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.AccountConnector;
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
import de.malklug.networks.PostFinder;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.AppConnection;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** TikTok, by its Content Posting API: one video, or photos. */
final class TikTokNetwork implements Network, PostFinder, EngagementSource, AccountConnector {

    static final NetworkId ID = new NetworkId("tiktok");

    private final TikTokSettings settings;
    private final AppConnection connection;
    private final TikTokLimits limits;
    private final CreatorLimits creatorLimits;
    private final Map<String, Step> steps;
    private final TikTokFinder finder;
    private final TikTokFigures figures;

    TikTokNetwork(NetworkHttp http, SessionStore store, TikTokSettings settings, Clock clock) {
        TikTokAnswers answers = new TikTokAnswers(clock);
        Sessions sessions = new Sessions(http, store, settings.post().inbox(), answers, clock);
        TikTokCalls calls = new TikTokCalls(http, sessions, settings.session());
        Course course = new Course(settings.webAddress(), clock);
        Pieces pieces = new Pieces(settings.upload());
        StatusCall statusCall = new StatusCall(calls, answers);
        StatusStep status = new StatusStep(statusCall, sessions, settings, pieces, course);
        BytesStep bytes = new BytesStep(http, sessions, statusCall, answers, settings.upload(), pieces, course);
        this.settings = settings;
        this.connection = new AppConnection(http, this::dialect);
        this.limits = new TikTokLimits(settings.limits());
        this.creatorLimits = new CreatorLimits(calls, answers, limits, settings.creatorMemory(), clock);
        this.steps = Map.of(
                Course.CREATOR,
                new CreatorStep(calls, sessions, answers, settings, course),
                Course.INIT,
                new InitStep(calls, sessions, answers, settings, pieces, course),
                Course.BYTES,
                bytes::piece,
                Course.LAST,
                bytes::last,
                Course.PHOTOS,
                new PhotosStep(calls, sessions, answers, settings.post(), course),
                Course.STATUS,
                status,
                Course.INBOX,
                (request, at) -> new Unconfirmed("It waits in the creator's inbox in the app"));
        this.finder = new TikTokFinder(calls, answers, statusCall, status, settings, course);
        this.figures = new TikTokFigures(calls, answers, settings.batchSize());
    }

    @Override
    public NetworkId id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "TikTok";
    }

    @Override
    public Limits limits() {
        return limits.documented();
    }

    @Override
    public Limits limits(ConnectedAccount account) {
        return creatorLimits.of(account);
    }

    @Override
    public List<Misfit> misfits(Message message, Limits allowed) {
        return limits.misfits(message, allowed);
    }

    /** Videos are sent; photos TikTok fetches. */
    @Override
    public boolean fetches(Message.Part part, Limits allowed) {
        return part.media().stream().anyMatch(Message.Media::isImage);
    }

    @Override
    public List<String> requiredSecrets() {
        return List.of(Sessions.CLIENT_KEY, Sessions.CLIENT_SECRET, Sessions.REFRESH_TOKEN);
    }

    @Override
    public Checkpoint start(PublishRequest request) {
        return Checkpoint.repeatable(Course.CREATOR);
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        Sessions.require(request.account());
        Step step = steps.get(from.step());
        if (step == null) {
            throw new IllegalStateException("TikTok has no step " + from.step());
        }
        return step.take(request, from);
    }

    @Override
    public Duration settlingTime() {
        return settings.settlingTime();
    }

    /** How many bytes arrived TikTok knows at once. */
    @Override
    public boolean consistent() {
        return true;
    }

    @Override
    public Search find(PublishRequest request, Checkpoint at, Instant since) {
        Sessions.require(request.account());
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
    public String yields() {
        return Sessions.REFRESH_TOKEN;
    }

    @Override
    public List<String> needs() {
        return List.of(Sessions.CLIENT_KEY, Sessions.CLIENT_SECRET);
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
                URI.create(settings.webAddress() + "/v2/auth/authorize/"),
                URI.create(account.server() + "/v2/oauth/token/"),
                Sessions.CLIENT_KEY,
                Sessions.REFRESH_TOKEN,
                "user.info.basic,user.info.stats,video.publish,video.list",
                Map.of(),
                false,
                false,
                null);
    }
}
