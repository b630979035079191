/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import static de.malklug.reports.ReportFixture.AGENCY;
import static de.malklug.reports.ReportFixture.ARNSBERG;
import static de.malklug.reports.ReportFixture.BLUESKY;
import static de.malklug.reports.ReportFixture.MASTODON;
import static de.malklug.reports.ReportFixture.OLPE;
import static de.malklug.reports.ReportFixture.SOEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.malklug.campaign.MunicipalityId;
import de.malklug.engagement.EngagementProblem;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EngagementReportTest {

    private static final String MONDAY = "2026-11-09T08:00:00Z";

    private final ReportFixture fixture = new ReportFixture();

    @Test
    void one_post_on_two_networks_is_one_post_and_two_deliveries() {
        EngagementReport report = fixture.read(SOEST, MASTODON, "klima", MONDAY, 5)
                .read(SOEST, BLUESKY, "klima", MONDAY, 2)
                .report();

        assertThat(report.total().posts()).isEqualTo(1);
        assertThat(report.total().deliveries()).isEqualTo(2);
        assertThat(report.total().accounts()).isEqualTo(2);
        assertThat(report.total().tally(Metric.REACTIONS).value()).isEqualTo(7);
    }

    @Test
    void equal_ids_in_two_towns_are_two_posts() {
        EngagementReport report = fixture.read(SOEST, MASTODON, "auftakt", MONDAY, 5)
                .read(OLPE, MASTODON, "auftakt", MONDAY, 2)
                .report();

        assertThat(report.total().posts()).isEqualTo(2);
    }

    @Test
    void what_was_not_read_and_what_is_not_offered_is_not_zero() {
        EngagementReport report = fixture.notYetRead(SOEST, MASTODON, "klima", MONDAY)
                .withoutFigures(OLPE, BLUESKY, "rad", MONDAY)
                .report();

        assertThat(report.total().tally(Metric.REACTIONS)).isEqualTo(new Tally(0, 0, 1, 1));
        assertThat(report.total().tally(Metric.REACTIONS).figure()).isEqualTo(MetricValue.NOT_YET_KNOWN);
        assertThat(town(report, OLPE).figures().tally(Metric.REACTIONS).figure())
                .isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(report.readAt()).isNull();
        assertThat(report.best(10)).isEmpty();
    }

    @Test
    void an_unread_post_on_a_network_without_a_figure_will_not_have_it_either() {
        EngagementReport report = fixture.read(SOEST, MASTODON, "klima", MONDAY, 5)
                .notYetRead(SOEST, MASTODON, "rad", MONDAY)
                .report();

        assertThat(report.total().tally(Metric.REACH)).isEqualTo(new Tally(0, 0, 2, 0));
        assertThat(report.total().tally(Metric.REACTIONS)).isEqualTo(new Tally(5, 1, 0, 1));
    }

    @Test
    void a_real_zero_is_a_zero() {
        EngagementReport report =
                fixture.read(SOEST, MASTODON, "klima", MONDAY, 0, 0, 0).report();

        assertThat(report.total().tally(Metric.REACTIONS).figure()).isEqualTo(MetricValue.of(0));
        assertThat(report.total().tally(Metric.REACH).figure()).isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(report.readAt()).isEqualTo(Instant.parse("2026-11-10T08:00:00Z"));
    }

    @Test
    void engagement_is_reactions_replies_and_shares() {
        EngagementReading reading = EngagementReading.builder()
                .count(Metric.REACTIONS, 5)
                .count(Metric.REPLIES, 2)
                .notYetKnown(Metric.SHARES)
                .count(Metric.SAVES, 100)
                .build();

        EngagementReport report =
                fixture.snapshot(SOEST, MASTODON, "klima", MONDAY, reading).report();

        assertThat(report.total().engagement().value()).isEqualTo(7);
    }

    @Test
    void rates_are_engagement_per_thousand_people() {
        EngagementReport report = fixture.followers(SOEST, MASTODON, 1_200)
                .followers(SOEST, BLUESKY, 300)
                .read(SOEST, MASTODON, "a", MONDAY, 30, 6, 4)
                .read(SOEST, MASTODON, "b", MONDAY, 20, 0, 0)
                .read(SOEST, BLUESKY, "b", MONDAY, 10, 5, 0)
                .report();

        GroupFigures soest = town(report, SOEST).figures();
        assertThat(soest.followers()).isEqualTo(1_500);
        assertThat(soest.per1000Followers()).isEqualTo(new Rate.Per1000(new BigDecimal("50.0")));
        assertThat(soest.per1000Inhabitants()).isEqualTo(new Rate.Per1000(new BigDecimal("1.6")));
        assertThat(report.total().per1000Inhabitants()).isEqualTo(new Rate.Per1000(new BigDecimal("0.52")));
    }

    @Test
    void engagement_on_accounts_without_follower_counts_does_not_raise_the_rate() {
        EngagementReport report = fixture.followers(SOEST, MASTODON, 1_000)
                .read(SOEST, MASTODON, "a", MONDAY, 1)
                .read(SOEST, MASTODON, "b", MONDAY, 1)
                .read(SOEST, MASTODON, "c", MONDAY, 1)
                .read(SOEST, BLUESKY, "c", MONDAY, 1_000)
                .report();

        assertThat(report.total().per1000Followers()).isEqualTo(new Rate.Per1000(new BigDecimal("3.0")));
    }

    @Test
    void too_few_posts_have_no_rate() {
        EngagementReport report = fixture.followers(SOEST, MASTODON, 1_000)
                .read(SOEST, MASTODON, "a", MONDAY, 1)
                .read(SOEST, MASTODON, "b", MONDAY, 1)
                .report();

        assertThat(report.total().per1000Followers()).isEqualTo(new Rate.TooFew());
        assertThat(town(report, SOEST).figures().per1000Inhabitants()).isEqualTo(new Rate.TooFew());
        assertThat(town(report, OLPE).figures().per1000Inhabitants()).isEqualTo(new Rate.NotYetRead());
    }

    @Test
    void the_agency_has_no_inhabitants_and_does_not_count_for_those_of_others() {
        EngagementReport report = fixture.read(AGENCY, MASTODON, "a", MONDAY, 100)
                .read(SOEST, MASTODON, "a", MONDAY, 145)
                .read(SOEST, MASTODON, "b", MONDAY, 0)
                .read(SOEST, MASTODON, "c", MONDAY, 0)
                .report();

        assertThat(town(report, AGENCY).figures().per1000Inhabitants()).isEqualTo(new Rate.NoBase());
        assertThat(report.total().per1000Inhabitants()).isEqualTo(new Rate.Per1000(new BigDecimal("1.0")));
        assertThat(report.total().tally(Metric.REACTIONS).value()).isEqualTo(245);
    }

    @Test
    void shares_are_parts_of_the_towns_posts() {
        EngagementReport report = fixture.read(SOEST, MASTODON, "a", MONDAY, 1)
                .read(SOEST, MASTODON, "b", MONDAY, 1)
                .read(OLPE, MASTODON, "a", MONDAY, 1)
                .read(AGENCY, MASTODON, "a", MONDAY, 1)
                .report();

        assertThat(town(report, SOEST).share()).isEqualTo("66.7");
        assertThat(town(report, OLPE).share()).isEqualTo("33.3");
        assertThat(town(report, ARNSBERG).share()).isEqualTo("0.0");
        assertThat(town(report, AGENCY).share()).isNull();
        assertThat(report.equalShare()).contains(new BigDecimal("33.3"));
    }

    @Test
    void only_posts_of_the_period_count_by_the_campaigns_days() {
        EngagementReport report = fixture.read(SOEST, MASTODON, "before", "2026-11-08T22:59:59Z", 1)
                .read(SOEST, MASTODON, "first", "2026-11-08T23:00:00Z", 10)
                .read(SOEST, MASTODON, "last", "2026-11-10T22:59:59Z", 100)
                .report(ReportScope.of(ReportFixture.campaign())
                        .during(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 10)));

        assertThat(report.total().tally(Metric.REACTIONS).value()).isEqualTo(110);
    }

    @Test
    void a_municipalitys_report_is_about_its_posts_and_still_compares_all_towns() {
        EngagementReport report = fixture.read(SOEST, MASTODON, "a", MONDAY, 5)
                .read(OLPE, MASTODON, "a", MONDAY, 7)
                .problem(OLPE, MASTODON)
                .report(ReportScope.of(ReportFixture.campaign()).of(SOEST));

        assertThat(report.total().tally(Metric.REACTIONS).value()).isEqualTo(5);
        assertThat(report.posts()).hasSize(1);
        assertThat(report.trend().gains()).containsOnlyKeys(SOEST);
        assertThat(town(report, OLPE).figures().tally(Metric.REACTIONS).value()).isEqualTo(7);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void the_strongest_posts_have_most_reactions_and_unread_ones_are_not_among_them() {
        EngagementReport report = fixture.read(SOEST, MASTODON, "weak", MONDAY, 1, 50, 50)
                .notYetRead(SOEST, MASTODON, "unread", MONDAY)
                .read(OLPE, MASTODON, "talked-about", MONDAY, 9, 3)
                .read(OLPE, MASTODON, "quiet", MONDAY, 9, 1)
                .report();

        assertThat(report.best(2))
                .extracting(each -> each.delivery().post().value())
                .containsExactly("talked-about", "quiet");
        assertThat(report.posts().getLast().delivery().post().value()).isEqualTo("unread");
    }

    @Test
    void networks_are_apart() {
        EngagementReport report = fixture.read(SOEST, MASTODON, "a", MONDAY, 5)
                .read(SOEST, BLUESKY, "a", MONDAY, 7)
                .report();

        assertThat(report.networks()).extracting(NetworkFigures::network).containsExactly(BLUESKY, MASTODON);
        assertThat(report.networks()
                        .getFirst()
                        .figures()
                        .tally(Metric.REACTIONS)
                        .value())
                .isEqualTo(7);
    }

    @Test
    void accounts_in_trouble_are_named() {
        EngagementReport report = fixture.read(OLPE, MASTODON, "a", MONDAY, 7)
                .problem(OLPE, MASTODON)
                .report();

        assertThat(report.problems()).extracting(EngagementProblem::account).containsExactly("olpe-mastodon");
    }

    @Test
    void a_period_does_not_end_before_it_begins() {
        ReportScope scope = ReportScope.of(ReportFixture.campaign());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scope.during(LocalDate.of(2026, 11, 10), LocalDate.of(2026, 11, 9)));
    }

    private static TownFigures town(EngagementReport report, MunicipalityId id) {
        return report.towns().stream()
                .filter(each -> each.municipality().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
