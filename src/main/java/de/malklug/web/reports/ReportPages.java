/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.OpenData;
import de.malklug.mail.StoredMail;
import de.malklug.reports.ReportCsv;
import de.malklug.reports.paper.MonthlyReport;
import de.malklug.reports.paper.ReportFormat;
import de.malklug.reports.paper.ReportPaper;
import de.malklug.reports.paper.ReportText;
import de.malklug.reports.paper.Reports;
import de.malklug.reports.paper.SentReport;
import de.malklug.reports.paper.StoredReport;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Towns;
import de.malklug.web.reports.DashboardPage.Choice;
import de.malklug.web.reports.ReportsController.Asked;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the pages about reports show. */
@Component
class ReportPages {

    private static final int SHOWN = 100;

    private final Reports reports;
    private final CampaignShelf shelf;
    private final Rights rights;

    ReportPages(Reports reports, CampaignShelf shelf, Rights rights) {
        this.reports = reports;
        this.shelf = shelf;
        this.rights = rights;
    }

    /**
     * All reports.
     *
     * @param form null for those who may not ask for reports
     * @param outline what a report holds; shown while there is none
     * @param openData towns whose data is open; null if none is
     */
    record ListPage(
            List<Row> rows,
            @Nullable Form form,
            List<Monthly> monthly,
            List<String> outline,
            @Nullable String campaign,
            @Nullable String openData,
            boolean mayArchive,
            boolean mayForget) {}

    record Row(String title, String href, String period, String createdAt, String icon, String state) {}

    record Form(List<Choice> municipalities, List<Choice> ages, List<Choice> languages, String from, String to) {}

    record Monthly(String id, String about, String recipients) {}

    ListPage list(Asked asked, Phrases phrases) {
        Campaign campaign = shelf.running().orElse(null);
        boolean writes = rights.may(Right.WRITE_REPORTS);
        List<String> open = campaign == null
                ? List.of()
                : campaign.municipalities().stream()
                        .filter(each -> each.openData() == OpenData.ON)
                        .map(Municipality::name)
                        .toList();
        return new ListPage(
                reports.newest(SHOWN).stream().map(each -> row(each, phrases)).toList(),
                writes && campaign != null ? form(asked, campaign, phrases) : null,
                reports.monthly().stream().map(each -> monthly(each, phrases)).toList(),
                Stream.of("foreword", "kpis", "trend", "towns", "networks", "comparisons", "best")
                        .map(each -> phrases.text("report.outline." + each))
                        .toList(),
                campaign == null ? null : campaign.id().value(),
                open.isEmpty() ? null : String.join(", ", open),
                rights.mayEverywhere(Right.SEE_AUDIT),
                rights.mayAdminister());
    }

    private Row row(StoredReport report, Phrases phrases) {
        return new Row(
                title(report, phrases),
                ReportsController.PATH + "/" + report.id(),
                phrases.days(report.scope().from(), report.scope().to()),
                phrases.instant(report.createdAt()),
                icon(report.state()),
                phrases.text("report.state." + report.state().name().toLowerCase(Locale.ROOT)));
    }

    private static String icon(StoredReport.State state) {
        return switch (state) {
            case MAKING -> "publishing";
            case READY -> "published";
            case FAILED -> "failed";
        };
    }

    private String title(StoredReport report, Phrases phrases) {
        CampaignId id = report.scope().campaign();
        String campaign = shelf.find(id).map(Campaign::hashtag).orElse(id.value());
        return phrases.text("paper.title", campaign, name(id, report.scope().municipality(), phrases));
    }

    private String name(CampaignId campaign, @Nullable MunicipalityId municipality, Phrases phrases) {
        return municipality == null
                ? phrases.text("reports.all-municipalities")
                : shelf.find(campaign)
                        .flatMap(each -> each.municipality(municipality))
                        .map(Municipality::name)
                        .orElse(municipality.value());
    }

    private static Form form(Asked asked, Campaign campaign, Phrases phrases) {
        List<Choice> municipalities = new ArrayList<>();
        municipalities.add(new Choice(
                "",
                phrases.text("reports.filter.all-municipalities"),
                asked.municipality().isEmpty()));
        Towns.of(campaign)
                .forEach(town -> municipalities.add(new Choice(
                        town.id().value(), town.name(), town.id().value().equals(asked.municipality()))));
        String language = asked.language().isEmpty() ? phrases.locale().getLanguage() : asked.language();
        return new Form(
                municipalities,
                Arrays.stream(DashboardQuery.Age.values())
                        .map(age -> new Choice(
                                age.key(),
                                phrases.text("reports.age." + age.key()),
                                age.key().equals(asked.age())))
                        .toList(),
                List.of(
                        new Choice("de", phrases.text("report.language.de"), language.equals("de")),
                        new Choice("en", phrases.text("report.language.en"), language.equals("en"))),
                asked.from().isEmpty() ? campaign.period().from().toString() : asked.from(),
                asked.to().isEmpty() ? campaign.period().to().toString() : asked.to());
    }

    private Monthly monthly(MonthlyReport monthly, Phrases phrases) {
        String campaign = shelf.find(monthly.campaign())
                .map(Campaign::hashtag)
                .orElse(monthly.campaign().value());
        return new Monthly(
                monthly.id(),
                campaign + ", " + name(monthly.campaign(), monthly.municipality(), phrases) + ", "
                        + phrases.text("report.language." + monthly.language().getLanguage()),
                String.join(", ", monthly.recipients()));
    }

    /**
     * One report.
     *
     * @param paper null until its data is frozen
     * @param texts what people wrote, by section
     */
    record OnePage(
            String id,
            String title,
            String period,
            String createdAt,
            String state,
            String icon,
            String word,
            int version,
            @Nullable ReportPaper paper,
            Map<String, ReportText> texts,
            Map<String, String> written,
            List<DashboardPage.Download> downloads,
            List<Sent> sent,
            boolean writes,
            boolean canSend,
            int longest) {}

    /** @param again whether it can be sent after all */
    record Sent(
            String address,
            String at,
            String icon,
            String word,
            @Nullable String detail,
            String mail,
            boolean again) {}

    OnePage report(StoredReport report, Phrases phrases) {
        boolean ready = report.state() == StoredReport.State.READY;
        Map<String, ReportText> texts = new TreeMap<>();
        Map<String, String> written = new TreeMap<>();
        reports.texts(report.id()).forEach(text -> {
            texts.put(text.section(), text);
            written.put(
                    text.section(), phrases.text("report.text.by", text.author(), phrases.instant(text.changedAt())));
        });
        return new OnePage(
                report.id(),
                title(report, phrases),
                phrases.days(report.scope().from(), report.scope().to()),
                phrases.instant(report.createdAt()),
                report.state().name(),
                icon(report.state()),
                phrases.text("report.state." + report.state().name().toLowerCase(Locale.ROOT)),
                report.version(),
                ready ? reports.paper(report, phrases.locale()) : null,
                texts,
                written,
                ready ? downloads(report, phrases) : List.of(),
                reports.sent(report.id()).stream()
                        .map(each -> sent(each, phrases))
                        .toList(),
                rights.may(Right.WRITE_REPORTS),
                reports.canSend(),
                ReportText.LONGEST);
    }

    private static List<DashboardPage.Download> downloads(StoredReport report, Phrases phrases) {
        String path = ReportsController.PATH + "/" + report.id() + "/";
        List<DashboardPage.Download> downloads = new ArrayList<>();
        for (ReportFormat format : List.of(ReportFormat.PDF, ReportFormat.XLSX, ReportFormat.HTML, ReportFormat.JSON)) {
            downloads.add(new DashboardPage.Download(
                    phrases.text("report.download." + format.ending()), path + "report." + format.ending()));
        }
        for (ReportCsv table : ReportCsv.values()) {
            downloads.add(new DashboardPage.Download(
                    phrases.text("reports.download." + table.key()), path + table.key() + ".csv"));
        }
        return downloads;
    }

    private static Sent sent(SentReport sent, Phrases phrases) {
        StoredMail mail = sent.mail();
        StoredMail.Status status = mail == null ? StoredMail.Status.SENT : mail.status();
        String icon = switch (status) {
            case WAITING -> "scheduled";
            case SENT -> "published";
            case FAILED -> "failed";
            case UNSENT -> "held";
        };
        return new Sent(
                sent.address(),
                phrases.instant(sent.sentAt()),
                icon,
                phrases.text("report.mail." + status.name().toLowerCase(Locale.ROOT)),
                mail == null || mail.problem() == null
                        ? null
                        : phrases.text("report.mail.problem."
                                + mail.problem().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                sent.mailId(),
                mail != null && mail.canBeSentAgain());
    }
}
