/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.queue.DeliveryHandler.ClaimedDelivery;
import de.malklug.queue.Explanation;
import de.malklug.queue.QueueSettings;
import de.malklug.queue.RemoteOwners;
import de.malklug.queue.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Decides what an unclear publication is, from what a look finds. Only what two looks did not find, the last one after the
 * settling time, is sent again; what cannot be told is looked for again and, in the end, asked of a person.
 */
@Component
final class Reconciliation {

    private static final Duration SECOND_LOOK = Duration.ofSeconds(5);
    private static final Duration NEVER = Duration.ofDays(3650);

    private final PublishSettings settings;
    private final QueueSettings queue;
    private final RemoteOwners owners;
    private final Clock clock;

    Reconciliation(PublishSettings settings, QueueSettings queue, RemoteOwners owners, Clock clock) {
        this.settings = settings;
        this.queue = queue;
        this.owners = owners;
        this.clock = clock;
    }

    /** A step's answer was lost, and the network can be asked whether it arrived. */
    Verdict unclear(PostFinder finder, Checkpoint step, String evidence) {
        Instant firstLook = clock.instant().plus(shorter(finder.settlingTime(), SECOND_LOOK));
        return unclear(step, firstLook, false, false, "unconfirmed.looking", evidence);
    }

    /** A step's answer was lost, and only a person can find out whether it arrived. */
    Verdict askPerson(Checkpoint step, String evidence) {
        Instant now = clock.instant();
        Explanation explanation =
                Explanation.of("unconfirmed.no-finder", evidence, String.valueOf(step.part()), now.toString());
        return new Verdict.Unconfirmed(
                step, now.plus(NEVER), false, true, explanation, now.plus(settings.unclearPause()));
    }

    /** A person was given what is to be posted, and only that person knows whether it is there. */
    Verdict handedOver(Checkpoint step, String person) {
        return new Verdict.Unconfirmed(
                step, clock.instant().plus(NEVER), false, true, Explanation.of("by-hand", person));
    }

    /** Looks, and decides. */
    Verdict look(PostFinder finder, PublishRequest request, Checkpoint step, ClaimedDelivery claimed) {
        return switch (finder.find(request, step, request.firstAttempt())) {
            case Search.Found found -> found(finder, step, claimed, found);
            case Search.Absent absent -> absent(finder, step, claimed);
            case Search.CannotTell unknown -> lookAgain(finder, step, claimed, unknown.evidence());
        };
    }

    private Verdict found(PostFinder finder, Checkpoint step, ClaimedDelivery claimed, Search.Found found) {
        var delivery = claimed.delivery();
        if (owners.ownedByAnother(delivery.id(), delivery.account(), found.remoteId())) {
            return lookAgain(finder, step, claimed, "candidate belongs to another delivery: " + found.remoteId());
        }
        return switch (found.outcome()) {
            case PublishOutcome.Published published -> new Verdict.Published(published.post());
            case PublishOutcome.Pending pending ->
                new Verdict.Later(pending.next(), pending.checkAt(), false, false, null);
            case PublishOutcome.Deferred deferred -> lookAgain(finder, step, claimed, deferred.code());
            case PublishOutcome.Rejected rejected -> lookAgain(finder, step, claimed, rejected.code());
            case PublishOutcome.Unconfirmed unclear -> lookAgain(finder, step, claimed, unclear.evidence());
        };
    }

    private Verdict absent(PostFinder finder, Checkpoint step, ClaimedDelivery claimed) {
        Instant now = clock.instant();
        Instant settled = unclearSince(claimed).plus(finder.settlingTime());
        if (now.isBefore(settled) || claimed.absentLooks() == 0) {
            Instant next = now.isBefore(settled) ? settled : now.plus(shorter(finder.settlingTime(), SECOND_LOOK));
            return unclear(step, next, true, claimed.askedAt() != null, "unconfirmed.looking", "");
        }
        int repeats = finder.consistent() ? queue.tries() : 1;
        if (claimed.tries() >= repeats) {
            return unclear(step, later(finder, claimed), true, true, "unconfirmed.ask", "");
        }
        return new Verdict.Later(
                step.repeatedAfter(unclearSince(claimed)), now, true, false, Explanation.of("absent.again"));
    }

    private Verdict lookAgain(PostFinder finder, Checkpoint step, ClaimedDelivery claimed, String evidence) {
        boolean ask = !clock.instant().isBefore(unclearSince(claimed).plus(settings.askAfter()));
        String code = ask ? "unconfirmed.ask" : "unconfirmed.looking";
        return unclear(step, later(finder, claimed), false, ask, code, evidence);
    }

    private Instant later(PostFinder finder, ClaimedDelivery claimed) {
        Instant now = clock.instant();
        Duration half = Duration.between(unclearSince(claimed), now).dividedBy(2);
        Duration least = shorter(finder.settlingTime().plusSeconds(1), Duration.ofSeconds(30));
        Duration wait = half.compareTo(least) < 0 ? least : half;
        return now.plus(shorter(wait, settings.longestLook()));
    }

    private static Verdict unclear(
            Checkpoint step, Instant nextLook, boolean absent, boolean ask, String code, String evidence) {
        return new Verdict.Unconfirmed(
                step, nextLook, absent, ask, Explanation.of(code, evidence, nextLook.toString()));
    }

    private Instant unclearSince(ClaimedDelivery claimed) {
        return claimed.unclearSince() == null ? clock.instant() : claimed.unclearSince();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
