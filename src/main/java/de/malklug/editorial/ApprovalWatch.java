/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.editorial.DeskEvent.ApprovalOverdue;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks every minute for posts that nobody approved by their deadline, and says so once for each submission. */
final class ApprovalWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ApprovalWatch.class);
    private static final long PAUSE_SECONDS = 60;

    private final DeskRows rows;
    private final Posts posts;
    private final Campaigns campaigns;
    private final DeskStore store;
    private final DeskNotes notes;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService looking;

    ApprovalWatch(DeskRows rows, Posts posts, Campaigns campaigns, DeskStore store, DeskNotes notes, Clock clock) {
        this.rows = rows;
        this.posts = posts;
        this.campaigns = campaigns;
        this.store = store;
        this.notes = notes;
        this.clock = clock;
    }

    /** One look. Never throws: whatever went wrong, the next look may go well. */
    void look() {
        try {
            rows.untoldSubmissions().forEach(this::look);
        } catch (RuntimeException e) {
            LOG.error("Could not look for posts that wait for an approval; malklug looks again in a minute", e);
        }
    }

    private void look(PostKey key) {
        Optional<StoredPost> post = posts.find(key.campaign(), key.municipality(), key.post());
        Optional<StoredCampaign> campaign = campaigns.find(key.campaign());
        if (post.isEmpty() || campaign.isEmpty()) {
            return;
        }
        ApprovalCircle circle = ApprovalCircle.of(campaign.get().campaign(), post.get());
        if (circle.deadline().isAfter(clock.instant())) {
            return;
        }
        store.inTransaction(() -> {
            if (store.toldOverdue(key, post.get().version())) {
                notes.tell(new ApprovalOverdue(post.get(), circle.approvers(), circle.escalateTo(), circle.deadline()));
            }
        });
    }

    @Override
    public void start() {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("approval-watch").daemon().factory());
        thread.scheduleWithFixedDelay(this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        looking = thread;
    }

    @Override
    public void stop() {
        ScheduledExecutorService thread = looking;
        looking = null;
        if (thread == null) {
            return;
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A look for posts that wait for an approval is still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
