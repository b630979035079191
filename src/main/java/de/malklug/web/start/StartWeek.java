/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.board.Board;
import de.malklug.board.Standing;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.MunicipalityId;
import de.malklug.engagement.Engagement;
import de.malklug.engagement.FiguresQuery;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.plan.Balance;
import de.malklug.plan.Balance.Measure;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.start.StartPage.Fair;
import de.malklug.web.start.StartPage.Kpi;
import de.malklug.web.start.StartPage.Share;
import de.malklug.web.start.StartPage.Week;
import de.malklug.wording.Phrases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the week did, and how it is spread. */
@Component
class StartWeek {

    private static final int MOST_READ = 2000;
    private static final int BAR = 200;
    private static final int COLLISION_DAYS = 14;
    private static final Duration ON_TIME = Duration.ofMinutes(1);
    private static final Duration EQUAL_AGE = Duration.ofHours(24);

    private final Deliveries deliveries;
    private final Engagement engagement;
    private final Accounts accounts;
    private final Board board;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Rights rights;

    StartWeek(
            Deliveries deliveries,
            Engagement engagement,
            Accounts accounts,
            Board board,
            CampaignShelf shelf,
            Towns towns,
            Rights rights) {
        this.deliveries = deliveries;
        this.engagement = engagement;
        this.accounts = accounts;
        this.board = board;
        this.shelf = shelf;
        this.towns = towns;
        this.rights = rights;
    }

    Week week(LocalDate today, Phrases phrases) {
        LocalDate from = today.minusDays(7);
        DeliveryFilter filter = between(DeliveryFilter.ALL.of(rights.visibleMunicipalities()), from, today, phrases);
        List<Delivery> published = deliveries
                .newestFirst(filter.being(DeliveryStatus.PUBLISHED), null, MOST_READ)
                .items();
        Map<DeliveryStatus, Integer> counts = deliveries.countByStatus(filter);
        int sent = counts.getOrDefault(DeliveryStatus.PUBLISHED, 0);
        int open = java.util.Arrays.stream(StartWaiting.WAITING)
                .mapToInt(status -> counts.getOrDefault(status, 0))
                .sum();
        long onTime = published.stream()
                .filter(each -> took(each).compareTo(ON_TIME) <= 0)
                .count();
        List<Kpi> kpis = new ArrayList<>();
        kpis.add(new Kpi(
                phrases.text("status.published"),
                phrases.number(sent),
                phrases.text("start.week.of", sent + open),
                phrases.text("start.week.open-text", open)));
        kpis.add(new Kpi(
                phrases.text("start.week.on-time"),
                phrases.number(onTime),
                phrases.text("start.week.of", published.size()),
                slowest(published, phrases)));
        kpis.add(figure(Metric.REACTIONS, today, phrases));
        kpis.add(figure(Metric.REPLIES, today, phrases));
        return new Week(phrases.days(from, today.minusDays(1)), kpis);
    }

    private static Duration took(Delivery delivery) {
        return delivery.publishedAt() == null
                ? Duration.ZERO
                : Duration.between(delivery.dueAt(), delivery.publishedAt());
    }

    private static String slowest(List<Delivery> published, Phrases phrases) {
        return published.stream()
                .map(StartWeek::took)
                .max(Duration::compareTo)
                .filter(took -> !took.isNegative())
                .map(took -> took.compareTo(ON_TIME) <= 0
                        ? phrases.text("start.week.slowest", took.toMillis() / 1000.0)
                        : phrases.text("start.week.slowest-long", phrases.duration(took)))
                .orElse("");
    }

    /** A figure of the week's posts a day after they appeared, beside the week before. */
    private Kpi figure(Metric metric, LocalDate today, Phrases phrases) {
        OptionalLong now = sum(metric, today.minusDays(7), today, phrases);
        OptionalLong before = sum(metric, today.minusDays(14), today.minusDays(7), phrases);
        if (now.isEmpty()) {
            return new Kpi(
                    phrases.metric(metric), phrases.text("start.week.unread"), "", phrases.text("start.week.age"));
        }
        String text = before.isEmpty()
                ? phrases.text("start.week.age")
                : phrases.text("start.week.compared", signed(now.getAsLong() - before.getAsLong(), phrases));
        return new Kpi(phrases.metric(metric), phrases.number(now.getAsLong()), "", text);
    }

    private static String signed(long difference, Phrases phrases) {
        String number = phrases.number(Math.abs(difference));
        return difference > 0 ? "+ " + number : difference < 0 ? "− " + number : "± 0";
    }

    private OptionalLong sum(Metric metric, LocalDate from, LocalDate before, Phrases phrases) {
        Campaign campaign = shelf.running().orElse(null);
        if (campaign == null) {
            return OptionalLong.empty();
        }
        Set<String> own = ownAccounts();
        LongSummaryStatistics counts = engagement
                .newest(new FiguresQuery(
                        campaign.id(), null, start(from, phrases), start(before, phrases), null, EQUAL_AGE, null))
                .stream()
                .filter(each -> own.isEmpty() || own.contains(each.account()))
                .flatMapToLong(each -> each.value(metric) instanceof MetricValue.Count count
                        ? LongStream.of(count.value())
                        : LongStream.empty())
                .summaryStatistics();
        return counts.getCount() == 0 ? OptionalLong.empty() : OptionalLong.of(counts.getSum());
    }

    /** Accounts the reader speaks for; empty for all. */
    private Set<String> ownAccounts() {
        return rights.visibleMunicipalities().stream()
                .flatMap(town -> accounts.of(town).stream())
                .map(Account::id)
                .collect(Collectors.toSet());
    }

    /** This week's posts against the shares of the running campaign, and how many collisions the next days have. */
    Fair fair(LocalDate today, @Nullable MunicipalityId own, Phrases phrases) {
        Campaign campaign = shelf.running().orElse(null);
        if (campaign == null) {
            return new Fair(List.of(), "", "", "");
        }
        Standing standing = board.of(campaign);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Balance balance = standing.balance(monday, monday.plusDays(6));
        Instant soon = start(today.plusDays(COLLISION_DAYS), phrases);
        long collisions = standing.open().stream()
                .filter(each -> each.first().dueAt().isBefore(soon))
                .count();
        String agreed = phrases.text(
                "start.fair.lead." + campaign.rules().shares().basis().written());
        String told = phrases.text("board.lead", collisions);
        if (balance.sum(Measure.POSTS, null) == 0) {
            return new Fair(List.of(), "", agreed, told);
        }
        int scale = balance.shared().stream()
                .flatMap(line -> Stream.of(line.fair(), balance.share(line, Measure.POSTS)))
                .filter(Objects::nonNull)
                .mapToInt(BigDecimal::intValue)
                .max()
                .orElse(0);
        List<Share> shares = balance.shared().stream()
                .map(line -> share(line, balance, Math.max(50, scale + 5)))
                .toList();
        String mine = shares.stream()
                .filter(share -> share.town().id().equals(own))
                .map(share -> phrases.text("start.fair.own", share.percent(), share.even()))
                .findFirst()
                .orElse("");
        return new Fair(shares, mine, agreed, told);
    }

    private Share share(Balance.Line line, Balance balance, int scale) {
        int percent = rounded(balance.share(line, Measure.POSTS));
        int fair = rounded(line.fair());
        Town town = towns.all().stream()
                .filter(each -> each.id().equals(line.municipality().id()))
                .findFirst()
                .orElseThrow();
        return new Share(
                town,
                percent,
                fair,
                Math.min(BAR, Math.round((float) BAR * percent / scale)),
                Math.round((float) BAR * fair / scale));
    }

    private static int rounded(@Nullable BigDecimal percent) {
        return percent == null ? 0 : percent.setScale(0, RoundingMode.HALF_UP).intValue();
    }

    static DeliveryFilter between(DeliveryFilter filter, LocalDate from, LocalDate before, Phrases phrases) {
        return filter.due(start(from, phrases), start(before, phrases));
    }

    static Instant start(LocalDate day, Phrases phrases) {
        return day.atStartOfDay(phrases.zone()).toInstant();
    }
}
