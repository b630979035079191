/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

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
import de.malklug.networks.PostAddresses;
import de.malklug.networks.PostEditor;
import de.malklug.networks.PostRemover;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Telegram channels, posted to by a bot that is their administrator. Cannot be asked whether a lost message is there. */
final class TelegramNetwork implements Network, PostAddresses, EngagementSource, PostEditor, PostRemover {

    static final NetworkId ID = new NetworkId("telegram");

    private final TelegramSettings settings;
    private final TelegramLimits limits;
    private final Course course;
    private final FileStep files;
    private final SendStep sending;
    private final TelegramFigures figures;
    private final TelegramChanges changes;

    static TelegramNetwork over(NetworkHttp http, SessionStore sessions, TelegramSettings settings, Clock clock) {
        return new TelegramNetwork(http, sessions, settings, clock);
    }

    private TelegramNetwork(NetworkHttp http, SessionStore sessions, TelegramSettings settings, Clock clock) {
        TelegramAnswers answers = new TelegramAnswers(clock);
        this.settings = settings;
        this.limits = new TelegramLimits(settings.limits());
        this.course = new Course(settings, clock);
        this.files = new FileStep(http, settings, answers, course);
        this.sending = new SendStep(http, settings, answers, course, clock);
        this.figures = new TelegramFigures(http, sessions, settings, answers);
        this.changes = new TelegramChanges(http, settings, answers);
    }

    @Override
    public NetworkId id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Telegram";
    }

    @Override
    public Limits limits() {
        return limits.documented();
    }

    @Override
    public List<Misfit> misfits(Message message, Limits limits) {
        return TelegramLimits.misfits(message, limits);
    }

    @Override
    public List<String> requiredSecrets() {
        return List.of(TelegramCalls.HANDLE, TelegramCalls.BOT_TOKEN);
    }

    @Override
    public Checkpoint start(PublishRequest request) {
        return course.begin(request);
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        TelegramCalls.token(request.account());
        return switch (from.step()) {
            case Course.FILE -> files.take(request, from);
            case Course.SEND -> sending.take(request, from);
            default -> throw new IllegalStateException("Telegram has no step " + from.step());
        };
    }

    @Override
    public Optional<PublishOutcome> seenAt(@Nullable URI address, PublishRequest request, Checkpoint at) {
        return sending.seen(request, at, address);
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
