/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.security.Rights;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts deliveries into words. */
@Component
class Rows {

    /** Failures after which something may still be visible over there. */
    private static final Set<String> MAYBE_SEEN = Set.of("rejected.dropped", "rejected.parent-gone", "internal");

    private static final Set<String> WEB = Set.of("http", "https");

    private final Deliveries deliveries;
    private final Accounts accounts;
    private final Towns towns;
    private final Rights rights;
    private final Steps steps;

    Rows(Deliveries deliveries, Accounts accounts, Towns towns, Rights rights, Steps steps) {
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.towns = towns;
        this.rights = rights;
        this.steps = steps;
    }

    QueueRow row(Delivery delivery, QueueQuery query, Phrases phrases) {
        boolean open = delivery.id().equals(query.open());
        boolean decides = rights.mayDecide(delivery.municipality());
        Town town = towns.find(delivery.campaign(), delivery.municipality());
        return new QueueRow(
                delivery.id(),
                delivery.version(),
                delivery.dueAt(),
                phrases.time(delivery.dueAt()),
                phrases.day(delivery.dueAt()),
                delivery.title(),
                phrases.text("again.sign." + delivery.appearing()),
                postHref(delivery),
                town,
                phrases.network(delivery.network()),
                accountName(delivery),
                History.icon(delivery.status()),
                phrases.status(delivery.status()),
                remark(delivery, phrases),
                proof(delivery, phrases),
                phrases.text(detailsKey(delivery.status(), open)),
                query.opening(open ? null : delivery.id()).href() + "#z-" + delivery.id(),
                decides ? stepInRow(delivery.status()) : null,
                decides ? packageHref(delivery) : null,
                open ? details(delivery, town, decides, phrases) : null);
    }

    static String postHref(Delivery delivery) {
        return "/posts/" + delivery.campaign() + "/" + delivery.municipality() + "/" + delivery.post();
    }

    /** The name people know the account by, or its id. */
    String accountName(Delivery delivery) {
        return accounts.find(delivery.account()).map(Account::handle).orElse(delivery.account());
    }

    private QueueRow.Details details(Delivery delivery, Town town, boolean decides, Phrases phrases) {
        return new QueueRow.Details(
                new History(phrases).of(delivery, deliveries.history(delivery.id())),
                advice(delivery, phrases),
                decides ? steps.besidesAnswers(delivery) : List.of(),
                decides || steps.of(delivery).isEmpty() ? "" : phrases.text("queue.only-others", town.name()),
                decides && steps.asksPerson(delivery) ? question(delivery, phrases) : null);
    }

    private QueueRow.Question question(Delivery delivery, Phrases phrases) {
        DeliveryFilter before = DeliveryFilter.ALL.onAccount(delivery.account()).being(DeliveryStatus.PUBLISHED);
        return deliveries.newestFirst(before, null, 1).items().stream()
                .findFirst()
                .map(last -> new QueueRow.Question(
                        steps.isByHand(delivery),
                        webAddress(last.remoteUrl()),
                        phrases.text("queue.question.last", last.title(), phrases.instant(last.dueAt()))))
                .orElseGet(() -> new QueueRow.Question(steps.isByHand(delivery), null, ""));
    }

    private @Nullable String packageHref(Delivery delivery) {
        return steps.asksPerson(delivery) && steps.isByHand(delivery) ? "/queue/" + delivery.id() + "/package" : null;
    }

    private static @Nullable Step stepInRow(DeliveryStatus status) {
        return switch (status) {
            case SCHEDULED -> Step.HOLD;
            case HELD -> Step.RESUME;
            default -> null;
        };
    }

    private static String detailsKey(DeliveryStatus status, boolean open) {
        if (open) {
            return "queue.close";
        }
        return switch (status) {
            case FAILED, MISSED -> "queue.decide";
            case PUBLISHED -> "queue.receipt";
            default -> "queue.details";
        };
    }

    private static String advice(Delivery delivery, Phrases phrases) {
        Explanation explanation = delivery.explanation();
        return explanation == null
                ? phrases.text("queue.advice." + History.icon(delivery.status()))
                : phrases.explain(explanation);
    }

    /** How often it was tried, and what it waits for. */
    private static String remark(Delivery delivery, Phrases phrases) {
        boolean waits = delivery.status() == DeliveryStatus.SCHEDULED
                && delivery.wakeAt().isAfter(delivery.dueAt());
        return waits
                ? phrases.text("queue.waits-until", phrases.time(delivery.wakeAt()))
                : phrases.text("queue.attempts", delivery.attempts());
    }

    private static QueueRow.Proof proof(Delivery delivery, Phrases phrases) {
        return switch (delivery.status()) {
            case PUBLISHED ->
                new QueueRow.Proof(
                        webAddress(delivery.remoteUrl()),
                        phrases.text(delivery.remoteUrl() == null ? "queue.proof.no-address" : "queue.proof.see"),
                        delivery.publishedAt() == null ? "" : phrases.exactTime(delivery.publishedAt()));
            case UNCONFIRMED ->
                new QueueRow.Proof(
                        null,
                        phrases.text(delivery.askedAt() == null ? "queue.proof.looking" : "queue.proof.asked"),
                        "");
            case FAILED ->
                new QueueRow.Proof(
                        null,
                        phrases.text("queue.proof.none"),
                        maybeSeen(delivery) ? "" : phrases.text("queue.proof.nothing-sent"));
            case MISSED, CANCELLED ->
                new QueueRow.Proof(null, phrases.text("queue.proof.none"), phrases.text("queue.proof.nothing-sent"));
            case PUBLISHING -> new QueueRow.Proof(null, phrases.text("queue.proof.sending"), "");
            case SCHEDULED, HELD -> new QueueRow.Proof(null, phrases.text("queue.proof.not-yet"), "");
        };
    }

    private static boolean maybeSeen(Delivery delivery) {
        Explanation explanation = delivery.explanation();
        return explanation != null && MAYBE_SEEN.contains(explanation.code());
    }

    /** An address a browser may follow; networks are not trusted to tell only such. */
    private static @Nullable String webAddress(@Nullable URI url) {
        return url != null && url.getScheme() != null && WEB.contains(url.getScheme()) ? url.toString() : null;
    }
}
