/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.campaign.Campaign;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.PostFigures;
import de.malklug.reports.cards.FigureWords.Shown;
import de.malklug.reports.cards.ReportCards;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Posts with their figures, each with the way to its snapshots. */
final class PostRows {

    private static final int PER_PAGE = 100;

    private PostRows() {}

    record Row(
            String title,
            String href,
            String snapshotsHref,
            @Nullable String remoteHref,
            Town town,
            String network,
            List<Shown> figures,
            boolean gone) {}

    /**
     * A page of all posts of a report.
     *
     * @param lead what the figures are about
     * @param total how many there are in all
     * @param before the page before; null on the first
     * @param after the page after; null on the last
     * @param back where the sums are
     */
    record Page(
            String lead,
            int total,
            List<Row> rows,
            int number,
            int pages,
            @Nullable Integer before,
            @Nullable Integer after,
            String here,
            String back) {}

    /** @param number from 1; what is beyond the last page is the last page */
    static Page page(EngagementReport report, int number, String here, String back, Phrases phrases) {
        List<PostFigures> all = report.posts();
        int pages = Math.max(1, Math.ceilDiv(all.size(), PER_PAGE));
        int page = Math.clamp(number, 1, pages);
        List<PostFigures> some = all.subList((page - 1) * PER_PAGE, Math.min(all.size(), page * PER_PAGE));
        return new Page(
                new ReportCards(report, phrases).lead(),
                all.size(),
                of(some, report, phrases),
                page,
                pages,
                page == 1 ? null : page - 1,
                page == pages ? null : page + 1,
                here,
                back);
    }

    static List<Row> of(List<PostFigures> posts, EngagementReport report, Phrases phrases) {
        Campaign campaign = report.campaign();
        ReportCards cards = new ReportCards(report, phrases);
        List<Town> towns = Towns.of(campaign);
        return posts.stream()
                .map(each -> row(each, campaign, towns, cards, phrases))
                .toList();
    }

    private static Row row(PostFigures post, Campaign campaign, List<Town> towns, ReportCards cards, Phrases phrases) {
        URI url = post.delivery().remoteUrl();
        String place = "/" + campaign.id() + "/" + post.delivery().municipality() + "/"
                + post.delivery().post();
        return new Row(
                post.delivery().title(),
                "/posts" + place,
                SnapshotsController.PATH + place + "?account=" + post.delivery().account(),
                url == null ? null : url.toString(),
                towns.stream()
                        .filter(town -> town.id().equals(post.delivery().municipality()))
                        .findFirst()
                        .orElseGet(() -> unknown(post)),
                phrases.network(post.delivery().network()),
                cards.figures(post),
                post.delivery().goneSince() != null);
    }

    /** A municipality that is no longer in the campaign's files. */
    private static Town unknown(PostFigures post) {
        String id = post.delivery().municipality().value();
        return new Town(
                post.delivery().municipality(),
                id,
                id.substring(0, Math.min(2, id.length())).toUpperCase(java.util.Locale.ROOT),
                "t0");
    }
}
