/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import static de.malklug.networks.PublishOutcome.Cause.BUSY;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every account's access alive. A refresh token can be exchanged once, by one process:
 *
 * <ol>
 *   <li>Whoever exchanges it first stores that it does, and goes on only if the store then holds its own mark. A second
 *       process, or a second malklug on the same database, sees the mark and uses the old access token meanwhile, or waits.
 *   <li>The new pair is stored before it is used.
 *   <li>A process that dies between the two leaves its mark. Once that has run out, the next one tries the old refresh token
 *       again. If X had exchanged it already, it refuses, and a person connects the account anew; nothing was published
 *       meanwhile, and it is known why. Because tokens are exchanged long before they end, this meets no post under way.
 * </ol>
 */
final class Grants {

    private static final Logger log = LoggerFactory.getLogger(Grants.class);
    private static final Duration LAST_MINUTE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final TokenEndpoint endpoint;
    private final SessionStore store;
    private final XSettings.Session settings;
    private final Clock clock;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final Map<String, Grant> unsaved = new ConcurrentHashMap<>();

    Grants(TokenEndpoint endpoint, SessionStore store, XSettings.Session settings, Clock clock) {
        this.endpoint = endpoint;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** A grant, or why there is none. */
    sealed interface Access {

        /**
         * @param token sent with every call
         */
        record Granted(Grant grant, Secret token) implements Access {}

        /**
         * @param outcome what it means for a step that needed it: it did not happen
         */
        record Denied(PublishOutcome outcome) implements Access {}
    }

    /** What is stored for the account as it is declared now. */
    Optional<Grant> stored(ConnectedAccount account) {
        return store.load(account).flatMap(secret -> Grant.stored(secret, account));
    }

    /** An access token that lives at least that long from now. */
    Access lasting(ConnectedAccount account, Duration needed) {
        Optional<Grant> known = stored(account).filter(grant -> grant.lasts(clock.instant(), needed));
        return known.isPresent()
                ? granted(known.get())
                : locked(account, () -> exchanged(account, grant -> grant.lasts(clock.instant(), needed)));
    }

    /** An access token other than this one, which X refused. */
    Access insteadOf(ConnectedAccount account, Secret refused) {
        return locked(account, () -> {
            change(account, grant -> Objects.equals(grant.access(), refused) ? grant.withoutAccess() : grant);
            return exchanged(account, grant -> grant.lasts(clock.instant(), LAST_MINUTE));
        });
    }

    /** Remembers whose account it is. */
    void learn(ConnectedAccount account, Grant.Owner owner) {
        change(account, grant -> grant.ownedBy(owner));
    }

    private interface Work {
        Access run();
    }

    private Access locked(ConnectedAccount account, Work work) {
        ReentrantLock lock = locks.computeIfAbsent(account.id(), id -> new ReentrantLock());
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    private Access exchanged(ConnectedAccount account, Predicate<Grant> enough) {
        saveWhatIsLeft(account);
        String ours = UUID.randomUUID().toString();
        Instant now = clock.instant();
        Grant marked = change(account, grant -> {
            boolean free = grant.exchange() == null || !grant.exchange().isRunning(now);
            return enough.test(grant) || !free ? grant : grant.exchangedBy(ours, now.plus(settings.lease()));
        });
        if (enough.test(marked)) {
            return granted(marked);
        }
        Grant.Exchange exchange = marked.exchange();
        if (exchange == null || !exchange.by().equals(ours)) {
            return otherwise(marked, new Deferred(BUSY, now.plus(SHORT), "token-exchange"));
        }
        return switch (endpoint.exchange(account, marked)) {
            case TokenEndpoint.Result.Exchanged pair ->
                granted(save(account, marked, marked.next(pair.access(), pair.refresh(), pair.ends())));
            case TokenEndpoint.Result.NotUsed notUsed -> {
                change(account, grant -> isOurs(grant, ours) ? unmarked(grant, exchange) : grant);
                yield otherwise(marked, notUsed.outcome());
            }
            case TokenEndpoint.Result.PerhapsUsed perhaps -> {
                change(account, grant -> isOurs(grant, ours) ? grant.perhapsUsed(clock.instant()) : grant);
                yield otherwise(marked, perhaps.outcome());
            }
            case TokenEndpoint.Result.Refused refused -> refused(account, marked, exchange, refused);
        };
    }

    private static boolean isOurs(Grant grant, String ours) {
        return grant.exchange() != null && grant.exchange().by().equals(ours);
    }

    private Grant unmarked(Grant grant, Grant.Exchange exchange) {
        return exchange.again() ? grant.perhapsUsed(clock.instant()) : grant.untouched();
    }

    /** Somebody else may have won meanwhile; if not, this access is over. */
    private Access refused(
            ConnectedAccount account, Grant marked, Grant.Exchange exchange, TokenEndpoint.Result.Refused refused) {
        Grant newest = change(account, grant -> isOurs(grant, exchange.by()) ? unmarked(grant, exchange) : grant);
        if (!newest.refresh().equals(marked.refresh()) && newest.lasts(clock.instant(), LAST_MINUTE)) {
            return granted(newest);
        }
        if (exchange.again()) {
            log.warn(
                    "The refresh token of {} was used by an exchange whose answer was lost, and X takes each one once;"
                            + " connect the account anew",
                    account.id());
        } else {
            log.warn("X no longer takes the refresh token of {}; connect the account anew", account.id());
        }
        return otherwise(newest, refused.outcome());
    }

    /** An exchange that came to nothing does not matter while the old access token lives. */
    private Access otherwise(Grant grant, PublishOutcome outcome) {
        return grant.lasts(clock.instant(), LAST_MINUTE) ? granted(grant) : new Access.Denied(outcome);
    }

    private static Access granted(Grant grant) {
        Secret token = grant.access();
        if (token == null) {
            throw new IllegalStateException("A grant without an access token");
        }
        return new Access.Granted(grant, token);
    }

    /** A new pair exists nowhere else, so it is kept here until it is stored. */
    private Grant save(ConnectedAccount account, Grant before, Grant next) {
        unsaved.put(account.id(), next);
        Grant kept = change(account, grant -> grant.refresh().equals(before.refresh()) ? next : grant);
        unsaved.remove(account.id());
        return kept;
    }

    private void saveWhatIsLeft(ConnectedAccount account) {
        Grant left = unsaved.get(account.id());
        if (left != null) {
            change(account, grant -> grant.login().equals(left.login()) ? left : grant);
            unsaved.remove(account.id());
        }
    }

    /** Changes what is stored, in one short transaction; another process's change that came first stays. */
    private Grant change(ConnectedAccount account, UnaryOperator<Grant> change) {
        Secret kept = store.update(
                account,
                secret -> Optional.of(change.apply(secret.flatMap(each -> Grant.stored(each, account))
                                .orElseGet(() -> Grant.declared(account)))
                        .toStore()));
        return Grant.stored(kept, account).orElseGet(() -> Grant.declared(account));
    }
}
