/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.Municipality;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.reports.CsvForm;
import de.malklug.wording.Phrases;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** Posts as a table that can be edited and taken up again. Nothing in it is ever a formula. */
@Component
public class TableExport {

    private static final int MOST = 100_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final List<TableField> COLUMNS = List.of(
            TableField.ID,
            TableField.MUNICIPALITY,
            TableField.DATE,
            TableField.TIME,
            TableField.TITLE,
            TableField.TEXT,
            TableField.THEME,
            TableField.NETWORKS,
            TableField.LINK,
            TableField.PICTURE,
            TableField.ALT);

    private final Campaigns campaigns;
    private final Posts posts;

    TableExport(Campaigns campaigns, Posts posts) {
        this.campaigns = campaigns;
        this.posts = posts;
    }

    /** As CSV that a German Excel opens with a double click. */
    public void csv(PostFilter filter, Phrases phrases, OutputStream to) throws IOException {
        StringBuilder text = new StringBuilder(CsvForm.EXCEL.start());
        text.append(CsvForm.EXCEL.line(heads(phrases)));
        Map<CampaignId, Campaign> known = known();
        for (StoredPost post : posts.list(filter, null, MOST)) {
            Campaign campaign = Objects.requireNonNull(known.get(post.campaign()));
            LocalDateTime at = post.localTime(campaign.zone());
            List<String> cells = cells(post, campaign);
            cells.set(2, DAY.format(at));
            cells.set(3, TIME.format(at));
            text.append(CsvForm.EXCEL.line(cells));
        }
        to.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** As a spreadsheet with real dates. */
    public void xlsx(PostFilter filter, Phrases phrases, OutputStream to) throws IOException {
        try (Workbook book = new Workbook(to, "malklug", "1.0")) {
            Worksheet sheet = book.newWorksheet(phrases.text("posts.title"));
            List<String> heads = heads(phrases);
            for (int i = 0; i < heads.size(); i++) {
                sheet.value(0, i, heads.get(i));
                sheet.style(0, i).bold().fillColor("EBEAE3").set();
                sheet.width(i, COLUMNS.get(i) == TableField.TEXT ? 60 : 18);
            }
            sheet.freezePane(0, 1);
            int row = 1;
            Map<CampaignId, Campaign> known = known();
            for (StoredPost post : posts.list(filter, null, MOST)) {
                write(sheet, row++, post, Objects.requireNonNull(known.get(post.campaign())));
            }
        }
    }

    private static void write(Worksheet sheet, int row, StoredPost post, Campaign campaign) {
        List<String> cells = cells(post, campaign);
        LocalDateTime at = post.localTime(campaign.zone());
        for (int i = 0; i < cells.size(); i++) {
            sheet.value(row, i, cells.get(i));
        }
        sheet.value(row, 2, at.toLocalDate());
        sheet.style(row, 2).format("dd.mm.yyyy").set();
        sheet.value(row, 3, at.toLocalTime().toSecondOfDay() / 86_400.0);
        sheet.style(row, 3).format("hh:mm").set();
        sheet.style(row, 5).wrapText(true).set();
    }

    private static List<String> heads(Phrases phrases) {
        return COLUMNS.stream()
                .map(field -> phrases.text("table.field." + field.word()))
                .toList();
    }

    private static List<String> cells(StoredPost post, Campaign campaign) {
        List<String> cells = new ArrayList<>();
        cells.add(post.post().id().value());
        cells.add(campaign.municipality(post.post().municipality())
                .map(Municipality::name)
                .orElse(post.post().municipality().value()));
        cells.add("");
        cells.add("");
        cells.add(Objects.requireNonNullElse(post.post().heading(), ""));
        cells.add(post.post().wording().text());
        cells.add(Objects.requireNonNullElse(post.post().theme(), ""));
        cells.add(String.join(", ", post.post().on()));
        cells.add(Objects.toString(post.post().wording().link(), ""));
        List<MediaReference> media = post.post().wording().media();
        cells.add(media.stream().map(MediaReference::file).collect(Collectors.joining("\n")));
        cells.add(media.stream().map(MediaReference::alt).collect(Collectors.joining("\n")));
        return cells;
    }

    private Map<CampaignId, Campaign> known() {
        Map<CampaignId, Campaign> known = new HashMap<>();
        campaigns.all().forEach(each -> known.put(each.id(), each.campaign()));
        return known;
    }
}
