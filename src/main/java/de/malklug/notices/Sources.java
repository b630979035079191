/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountChecks;
import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.Post;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.queue.Clockwork;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.queue.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people must know, read from where it stands: the ledger, the clockwork, the accounts. Nothing has to be reported here
 * for it to be told, so nothing is lost if malklug ends at any moment.
 */
@Component
class Sources {

    /** Whether such a notice still holds is read here. */
    static final Set<NoticeKind> KINDS = EnumSet.of(
            NoticeKind.FAILED,
            NoticeKind.UNCONFIRMED,
            NoticeKind.BY_HAND,
            NoticeKind.MISSED,
            NoticeKind.CLOCKWORK,
            NoticeKind.ACCOUNT,
            NoticeKind.APPROVAL,
            NoticeKind.APPROVAL_OVERDUE,
            NoticeKind.CONTRIBUTION,
            NoticeKind.REQUEST);

    /** Reasons that lie in the account, not in the post. */
    private static final Set<String> OF_ACCOUNT = Set.of(
            "rejected.credentials",
            "rejected.payment",
            "rejected.forbidden",
            "rejected.configuration",
            "credentials-missing",
            "account-unknown");

    /** Reasons that lie in the network or in malklug. */
    private static final Set<String> OF_NETWORK = Set.of("out-of-tries", "internal", "");

    private static final int STRETCH = 500;

    /** How early people learn that an access ends, and when that becomes urgent. */
    private static final Duration ENDS_SOON = Duration.ofDays(7);

    private static final Duration ENDS_VERY_SOON = Duration.ofDays(2);

    /** Reading when an access ends may open files. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final Deliveries deliveries;
    private final Clockwork clockwork;
    private final Accounts accounts;
    private final AccountChecks checks;
    private final Posts posts;
    private final ContributionNotices contributions;
    private final Clock clock;
    private volatile Map<Account, Instant> ends = Map.of();
    private volatile Instant readAt = Instant.EPOCH;

    Sources(
            Deliveries deliveries,
            Clockwork clockwork,
            Accounts accounts,
            AccountChecks checks,
            Posts posts,
            ContributionNotices contributions,
            Clock clock) {
        this.deliveries = deliveries;
        this.clockwork = clockwork;
        this.accounts = accounts;
        this.checks = checks;
        this.posts = posts;
        this.contributions = contributions;
        this.clock = clock;
    }

    /** Everything that is so right now and that people must know. */
    List<Occurrence> now() {
        List<Occurrence> all = new ArrayList<>();
        DeliveryFilter waiting =
                DeliveryFilter.ALL.being(DeliveryStatus.FAILED, DeliveryStatus.MISSED, DeliveryStatus.UNCONFIRMED);
        String after = null;
        do {
            Page<Delivery> page = deliveries.page(waiting, after, STRETCH);
            page.items().stream()
                    .map(this::of)
                    .filter(java.util.Objects::nonNull)
                    .forEach(all::add);
            after = page.next();
        } while (after != null);
        clockwork.pulse().alarms().forEach(alarm -> all.add(of(alarm)));
        accounts.all().forEach(account -> {
            Occurrence trouble = of(account, accounts.health(account.id()));
            if (trouble != null) {
                all.add(trouble);
            }
        });
        all.addAll(expiring());
        all.addAll(contributions.now());
        return all;
    }

    private List<Occurrence> expiring() {
        Instant now = clock.instant();
        if (!readAt.plus(FRESH).isAfter(now) || readAt.isAfter(now)) {
            Map<Account, Instant> read = new LinkedHashMap<>();
            accounts.all().forEach(account -> checks.accessEnds(account).ifPresent(end -> read.put(account, end)));
            ends = read;
            readAt = now;
        }
        return ends.entrySet().stream()
                .filter(each -> each.getValue().isBefore(now.plus(ENDS_SOON)))
                .map(each -> of(
                        each.getKey(),
                        "expiring/" + each.getKey().id() + "/" + each.getValue()
                                + (each.getValue().isBefore(now.plus(ENDS_VERY_SOON)) ? "/very-soon" : ""),
                        "expiring/" + each.getKey().id(),
                        each.getValue().isAfter(now) ? "expiring" : "expired",
                        List.of(each.getValue().toString()),
                        each.getValue(),
                        each.getValue().isBefore(now.plus(ENDS_VERY_SOON)),
                        false))
                .toList();
    }

    /** Events of posts that wait for approval. */
    Set<String> approvalsAwaited() {
        Set<String> events = new HashSet<>();
        StoredPost last = null;
        List<StoredPost> stretch;
        do {
            stretch = posts.list(PostFilter.ALL.being(Post.Status.SUBMITTED), last, STRETCH);
            for (StoredPost post : stretch) {
                events.add(approval(post));
                events.add(overdue(post));
                last = post;
            }
        } while (stretch.size() == STRETCH);
        return events;
    }

    static String approval(StoredPost post) {
        return "approval/" + post.key() + "/" + post.life().submittedAt();
    }

    static String overdue(StoredPost post) {
        return "overdue/" + post.key() + "/" + post.life().submittedAt();
    }

    private @Nullable Occurrence of(Delivery delivery) {
        Explanation why = delivery.explanation();
        String code = why == null ? "" : why.code();
        if (code.equals("not-posted.person")) {
            return null;
        }
        return switch (delivery.status()) {
            case FAILED ->
                of(
                        delivery,
                        NoticeKind.FAILED,
                        delivery.id() + "/FAILED/" + delivery.attempts(),
                        "failed/" + code + "/" + place(delivery, code));
            case MISSED ->
                of(
                        delivery,
                        NoticeKind.MISSED,
                        delivery.id() + "/MISSED/" + delivery.dueAt(),
                        "missed/" + delivery.municipality());
            case UNCONFIRMED ->
                delivery.askedAt() == null
                        ? null
                        : of(
                                delivery,
                                code.equals("by-hand") ? NoticeKind.BY_HAND : NoticeKind.UNCONFIRMED,
                                delivery.id() + "/UNCONFIRMED/" + delivery.askedAt(),
                                (code.equals("by-hand") ? "by-hand/" : "unconfirmed/") + delivery.account());
            default -> null;
        };
    }

    /** Where the cause lies: deliveries that failed for the same reason at the same place are one trouble. */
    private static String place(Delivery delivery, String code) {
        if (OF_ACCOUNT.contains(code)) {
            return delivery.account();
        }
        return OF_NETWORK.contains(code)
                ? delivery.municipality() + "/" + delivery.network()
                : delivery.campaign() + "/" + delivery.municipality() + "/" + delivery.post();
    }

    private Occurrence of(Delivery delivery, NoticeKind kind, String event, String cause) {
        Explanation why = delivery.explanation();
        String code = why == null ? "" : why.code();
        boolean internal = code.equals("internal") || code.equals("rejected.configuration");
        String href = OF_ACCOUNT.contains(code)
                ? "/accounts/" + delivery.account()
                : "/queue?open=" + delivery.id() + "#z-" + delivery.id();
        return new Occurrence(
                event,
                false,
                cause,
                kind,
                true,
                internal ? Audience.ALL_CONCERNED : Audience.TOWN_AND_AGENCY,
                Set.of(),
                delivery.municipality(),
                new NoticeContent(
                        delivery.campaign().value(),
                        delivery.network().value(),
                        delivery.account(),
                        delivery.title(),
                        code,
                        why == null ? List.of() : why.arguments(),
                        null,
                        null,
                        delivery.dueAt().toString(),
                        href),
                delivery.title(),
                delivery.dueAt());
    }

    /** An alarm that stands is one event until it is over, whatever its figures become. */
    private Occurrence of(Explanation alarm) {
        Instant now = clock.instant();
        String about = alarm.code().equals("clockwork.capped") ? "/" + String.join("/", alarm.arguments()) : "";
        return new Occurrence(
                alarm.code() + about,
                true,
                alarm.code() + about,
                NoticeKind.CLOCKWORK,
                !alarm.code().equals("clockwork.clock-set-back"),
                Audience.AGENCY_AND_ADMIN,
                Set.of(),
                null,
                new NoticeContent(
                        null, null, null, "", alarm.code(), alarm.arguments(), null, null, now.toString(), "/queue"),
                "",
                now);
    }

    private @Nullable Occurrence of(Account account, AccountHealth health) {
        if (health instanceof AccountHealth.NeedsAttention attention) {
            return of(
                    account,
                    "account/" + account.id() + "/" + attention.since(),
                    "account/" + account.id(),
                    "needs-attention",
                    List.of(attention.reason()),
                    attention.since(),
                    true,
                    false);
        }
        if (health instanceof AccountHealth.SecretMissing missing) {
            return of(
                    account,
                    "secret/" + account.id() + "/" + missing.name(),
                    "secrets",
                    "secret-missing",
                    List.of(missing.name()),
                    clock.instant(),
                    false,
                    true);
        }
        return null;
    }

    private static Occurrence of(
            Account account,
            String event,
            String cause,
            String code,
            List<String> arguments,
            Instant at,
            boolean urgent,
            boolean standing) {
        return new Occurrence(
                event,
                standing,
                cause,
                NoticeKind.ACCOUNT,
                urgent,
                standing ? Audience.AGENCY_AND_ADMIN : Audience.TOWN_AND_AGENCY,
                Set.of(),
                account.municipality(),
                new NoticeContent(
                        null,
                        account.network().value(),
                        account.id(),
                        "",
                        code,
                        arguments,
                        null,
                        null,
                        at.toString(),
                        "/accounts/" + account.id()),
                account.id(),
                at);
    }
}
