/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.queue.DeliveryEvent.Kind;
import de.malklug.queue.Rows.Claim;
import de.malklug.queue.Rows.Row;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane per account: what is due on an account goes out one after the other, many accounts at once, each lane on a
 * virtual thread of its own that ends when nothing is due. The outcome of one delivery and the claim of the next share a
 * commit.
 */
final class Lanes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final LedgerWriter writer;
    private final Claims claims;
    private final Outcomes outcomes;
    private final DeliveryHandler handler;
    private final Semaphore inFlight;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("lane-", 0).factory());
    private final ConcurrentHashMap<String, Lane> running = new ConcurrentHashMap<>();
    private volatile boolean closing;
    private volatile @Nullable String cannotSave;

    Lanes(LedgerWriter writer, Claims claims, Outcomes outcomes, DeliveryHandler handler, int inFlight) {
        this.writer = writer;
        this.claims = claims;
        this.outcomes = outcomes;
        this.handler = handler;
        this.inFlight = new Semaphore(inFlight, true);
    }

    /** Looks whether something of these accounts may go out now. Returns at once. */
    void wake(Collection<String> accounts) {
        accounts.forEach(this::wake);
    }

    private void wake(String account) {
        if (closing) {
            return;
        }
        running.compute(account, (name, lane) -> {
            if (lane != null) {
                lane.wokenAgain = true;
                return lane;
            }
            Lane fresh = new Lane(name);
            threads.execute(fresh);
            return fresh;
        });
    }

    /** What keeps outcomes from being saved, or null if nothing does. */
    @Nullable
    String cannotSave() {
        return cannotSave;
    }

    /** Whether nothing is under way. */
    boolean idle() {
        return running.isEmpty();
    }

    /** Lets what is under way finish and starts nothing new. */
    @Override
    public void close() {
        closing = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(25, TimeUnit.SECONDS)) {
                log.warn(
                        "{} publications did not end in time; malklug will look for them at the next start",
                        running.size());
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Lane implements Runnable {

        private final String account;
        private volatile boolean wokenAgain;

        private Lane(String account) {
            this.account = account;
        }

        @Override
        public void run() {
            try {
                do {
                    wokenAgain = false;
                    drain();
                } while (!ended());
            } catch (LedgerUnavailable unavailable) {
                log.error("Nothing of {} is sent for now: {}", account, unavailable.getMessage());
                running.remove(account);
            } catch (RuntimeException | Error bug) {
                log.error("The lane of {} broke; the next sweep starts it again", account, bug);
                running.remove(account);
            }
        }

        /** Ends the lane unless somebody woke it since it last looked. */
        private boolean ended() {
            return running.compute(account, (name, lane) -> wokenAgain && !closing ? this : null) == null;
        }

        private void drain() {
            boolean more = true;
            while (more && !closing) {
                more = publishWhatIsDue();
            }
            Optional<Claim> unclear = closing ? Optional.empty() : nextUnclear();
            while (unclear.isPresent()) {
                look(unclear.get());
                unclear = closing ? Optional.empty() : nextUnclear();
            }
        }

        private Optional<Claim> nextUnclear() {
            return writer.write(statements -> claims.unclear(statements, account))
                    .map(Rows::claim);
        }

        /**
         * Publishes one delivery after the other. Nothing is claimed before it may be sent at once: what waits for its turn
         * stays scheduled, so that a crash leaves nothing unclear that was never sent, and no lease runs out in the waiting.
         *
         * @return whether it stopped so that others get their turn
         */
        private boolean publishWhatIsDue() {
            inFlight.acquireUninterruptibly();
            try {
                Optional<Claim> claim = writer.write(statements -> claims.due(statements, account))
                        .map(Rows::claim);
                while (claim.isPresent()) {
                    boolean othersWait = inFlight.hasQueuedThreads();
                    claim = publish(claim.get(), !othersWait);
                    if (othersWait) {
                        return true;
                    }
                }
                return false;
            } finally {
                inFlight.release();
            }
        }

        /**
         * @param goOn whether to claim the next one
         */
        private Optional<Claim> publish(Claim claim, boolean goOn) {
            Verdict verdict = handler.publish(
                    claim.delivery(),
                    next -> save(() -> writer.submit(statements -> claims.reached(statements, claim, next))));
            Optional<Row> following = save(() -> {
                CompletableFuture<Boolean> written =
                        writer.submit(statements -> outcomes.write(statements, claim, Kind.ATTEMPT, verdict));
                CompletableFuture<Optional<Row>> next = goOn && !closing
                        ? writer.submit(statements -> claims.due(statements, account))
                        : CompletableFuture.completedFuture(Optional.empty());
                return written.thenCombine(next, (done, claimed) -> {
                    warnIfLost(done, claim, verdict);
                    return claimed;
                });
            });
            afterwards(claim, verdict);
            return following.map(Rows::claim);
        }

        private void afterwards(Claim claim, Verdict verdict) {
            try {
                handler.afterwards(claim.delivery(), verdict);
            } catch (RuntimeException e) {
                log.warn("What follows delivery {} failed; the delivery itself is written down", claim.id(), e);
            }
        }

        private void look(Claim claim) {
            Verdict verdict = handler.look(claim.delivery());
            boolean done =
                    save(() -> writer.submit(statements -> outcomes.write(statements, claim, Kind.LOOK, verdict)));
            warnIfLost(done, claim, verdict);
            afterwards(claim, verdict);
        }

        private static void warnIfLost(boolean written, Claim claim, Verdict verdict) {
            if (!written && !(verdict instanceof Verdict.Interrupted)) {
                log.warn(
                        "Delivery {}: {} came after the claim was lost; malklug looks for the post before anything else",
                        claim.id(),
                        verdict.getClass().getSimpleName());
            }
        }

        /** After a call only one thing happens: saving what came of it, however long the ledger can't be written. */
        private <T> T save(java.util.function.Supplier<CompletableFuture<T>> write) {
            Duration pause = Duration.ofMillis(100);
            while (true) {
                try {
                    T result = write.get().join();
                    cannotSave = null;
                    return result;
                } catch (CompletionException failed) {
                    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
                    cannotSave = String.valueOf(cause.getMessage());
                    log.error("An outcome of {} cannot be saved yet, trying again: {}", account, cause.getMessage());
                }
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Closed before an outcome could be saved", closed);
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }
}
