/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.wording;

import de.malklug.accounts.AccountHealth;
import de.malklug.campaign.CampaignProblem;
import de.malklug.campaign.RuleFinding;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.Misfit;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.queue.PostState;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/** What malklug says to one reader: in the reader's language, with every instant told in the campaign's zone. */
public final class Phrases {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final MessageSource messages;
    private final Times times;
    private final Locale locale;

    Phrases(MessageSource messages, Times times, Locale locale) {
        this.messages = messages;
        this.times = times;
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    public ZoneId zone() {
        return times.zone();
    }

    /** What the zone is called at that instant, for example {@code MEZ}. */
    public String zoneName(Instant instant) {
        return times.zoneName(instant);
    }

    /**
     * A sentence of the message bundles.
     *
     * @throws org.springframework.context.NoSuchMessageException if there is none under that key
     */
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** Cause, what malklug does, what a person can do. */
    public String explain(Explanation explanation) {
        return Explanations.tell(explanation, this);
    }

    /**
     * An explanation within a history: shorter where the bundles have a sentence under {@code <prefix>.<code>}, since what
     * comes next stands below it.
     */
    public String recount(Explanation explanation, String prefix) {
        return Explanations.recount(explanation, prefix, this);
    }

    /** Whether the bundles have something under that key. */
    public boolean has(String key) {
        return messages.getMessage(key, null, null, locale) != null;
    }

    /** One of the nine words for where a delivery stands, for example {@code Veröffentlicht}. */
    public String status(DeliveryStatus status) {
        return text("status." + word(status));
    }

    /** Where a post stands as a whole, for example {@code Entwurf}. */
    public String state(PostState state) {
        return switch (state) {
            case DRAFT, SUBMITTED, APPROVED -> text("calendar.state." + word(state));
            default -> status(DeliveryStatus.valueOf(state.name()));
        };
    }

    /** What a network would refuse about a message, and what to do. */
    public String misfit(Misfit misfit) {
        String sentence =
                text("misfit." + word(misfit.kind()), misfit.arguments().toArray());
        if (misfit.media() > 0) {
            sentence = text("misfit.at-media", misfit.media(), sentence);
        }
        return misfit.part() > 1 ? text("misfit.at-part", misfit.part(), sentence) : sentence;
    }

    /** What is wrong in a file and what to do, without its place. */
    public String problem(CampaignProblem problem) {
        return text(problem.messageKey(), problem.arguments().toArray());
    }

    /** What a rule over time says about a post. */
    public String finding(RuleFinding finding) {
        return text(finding.messageKey(), told(finding.arguments()));
    }

    /** Arguments of a sentence about a draft, with days as people write them. */
    public Object[] told(List<Object> arguments) {
        return arguments.stream()
                .map(each -> DAY.matcher(each.toString()).matches() ? longDate(LocalDate.parse(each.toString())) : each)
                .toArray();
    }

    /** The name of a figure, for example {@code Reaktionen}. */
    public String metric(Metric metric) {
        return text("metric." + metric.key());
    }

    /** A figure, or in words why there is none; never 0 for unknown. */
    public String figure(MetricValue value) {
        return switch (value) {
            case MetricValue.Count count -> number(count.value());
            case MetricValue.NotOffered none -> text("metric.not-offered");
            case MetricValue.NotYetKnown none -> text("metric.not-yet-known");
        };
    }

    /** The name people know a network by. */
    public String network(NetworkId network) {
        String id = network.value();
        String key = "network." + id;
        return has(key) ? text(key) : id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    }

    /** What stands in an account's way, in words. */
    public String health(AccountHealth health) {
        return switch (health) {
            case AccountHealth.Ready ready -> text("account-health.ready");
            case AccountHealth.SecretMissing missing -> text("account-health.secret-missing", missing.name());
            case AccountHealth.NeedsAttention attention ->
                text("account-health.needs-attention", instant(attention.since()), attention.reason());
        };
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** For example {@code Mo., 9. Nov. 2026, 09:00 Uhr MEZ}. */
    public String instant(Instant instant) {
        return times.instant(instant);
    }

    /** Only the time, where the day is beside it: {@code 09:00 Uhr MEZ}. */
    public String time(Instant instant) {
        return times.clock(instant);
    }

    /** Only the time, for tight places: {@code 09:00 MEZ}. */
    public String shortTime(Instant instant) {
        return times.shortClock(instant);
    }

    /** The time to a second: {@code 09:12:04 Uhr MEZ}. */
    public String timeToSecond(Instant instant) {
        return times.second(instant);
    }

    /** The time to a millisecond, for histories: {@code 09:00:00,004 Uhr MEZ}. */
    public String exactTime(Instant instant) {
        return times.exact(instant);
    }

    /** Only the day: {@code Mo., 9. Nov. 2026}. */
    public String day(Instant instant) {
        return times.day(instant);
    }

    /** {@code Montag, 9. November 2026}. */
    public String longDay(LocalDate day) {
        return times.longDay(day);
    }

    /** {@code 9. November 2026}, for headings that do not need the weekday. */
    public String longDate(LocalDate day) {
        return times.longDate(day);
    }

    /** {@code 6. bis 16. November 2026}, both included. */
    public String days(LocalDate from, LocalDate to) {
        return times.range(from, to);
    }

    /** Roughly, for example {@code 1 Std. 18 Min.}; never the only telling of an instant. */
    public String duration(Duration duration) {
        return times.duration(duration);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
