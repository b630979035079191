/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.Limits;
import de.malklug.networks.MediaSource;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.networks.Networks;
import de.malklug.networks.PostAddresses;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryHandler;
import de.malklug.queue.Explanation;
import de.malklug.queue.Verdict;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries a claimed delivery over its network, step by step, and says what the ledger is to write down. Each next step is
 * stored before its call is made.
 */
@Component
final class Publisher implements DeliveryHandler {

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);

    /** How adapters say that their network fetches media and can't. */
    private static final String PUBLIC_ADDRESS = "public-address";

    private final Networks networks;
    private final Accounts accounts;
    private final MediaSource media;
    private final RetryPolicy retries;
    private final Reconciliation reconciliation;
    private final Clock clock;

    Publisher(
            Networks networks,
            Accounts accounts,
            MediaSource media,
            RetryPolicy retries,
            Reconciliation reconciliation,
            Clock clock) {
        this.networks = networks;
        this.accounts = accounts;
        this.media = media;
        this.retries = retries;
        this.reconciliation = reconciliation;
        this.clock = clock;
    }

    @Override
    public Verdict publish(ClaimedDelivery claimed, Progress progress) {
        return withAccount(claimed, (network, request) -> {
            Checkpoint step = claimed.checkpoint() == null ? network.start(request) : claimed.checkpoint();
            int tries = claimed.tries();
            while (true) {
                PublishOutcome outcome = take(network, request, step);
                if (!(outcome instanceof PublishOutcome.Pending pending)) {
                    return verdict(claimed.delivery(), step, tries, outcome);
                }
                if (pending.checkAt().isAfter(clock.instant())) {
                    return processing(pending);
                }
                if (!progress.reached(pending.next())) {
                    return new Verdict.Interrupted();
                }
                step = pending.next();
                tries = 0;
            }
        });
    }

    /** A delivery that never came beyond a first step that may be repeated has nothing to be looked for: it goes on. */
    @Override
    public Verdict look(ClaimedDelivery claimed) {
        return withAccount(claimed, (network, request) -> {
            Checkpoint step = claimed.checkpoint() == null ? network.start(request) : claimed.checkpoint();
            if (claimed.checkpoint() == null && step.repeatable()) {
                return new Verdict.Later(step, clock.instant(), false, false, null);
            }
            Optional<PostFinder> finder = networks.finder(network.id());
            if (finder.isPresent()) {
                return reconciliation.look(finder.get(), request, step, claimed);
            }
            return step.repeatable()
                    ? new Verdict.Later(step, clock.instant(), true, false, null)
                    : askPerson(network, claimed.delivery(), step, evidence(claimed.delivery()));
        });
    }

    private Verdict askPerson(Network network, Delivery delivery, Checkpoint step, String evidence) {
        return network.byHand()
                ? reconciliation.handedOver(step, person(delivery))
                : reconciliation.askPerson(step, evidence);
    }

    /** Who posts by hand. */
    private String person(Delivery delivery) {
        return accounts.find(delivery.account())
                .map(account -> account.settings().getOrDefault(Network.PERSON, ""))
                .orElse("");
    }

    @Override
    public Sighting seen(ClaimedDelivery claimed, @Nullable URI address) {
        Delivery delivery = claimed.delivery();
        Optional<PostAddresses> addresses = networks.addresses(delivery.network());
        Optional<Account> account = accounts.find(delivery.account());
        if (addresses.isEmpty() || account.isEmpty()) {
            return new Sighting.Somewhere();
        }
        PublishRequest request = request(claimed, withoutSecrets(account.get()), delivery.message());
        Checkpoint step =
                claimed.checkpoint() == null ? networks.get(delivery.network()).start(request) : claimed.checkpoint();
        return addresses
                .get()
                .seenAt(address, request, step)
                .<Sighting>map(Publisher::sighting)
                .orElseGet(Sighting.Elsewhere::new);
    }

    private static Sighting sighting(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Published published -> new Sighting.Known(new Verdict.Published(published.post()));
            case PublishOutcome.Pending pending ->
                new Sighting.Known(new Verdict.Later(pending.next(), pending.checkAt(), false, false, null));
            default -> throw new IllegalStateException("What is there is published or goes on, not " + outcome);
        };
    }

    private static ConnectedAccount withoutSecrets(Account account) {
        return new ConnectedAccount(account.id(), account.network(), account.server(), account.handle(), Map.of());
    }

    private PublishRequest request(ClaimedDelivery claimed, ConnectedAccount account, Message message) {
        return new PublishRequest(key(claimed), account, message, claimed.firstAttemptAt(), media);
    }

    private static Verdict processing(PublishOutcome.Pending pending) {
        Instant at = pending.checkAt();
        Explanation waiting = Explanation.of("waiting.processing", at.toString());
        return new Verdict.Later(pending.next(), at, false, false, waiting);
    }

    @Override
    public void afterwards(ClaimedDelivery claimed, Verdict verdict) {
        String account = claimed.delivery().account();
        if (verdict instanceof Verdict.Published) {
            accounts.recovered(account);
        } else if (verdict instanceof Verdict.Failed failed && failed.accountBroken()) {
            accounts.needsAttention(
                    account, String.join(" ", failed.explanation().arguments()).strip());
        }
    }

    private PublishOutcome take(Network network, PublishRequest request, Checkpoint step) {
        try {
            return network.publish(request, step);
        } catch (CredentialsMissing missing) {
            throw missing;
        } catch (RuntimeException bug) {
            String reference = UUID.randomUUID().toString();
            log.error("Step {} on {} broke, reference {}", step.step(), network.id(), reference, bug);
            return step.repeatable()
                    ? new PublishOutcome.Rejected(PublishOutcome.Reason.OTHER, "internal", reference)
                    : new PublishOutcome.Unconfirmed("internal error, reference " + reference);
        }
    }

    private Verdict verdict(Delivery delivery, Checkpoint step, int tries, PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Published published -> new Verdict.Published(published.post());
            case PublishOutcome.Pending pending -> throw new IllegalStateException("Pending is not an end: " + pending);
            case PublishOutcome.Deferred deferred -> retries.afterDeferral(deferred, step, tries);
            case PublishOutcome.Rejected rejected -> rejected(step, rejected);
            case PublishOutcome.Unconfirmed unclear ->
                networks.finder(delivery.network())
                        .map(finder -> reconciliation.unclear(finder, step, unclear.evidence()))
                        .orElseGet(
                                () -> askPerson(networks.get(delivery.network()), delivery, step, unclear.evidence()));
        };
    }

    private static Verdict rejected(Checkpoint step, PublishOutcome.Rejected rejected) {
        boolean broken = rejected.reason() == PublishOutcome.Reason.CREDENTIALS
                || rejected.reason() == PublishOutcome.Reason.PAYMENT;
        if (step.live() && step.part() > 1) {
            return new Verdict.Failed(
                    Explanation.of(
                            "rejected.partly-live",
                            String.valueOf(step.part() - 1),
                            rejected.code(),
                            rejected.explanation()),
                    broken);
        }
        if (rejected.code().equals(PUBLIC_ADDRESS)) {
            return new Verdict.Failed(Explanation.of("rejected.public-address"), false);
        }
        String reason = rejected.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Verdict.Failed(
                Explanation.of("rejected." + reason, rejected.code(), rejected.explanation()), broken);
    }

    /** Finds network and account, or says what is missing; nothing is sent in that case. */
    private Verdict withAccount(ClaimedDelivery claimed, Work work) {
        Delivery delivery = claimed.delivery();
        Optional<Network> network = networks.find(delivery.network());
        Optional<Account> account = accounts.find(delivery.account());
        if (network.isEmpty() || account.isEmpty()) {
            return unable(claimed, Explanation.of("account-unknown", delivery.account()), false);
        }
        try {
            ConnectedAccount connected = accounts.connect(account.get());
            Message fitted = fitted(delivery.message(), network.get(), connected);
            return work.with(network.get(), request(claimed, connected, fitted));
        } catch (CredentialsMissing missing) {
            return unable(claimed, Explanation.of("credentials-missing", missing.secretName()), true);
        } catch (UncheckedIOException unreadable) {
            return unable(claimed, Explanation.of("media-unreadable", String.valueOf(unreadable.getMessage())), false);
        }
    }

    private Message fitted(Message message, Network network, ConnectedAccount account) {
        if (message.parts().stream().allMatch(part -> part.media().isEmpty())) {
            return message;
        }
        Limits limits = network.limits(account);
        return message.withMedia(each -> media.fitted(each, limits));
    }

    /** Without an account a scheduled delivery fails; an unclear one stays unclear, and a person is asked. */
    private Verdict unable(ClaimedDelivery claimed, Explanation why, boolean broken) {
        Checkpoint step = claimed.checkpoint();
        return claimed.unclearSince() == null
                ? new Verdict.Failed(why, broken)
                : new Verdict.Unconfirmed(step, clock.instant().plusSeconds(600), false, true, why);
    }

    private static String key(ClaimedDelivery claimed) {
        String id = claimed.delivery().id().value();
        return claimed.keyGeneration() == 0 ? id : id + "-" + claimed.keyGeneration();
    }

    private static String evidence(Delivery delivery) {
        Explanation why = delivery.explanation();
        return why == null || why.arguments().isEmpty() ? "" : why.arguments().getFirst();
    }

    private interface Work {
        Verdict with(Network network, PublishRequest request);
    }
}
