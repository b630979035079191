/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import static de.malklug.reports.ReportFixture.BLUESKY;
import static de.malklug.reports.ReportFixture.MASTODON;
import static de.malklug.reports.ReportFixture.OLPE;
import static de.malklug.reports.ReportFixture.SOEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportCsvTest {

    @Test
    void figures_have_a_row_for_all_for_each_municipality_and_for_each_network() {
        List<String> lines = lines(ReportCsv.FIGURES.write(ReportFixture.aWeek(), CsvForm.STANDARD));

        assertThat(lines.getFirst())
                .isEqualTo("level,campaign,municipality,network,from,to,read_at,posts,deliveries,accounts,gone,"
                        + "impressions,reach,reactions,replies,shares,quotes,saves,link_clicks,video_views,engagement,"
                        + "followers,inhabitants,engagement_per_1000_followers,engagement_per_1000_inhabitants,"
                        + "share_of_posts,missing");
        assertThat(lines.get(1))
                .isEqualTo("total,5malklug,,,2026-11-02,2026-11-22,2026-11-07T08:00:00Z,12,13,4,0,"
                        + ",,159,22,28,,,,,209,2800,145300,74.6,1.4,,"
                        + "impressions:not-offered reach:not-offered quotes:not-offered saves:not-offered"
                        + " link-clicks:not-offered video-views:not-offered");
        assertThat(lines).filteredOn(line -> line.startsWith("municipality,")).hasSize(4);
        assertThat(lines).filteredOn(line -> line.startsWith("network,")).hasSize(2);
    }

    @Test
    void posts_have_a_row_each_with_the_reason_for_every_empty_cell() {
        EngagementReport report = new ReportFixture()
                .followers(SOEST, MASTODON, 1_000)
                .read(SOEST, MASTODON, "klima", "2026-11-09T08:00:00Z", 5, 0, 2)
                .notYetRead(OLPE, BLUESKY, "rad", "2026-11-09T09:00:00Z")
                .report();

        assertThat(lines(ReportCsv.POSTS.write(report, CsvForm.STANDARD)))
                .containsExactly(
                        "campaign,municipality,post,title,theme,network,account,published_at,url,read_at,age_seconds,"
                                + "gone_since,impressions,reach,reactions,replies,shares,quotes,saves,link_clicks,"
                                + "video_views,engagement,followers,engagement_per_1000_followers,missing",
                        "5malklug,soest,klima,Titel von klima,klima,mastodon,soest-mastodon,2026-11-09T08:00:00Z,"
                                + "https://example.org/klima,2026-11-10T08:00:00Z,86400,,,,5,0,2,,,,,7,1000,7.0,"
                                + "impressions:not-offered reach:not-offered quotes:not-offered saves:not-offered"
                                + " link-clicks:not-offered video-views:not-offered",
                        "5malklug,olpe,rad,Titel von rad,klima,bluesky,olpe-bluesky,2026-11-09T09:00:00Z,"
                                + "https://example.org/rad,,,,,,,,,,,,,,,,"
                                + "impressions:not-yet-read reach:not-yet-read reactions:not-yet-read"
                                + " replies:not-yet-read shares:not-yet-read quotes:not-yet-read saves:not-yet-read"
                                + " link-clicks:not-yet-read video-views:not-yet-read");
    }

    @Test
    void the_trend_has_a_row_for_each_step_and_municipality() {
        List<String> lines = lines(ReportCsv.TREND.write(ReportFixture.aWeek(), CsvForm.STANDARD));

        assertThat(lines.getFirst()).isEqualTo("campaign,municipality,step,start,reactions_gained");
        assertThat(lines.get(1)).isEqualTo("5malklug,arnsberg,day,2026-11-02T00:00+01:00,7");
        assertThat(lines).hasSize(1 + 5 * 4);
    }

    @ParameterizedTest
    @EnumSource(ReportCsv.class)
    void every_line_has_as_many_cells_as_the_header(ReportCsv table) {
        List<String> lines = lines(table.write(ReportFixture.aWeek(), CsvForm.EXCEL));

        assertThat(lines).allSatisfy(line -> assertThat(line.split(";", -1)).hasSameSizeAs(table.header()));
    }

    @Test
    void excel_gets_semicolons_decimal_commas_and_a_byte_order_mark() {
        String csv = ReportCsv.FIGURES.write(ReportFixture.aWeek(), CsvForm.EXCEL);

        assertThat(csv.getBytes(StandardCharsets.UTF_8)).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(csv).contains(";74,6;1,4;").contains("\r\n");
    }

    @Test
    void texts_are_quoted_where_they_must_be() {
        assertThat(CsvForm.STANDARD.line(Arrays.asList("a,b", "say \"5mal\"", "two\nlines", null, 3L)))
                .isEqualTo("\"a,b\",\"say \"\"5mal\"\"\",\"two\nlines\",,3\r\n");
        assertThat(CsvForm.EXCEL.line(Arrays.asList("a,b", "a;b"))).isEqualTo("a,b;\"a;b\"\r\n");
    }

    @Test
    void a_title_is_no_formula_for_excel() {
        assertThat(CsvForm.EXCEL.line(List.of("=HYPERLINK(\"x\")", "+1", "@soest", "-", new BigDecimal("-1.5"))))
                .isEqualTo("\"'=HYPERLINK(\"\"x\"\")\";'+1;'@soest;'-;-1,5\r\n");
        assertThat(CsvForm.STANDARD.line(List.of("@soest"))).isEqualTo("@soest\r\n");
    }

    private static List<String> lines(String csv) {
        return csv.replace("\uFEFF", "").lines().toList();
    }
}
