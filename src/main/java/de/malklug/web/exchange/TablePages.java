/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.exchange;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.PostDraft;
import de.malklug.exchange.TableDraft;
import de.malklug.exchange.TableField;
import de.malklug.exchange.TableMapping;
import de.malklug.exchange.TablePreview;
import de.malklug.exchange.TablePreview.Kind;
import de.malklug.exchange.TableSheet;
import de.malklug.web.exchange.TableView.Choice;
import de.malklug.web.exchange.TableView.Column;
import de.malklug.web.exchange.TableView.Line;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a table and what would become of it into words. */
@Component
class TablePages {

    private static final int SHOWN = 300;
    private static final int LONGEST_EXAMPLE = 60;

    private final CampaignShelf shelf;

    TablePages(CampaignShelf shelf) {
        this.shelf = shelf;
    }

    TableView view(
            TableDraft draft, TableMapping mapping, TablePreview preview, @Nullable String refused, Phrases phrases) {
        List<Line> lines = preview.lines().stream()
                .sorted(Comparator.comparing((TablePreview.Line line) -> line.kind() != Kind.FAULTY))
                .limit(SHOWN)
                .map(line -> line(draft, line, phrases))
                .toList();
        int posts = preview.count(Kind.ADDED) + preview.count(Kind.CHANGED);
        return new TableView(
                "/posts/import/" + draft.id(),
                draft.name(),
                shelf.find(draft.campaign())
                        .map(campaign -> name(campaign, draft.municipality()))
                        .orElse(""),
                columns(draft.sheet(), mapping, phrases),
                lines,
                phrases.text(
                        "table.preview.sum",
                        preview.count(Kind.ADDED),
                        preview.count(Kind.CHANGED),
                        preview.count(Kind.SAME),
                        preview.count(Kind.FAULTY)),
                preview.count(Kind.FAULTY),
                preview.isReady(),
                posts,
                preview.lines().size() - lines.size(),
                preview.mark(),
                refused);
    }

    private static List<Column> columns(TableSheet sheet, TableMapping mapping, Phrases phrases) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < sheet.heads().size(); i++) {
            TableField chosen = mapping.of(i);
            List<Choice> choices = new ArrayList<>();
            choices.add(new Choice("none", phrases.text("table.field.none"), chosen == null));
            for (TableField field : TableField.values()) {
                choices.add(new Choice(field.word(), phrases.text("table.field." + field.word()), field == chosen));
            }
            columns.add(new Column("column" + i, sheet.heads().get(i), example(sheet, i), choices));
        }
        return columns;
    }

    private static String example(TableSheet sheet, int column) {
        String example = sheet.lines().stream()
                .map(TableSheet.Line::cells)
                .filter(cells -> column < cells.size() && !cells.get(column).isEmpty())
                .map(cells -> cells.get(column).replace('\n', ' '))
                .findFirst()
                .orElse("");
        return example.length() > LONGEST_EXAMPLE ? example.substring(0, LONGEST_EXAMPLE) + "…" : example;
    }

    private Line line(TableDraft table, TablePreview.Line line, Phrases phrases) {
        Campaign campaign = shelf.find(table.campaign()).orElseThrow();
        PostDraft draft = line.draft();
        String kind = line.kind().name().toLowerCase(Locale.ROOT);
        String fields = line.fields().stream()
                .map(field -> phrases.text("field." + field.key()))
                .collect(Collectors.joining(", "));
        return new Line(
                line.number(),
                draft == null ? "–" : title(draft),
                line.before() == null ? null : "/posts/" + line.before().key(),
                draft == null
                        ? ""
                        : phrases.instant(draft.at().atZone(campaign.zone()).toInstant()),
                line.municipality() == null ? "" : name(campaign, line.municipality()),
                kind,
                phrases.text("table.kind." + kind, fields),
                line.problems().stream().map(problem -> words(problem, phrases)).toList(),
                line.later() == 0 ? null : phrases.text("table.later", line.later()));
    }

    private static String words(TablePreview.Problem problem, Phrases phrases) {
        String sentence = phrases.text(
                "table.problem." + problem.key(), problem.arguments().toArray());
        return problem.column().isEmpty() ? sentence : problem.column() + ": " + sentence;
    }

    private static String title(PostDraft draft) {
        String title =
                Objects.requireNonNullElse(draft.heading(), draft.wording().text());
        String line = title.lines().findFirst().orElse("");
        return line.length() > LONGEST_EXAMPLE ? line.substring(0, LONGEST_EXAMPLE) + "…" : line;
    }

    private static String name(Campaign campaign, de.malklug.campaign.MunicipalityId id) {
        return campaign.municipality(id).map(Municipality::name).orElse(id.value());
    }
}
