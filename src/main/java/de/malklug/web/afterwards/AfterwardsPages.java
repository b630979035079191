/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.afterwards;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.editorial.StoredPost;
import de.malklug.publish.RemoteChange;
import de.malklug.publish.RemoteChange.Kind;
import de.malklug.publish.RemoteChanges;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.afterwards.AfterwardsView.Ask;
import de.malklug.web.afterwards.AfterwardsView.Choice;
import de.malklug.web.afterwards.AfterwardsView.Line;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what became of a post after it was published. */
@Component
public class AfterwardsPages {

    private static final int ACCOUNTS = 500;

    private final RemoteChanges changes;
    private final Deliveries deliveries;
    private final Accounts accounts;
    private final Rights rights;
    private final Voice voice;

    AfterwardsPages(RemoteChanges changes, Deliveries deliveries, Accounts accounts, Rights rights, Voice voice) {
        this.changes = changes;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.rights = rights;
        this.voice = voice;
    }

    /** For the post's own page. */
    public AfterwardsView view(StoredPost stored) {
        List<Delivery> published = published(stored);
        Map<DeliveryId, Delivery> byId =
                published.stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
        Phrases phrases = voice.phrases();
        List<Line> lines = changes.of(byId.keySet()).stream()
                .filter(change -> change.status() != RemoteChange.Status.REPLACED)
                .map(change -> line(change, Objects.requireNonNull(byId.get(change.delivery())), phrases))
                .toList();
        boolean may = rights.may(Right.DECIDE, stored.post().municipality());
        return new AfterwardsView(may && !published.isEmpty() ? address(stored) + "/published" : null, lines);
    }

    static String address(StoredPost stored) {
        return "/posts/" + stored.campaign() + "/" + stored.post().municipality() + "/"
                + stored.post().id();
    }

    /** Where it is published and was not deleted by malklug. */
    List<Delivery> standing(StoredPost stored) {
        Set<DeliveryId> gone = changes.gone();
        return published(stored).stream()
                .filter(each -> !gone.contains(each.id()))
                .toList();
    }

    private List<Delivery> published(StoredPost stored) {
        DeliveryFilter its = DeliveryFilter.ALL
                .in(stored.campaign())
                .of(Set.of(stored.post().municipality()))
                .ofPost(stored.post().id())
                .being(DeliveryStatus.PUBLISHED);
        return deliveries.page(its, null, ACCOUNTS).items();
    }

    Ask ask(StoredPost stored) {
        Phrases phrases = voice.phrases();
        List<Delivery> standing = standing(stored);
        String text =
                standing.isEmpty() ? "" : standing.getFirst().message().first().text();
        return new Ask(
                stored.post().title(),
                address(stored),
                text,
                standing.stream().map(each -> choice(Kind.EDIT, each, phrases)).toList(),
                standing.stream()
                        .map(each -> choice(Kind.DELETE, each, phrases))
                        .toList());
    }

    private Choice choice(Kind kind, Delivery delivery, Phrases phrases) {
        String network = phrases.network(delivery.network());
        String why = changes.can(kind, delivery)
                ? null
                : phrases.text("afterwards.cannot." + kind.name().toLowerCase(Locale.ROOT), network);
        return new Choice(delivery.id().value(), network, handle(delivery), why);
    }

    private String handle(Delivery delivery) {
        return accounts.find(delivery.account()).map(Account::handle).orElse(delivery.account());
    }

    private Line line(RemoteChange change, Delivery delivery, Phrases phrases) {
        String key = "afterwards." + change.kind().name().toLowerCase(Locale.ROOT) + "."
                + change.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String when = switch (change.status()) {
            case WAITING -> phrases.instant(change.until());
            case DONE, REFUSED, GIVEN_UP, REPLACED ->
                phrases.instant(Objects.requireNonNullElse(change.endedAt(), change.askedAt()));
        };
        String icon = switch (change.status()) {
            case WAITING -> "scheduled";
            case DONE -> change.kind() == Kind.DELETE ? "cancelled" : "published";
            case REFUSED, GIVEN_UP -> "failed";
            case REPLACED -> "cancelled";
        };
        String evidence = change.evidence().isEmpty() ? "" : " (" + change.evidence() + ")";
        return new Line(
                icon,
                phrases.text(key, phrases.network(delivery.network()), handle(delivery), when, evidence),
                phrases.text("afterwards.by", change.person(), phrases.instant(change.askedAt())));
    }
}
