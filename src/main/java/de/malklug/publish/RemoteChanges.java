/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.Message;
import de.malklug.networks.Networks;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.RemotePost;
import de.malklug.publish.RemoteChange.Kind;
import de.malklug.publish.RemoteChange.Status;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.RemotePosts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes and deletes what is live on networks, because a person wants it. Every wish is stored before the first call and tried
 * until it is done, refused or too old. Nothing here can publish: an edit or deletion that fails leaves the post as it is.
 */
@Component
public class RemoteChanges {

    private static final Logger log = LoggerFactory.getLogger(RemoteChanges.class);

    private static final Duration NOBODY_ELSE = Duration.ofMinutes(15);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int AT_ONCE = 50;

    private final RemoteChangeRows rows;
    private final Deliveries deliveries;
    private final RemotePosts remotePosts;
    private final Networks networks;
    private final Accounts accounts;
    private final TransactionTemplate transactions;
    private final AfterwardsSettings settings;
    private final Clock clock;

    RemoteChanges(
            RemoteChangeRows rows,
            Deliveries deliveries,
            RemotePosts remotePosts,
            Networks networks,
            Accounts accounts,
            TransactionTemplate transactions,
            AfterwardsSettings settings,
            Clock clock) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.remotePosts = remotePosts;
        this.networks = networks;
        this.accounts = accounts;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the delivery's network has a call for it, for this account. Makes no call. */
    public boolean can(Kind kind, Delivery delivery) {
        if (delivery.status() != DeliveryStatus.PUBLISHED || delivery.remoteId() == null) {
            return false;
        }
        return switch (kind) {
            case EDIT -> networks.editor(delivery.network()).isPresent();
            case DELETE ->
                networks.remover(delivery.network())
                        .filter(remover -> accounts.find(delivery.account())
                                .map(account -> remover.removes(nameless(account)))
                                .orElse(true))
                        .isPresent();
        };
    }

    /** Without secrets: enough to ask what the kind of account can. */
    private static ConnectedAccount nameless(Account account) {
        return new ConnectedAccount(account.id(), account.network(), account.server(), account.handle(), Map.of());
    }

    /** All wishes for these deliveries, the oldest first. */
    public List<RemoteChange> of(Collection<DeliveryId> wanted) {
        return rows.of(wanted);
    }

    /** Deliveries whose posts were deleted. */
    public Set<DeliveryId> gone() {
        return rows.gone();
    }

    /**
     * Stores a wish for each delivery for which the network has a call; what waited for the same post gives way. Makes no call:
     * {@link #goRound()} does.
     *
     * @param text for an edit, what the post's first part is to say; null for a deletion
     * @param person as others read the name
     * @param together stored in the same transaction, if anything is
     */
    public List<RemoteChange> ask(
            Kind kind, List<Delivery> wanted, @Nullable String text, String person, Runnable together) {
        Instant now = clock.instant();
        List<RemoteChange> changes = wanted.stream()
                .filter(delivery -> can(kind, delivery))
                .map(delivery -> new RemoteChange(
                        UUID.randomUUID().toString(),
                        delivery.id(),
                        kind,
                        text,
                        person,
                        Status.WAITING,
                        0,
                        now,
                        now,
                        now.plus(settings.keepTrying()),
                        null,
                        ""))
                .toList();
        if (!changes.isEmpty()) {
            transactions.executeWithoutResult(transaction -> {
                changes.forEach(change -> {
                    rows.replaceWaiting(change.delivery());
                    rows.add(change);
                });
                together.run();
            });
        }
        return changes;
    }

    /** Tries everything that is due once. */
    public void goRound() {
        for (RemoteChange change : rows.due(AT_ONCE)) {
            Instant nobodyElseBefore = clock.instant().plus(NOBODY_ELSE);
            if (rows.take(change, nobodyElseBefore)) {
                carryOut(change);
            }
        }
    }

    private void carryOut(RemoteChange change) {
        try {
            switch (called(change)) {
                case ChangeOutcome.Done done -> rows.end(change, Status.DONE, "");
                case ChangeOutcome.Refused refused ->
                    rows.end(
                            change,
                            Status.REFUSED,
                            words(refused.why().code(), refused.why().explanation()));
                case ChangeOutcome.NotYet notYet ->
                    later(change, notYet.why().notBefore(), notYet.why().code());
            }
        } catch (CredentialsMissing missing) {
            later(change, null, missing.secretName());
        } catch (RuntimeException bug) {
            String reference = UUID.randomUUID().toString();
            log.error("A published post could not be changed, reference {}", reference, bug);
            rows.end(change, Status.REFUSED, reference);
        }
    }

    private ChangeOutcome called(RemoteChange change) {
        Optional<Delivery> delivery = deliveries.find(change.delivery());
        Optional<RemotePost> post = remotePosts.find(change.delivery());
        Optional<Account> account = delivery.flatMap(each -> accounts.find(each.account()));
        if (delivery.isEmpty() || post.isEmpty() || account.isEmpty()) {
            return ChangeOutcome.refused(PublishOutcome.Reason.CONFIGURATION, "account", "");
        }
        ConnectedAccount connected = accounts.connect(account.get());
        return switch (change.kind()) {
            case DELETE ->
                networks.remover(account.get().network())
                        .map(remover -> remover.remove(connected, post.get()))
                        .orElseGet(RemoteChanges::noCall);
            case EDIT ->
                networks.editor(account.get().network())
                        .map(editor -> editor.edit(
                                connected, post.get(), reworded(delivery.get().message(), change.text())))
                        .orElseGet(RemoteChanges::noCall);
        };
    }

    private static ChangeOutcome noCall() {
        return ChangeOutcome.refused(PublishOutcome.Reason.CONFIGURATION, "no-call", "");
    }

    /** The same message with other words in its first part. */
    private static Message reworded(Message message, @Nullable String text) {
        List<Message.Part> parts = new ArrayList<>(message.parts());
        Message.Part first = parts.getFirst();
        parts.set(0, new Message.Part(text == null ? first.text() : text, first.link(), first.media()));
        return new Message(parts, message.language(), message.title());
    }

    private void later(RemoteChange change, @Nullable Instant notBefore, String evidence) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(change.tries(), 4));
        Instant own = clock.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        Instant next = notBefore != null && notBefore.isAfter(own) ? notBefore : own;
        if (next.isAfter(change.until())) {
            rows.end(change, Status.GIVEN_UP, evidence);
        } else {
            rows.wait(change, next, evidence);
        }
    }

    private static String words(String code, String explanation) {
        return (code + " " + explanation).strip();
    }
}
