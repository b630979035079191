/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.engagement.EngagementProblem.Kind;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementSource;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * One account's turn in one run: its follower count, then its due posts, one call per batch. Whatever goes wrong on the way is
 * written down and ends this turn only. No call is made within a transaction.
 */
@Component
@StepScope
class AccountVisit {

    static final String ACCOUNT = "account";
    static final String RUN = "run";
    static final String ALLOWED = "allowed";

    private static final Logger log = LoggerFactory.getLogger(AccountVisit.class);

    private final Agenda agenda;
    private final EngagementStore store;
    private final SnapshotStore snapshots;
    private final NetworkTurns turns;
    private final Accounts accounts;
    private final Networks networks;
    private final Clock clock;
    private final VisitCounts counts;
    private final String account;
    private final String run;
    private final int allowed;

    private @Nullable Opened opened;
    private @Nullable DuePost last;
    private int planned;
    private boolean over;
    private boolean troubled;

    AccountVisit(
            Agenda agenda,
            EngagementStore store,
            SnapshotStore snapshots,
            NetworkTurns turns,
            Accounts accounts,
            Networks networks,
            Clock clock,
            @Value("#{stepExecution}") StepExecution step,
            @Value("#{stepExecutionContext['" + ACCOUNT + "']}") String account,
            @Value("#{stepExecutionContext['" + ALLOWED + "']}") int allowed,
            @Value("#{jobParameters['" + RUN + "']}") String run) {
        this.agenda = agenda;
        this.store = store;
        this.snapshots = snapshots;
        this.turns = turns;
        this.accounts = accounts;
        this.networks = networks;
        this.clock = clock;
        this.counts = VisitCounts.fromNow(step.getExecutionContext());
        this.account = account;
        this.allowed = allowed;
        this.run = run;
    }

    /** What can be read in one call, or null when nothing is left or the account can't be read now. */
    @Nullable
    List<DuePost> nextBatch() {
        if (opened == null && !over) {
            opened = open();
        }
        if (over || opened == null) {
            return null;
        }
        List<DuePost> batch =
                agenda.due(account, opened.at(), last, opened.source().batchSize());
        if (batch.isEmpty() || planned >= allowed) {
            if (!batch.isEmpty()) {
                log.debug("{} has had its {} calls; what else is due waits for the next runs", account, allowed);
            }
            over = true;
            return null;
        }
        planned++;
        last = batch.getLast();
        return batch;
    }

    /** Reads one batch over HTTP and keeps what it brought; null if the network did not answer, or has failed before. */
    @Nullable
    Integer read(List<DuePost> batch) {
        Opened visit = opened();
        if (troubled) {
            return null;
        }
        List<String> ids = batch.stream().map(DuePost::remoteId).toList();
        Optional<List<EngagementSnapshot>> read = asking(
                        visit.connected().network(), () -> visit.source().read(visit.connected(), ids))
                .map(answer -> snapshots(batch, answer, visit));
        read.ifPresent(each -> snapshots.add(each, run));
        return read.map(List::size).orElse(null);
    }

    /** Notes how many posts calls brought. */
    void note(Chunk<? extends Integer> posts) {
        posts.forEach(counts::posts);
    }

    /** The turn is over: what stood in its way before does no longer, unless it just did again. */
    void end() {
        if (opened != null && !troubled) {
            store.noProblem(account);
        }
    }

    private @Nullable Opened open() {
        try {
            Account declared = accounts.find(account).orElseThrow();
            EngagementSource source = networks.engagement(declared.network()).orElseThrow();
            ConnectedAccount connected = accounts.connect(declared);
            Opened visit = new Opened(source, connected, clock.instant());
            return over ? null : visit.with(followers(visit));
        } catch (CredentialsMissing missing) {
            end(Kind.CREDENTIALS_MISSING, String.valueOf(missing.getMessage()), null);
            return null;
        }
    }

    private @Nullable Long followers(Opened visit) {
        Optional<MetricValue> read = store.followersRead(account, run);
        if (read.isEmpty()) {
            planned++;
            read = asking(visit.connected().network(), () -> visit.source().readAccount(visit.connected()))
                    .map(reading -> reading.value(Metric.FOLLOWERS));
            read.ifPresent(followers -> store.addFollowers(account, followers, clock.instant(), run));
        }
        return read.orElse(MetricValue.NOT_YET_KNOWN) instanceof MetricValue.Count count ? count.value() : null;
    }

    private List<EngagementSnapshot> snapshots(
            List<DuePost> batch, Map<String, EngagementReading> answer, Opened visit) {
        Instant now = clock.instant();
        String call = UUID.randomUUID().toString();
        return batch.stream()
                .map(post -> snapshot(post, answer.get(post.remoteId()), visit, now, call))
                .toList();
    }

    private EngagementSnapshot snapshot(
            DuePost post, @Nullable EngagementReading reading, Opened visit, Instant now, String call) {
        Duration age = Duration.between(post.publishedAt(), now);
        return new EngagementSnapshot(
                post.delivery(),
                account,
                visit.connected().network(),
                post.plannedAge(),
                age.isNegative() ? Duration.ZERO : age,
                now,
                reading != null,
                visit.followers(),
                reading == null ? EngagementReading.nothing() : reading,
                Map.of(),
                call);
    }

    /** Makes a call; an answer that can't be had ends the turn, and is written down. */
    private <T> Optional<T> asking(NetworkId network, Supplier<T> call) {
        counts.call();
        try {
            return Optional.of(turns.take(network, call));
        } catch (EngagementUnavailable unavailable) {
            Kind kind = unavailable.retryAt() == null ? Kind.UNAVAILABLE : Kind.RATE_LIMITED;
            end(kind, String.valueOf(unavailable.getMessage()), unavailable.retryAt());
        } catch (CredentialsMissing missing) {
            end(Kind.CREDENTIALS_MISSING, String.valueOf(missing.getMessage()), null);
        } catch (RuntimeException mistake) {
            log.warn("Figures of {} could not be read; malklug tries again in the next run", account, mistake);
            end(Kind.INTERNAL, mistake.getClass().getSimpleName(), null);
        }
        return Optional.empty();
    }

    private void end(Kind kind, String detail, @Nullable Instant retryAt) {
        over = true;
        troubled = true;
        store.problem(account, kind, detail, retryAt);
    }

    private Opened opened() {
        if (opened == null) {
            throw new IllegalStateException("Nothing was read from the agenda yet");
        }
        return opened;
    }

    /**
     * @param at the instant by which posts are due
     * @param followers read in this run, or null
     */
    private record Opened(
            EngagementSource source,
            ConnectedAccount connected,
            Instant at,
            @Nullable Long followers) {

        Opened(EngagementSource source, ConnectedAccount connected, Instant at) {
            this(source, connected, at, null);
        }

        Opened with(@Nullable Long followers) {
            return new Opened(source, connected, at, followers);
        }
    }
}
