/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.SmartLifecycle;

/**
 * Takes up campaign files by itself: once at the start, and again whenever a file or an account changed and then stayed the
 * same from one look to the next. Files that can't be taken up are looked at again when they change.
 */
public final class CampaignWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CampaignWatch.class);

    /** How many looks go by before an import that failed is tried again although nothing changed. */
    private static final int LOOKS_BETWEEN_TRIES = 20;

    private static final long PATIENCE_AT_THE_END_SECONDS = 20;

    private final CampaignImport imports;
    private final EditorialSettings settings;
    private final MessageSource messages;
    private final Clock clock;
    private final Set<CampaignProblem> told = new HashSet<>();

    private @Nullable String seen;
    private @Nullable String takenUp;
    private @Nullable String failed;
    private int pause;
    private volatile @Nullable Outcome last;
    private volatile @Nullable ScheduledExecutorService looking;

    CampaignWatch(CampaignImport imports, EditorialSettings settings, MessageSource messages, Clock clock) {
        this.imports = imports;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What came of the last import that had something to do.
     *
     * @param at when it ended
     */
    public record Outcome(Instant at, ImportResult result) {}

    /** Null until the first import after the start. */
    public @Nullable Outcome last() {
        return last;
    }

    /** What a person should change in the files as they are now; empty if nothing, or before the first import. */
    public List<CampaignProblem> problems() {
        Outcome outcome = last;
        return outcome == null ? List.of() : outcome.result().problems();
    }

    /** One look; takes up what changed. Never throws: whatever went wrong, the next look may go well. */
    void look() {
        try {
            String now = imports.glance();
            boolean settled = seen == null || now.equals(seen);
            boolean changed = !now.equals(seen);
            seen = now;
            pause = changed ? 0 : Math.max(0, pause - 1);
            if (settled && pause == 0 && !now.equals(takenUp)) {
                takeUp();
                takenUp = now;
                failed = null;
            }
        } catch (RuntimeException | Error e) {
            pause = LOOKS_BETWEEN_TRIES;
            report(e);
        }
    }

    private void takeUp() {
        ImportResult result = imports.run();
        if (result.unchanged() && last != null && !last.result().hasErrors()) {
            return;
        }
        last = new Outcome(clock.instant(), result);
        tell(result);
    }

    private void tell(ImportResult result) {
        for (ImportResult.TakenUp each : result.campaigns()) {
            ReleaseChanges changes = each.changes();
            LOG.info(
                    "Took up {}: {} posts, {} released; deliveries: {} new, {} changed, {} withdrawn, {} as before",
                    each.id(),
                    each.posts(),
                    each.released(),
                    changes.added(),
                    changes.changed(),
                    changes.withdrawn(),
                    changes.unchanged());
        }
        Set<CampaignProblem> now = new HashSet<>(result.problems());
        result.problems().stream().filter(told::add).forEach(problem -> LOG.warn("{}", inWords(problem)));
        if (told.retainAll(now) && told.isEmpty()) {
            LOG.info("All problems in the campaign files are solved");
        }
    }

    private String inWords(CampaignProblem problem) {
        String place = problem.at().file().isEmpty() ? "" : problem.at() + ": ";
        return place
                + messages.getMessage(
                        problem.messageKey(),
                        problem.arguments().toArray(),
                        problem.key() + " " + problem.arguments(),
                        Locale.GERMANY);
    }

    private void report(Throwable e) {
        String reason = String.valueOf(e);
        if (!reason.equals(failed)) {
            failed = reason;
            LOG.error("The campaign files could not be taken up; malklug tries again and keeps what it has", e);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("campaign-watch").daemon().factory());
        long pause = settings.watch().toMillis();
        thread.scheduleWithFixedDelay(this::look, 0, pause, TimeUnit.MILLISECONDS);
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
            if (!thread.awaitTermination(PATIENCE_AT_THE_END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("An import is still under way; what it did not commit is taken up at the next start");
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
