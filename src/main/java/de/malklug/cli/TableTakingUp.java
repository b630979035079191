/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.exchange.TableField;
import de.malklug.exchange.TableImport;
import de.malklug.exchange.TableMapping;
import de.malklug.exchange.TablePreview;
import de.malklug.exchange.TablePreview.Kind;
import de.malklug.exchange.TableReader;
import de.malklug.exchange.TableReading;
import de.malklug.exchange.TableSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** Takes up a table, or shows what that would be. */
final class TableTakingUp {

    private final ApplicationContext malklug;
    private final Terminal terminal;

    TableTakingUp(ApplicationContext malklug, Terminal terminal) {
        this.malklug = malklug;
        this.terminal = terminal;
    }

    int takeUp(TableOptions table, boolean preview) throws IOException {
        Path file = Objects.requireNonNull(table.file);
        if (!Files.isRegularFile(file)) {
            terminal.complain(terminal.text("cli.table.no-file", file));
            return ExitCode.PROBLEM;
        }
        if (Files.size(file) > TableReader.MOST_BYTES) {
            terminal.complain(terminal.text("table.unreadable.too-large"));
            return ExitCode.PROBLEM;
        }
        Campaign campaign = campaign(table);
        Optional<MunicipalityId> town = town(table, campaign);
        if (town.isEmpty()) {
            terminal.complain(terminal.text(
                    "cli.report.unknown",
                    "--municipality",
                    table.municipality == null ? "" : table.municipality,
                    String.join(
                            ", ",
                            campaign.municipalities().stream()
                                    .map(each -> each.id().value())
                                    .toList())));
            return ExitCode.WRONG_USE;
        }
        return switch (TableReader.read(Files.readAllBytes(file))) {
            case TableReading.Unreadable unreadable -> {
                terminal.complain(terminal.text(unreadable.messageKey(), unreadable.line()));
                yield ExitCode.PROBLEM;
            }
            case TableSheet sheet -> takeUp(file, campaign, town.get(), sheet, table.mapping, preview);
        };
    }

    private int takeUp(
            Path file,
            Campaign campaign,
            MunicipalityId town,
            TableSheet sheet,
            Map<String, String> wishes,
            boolean preview) {
        TableImport imports = malklug.getBean(TableImport.class);
        TableMapping mapping = mapping(imports.mapping(campaign.id(), town, sheet), sheet, wishes);
        for (int i = 0; i < sheet.heads().size(); i++) {
            TableField field = mapping.of(i);
            terminal.say(terminal.text(
                    "cli.table.column",
                    sheet.heads().get(i),
                    field == null ? terminal.text("table.field.none") : terminal.text("table.field." + field.word())));
        }
        if (preview) {
            TablePreview seen = imports.preview(campaign.id(), town, sheet, mapping, Actor.MALKLUG);
            say(file, seen);
            return seen.count(Kind.FAULTY) == 0 ? ExitCode.FINE : ExitCode.PROBLEM;
        }
        return switch (imports.run(campaign.id(), town, sheet, mapping, Actor.MALKLUG, null)) {
            case TableImport.Done done -> {
                terminal.say(terminal.text("table.done", done.added(), done.changed()));
                yield ExitCode.FINE;
            }
            case TableImport.Refused refused -> {
                say(file, refused.now());
                terminal.complain(terminal.text("table.nothing-stored"));
                yield ExitCode.PROBLEM;
            }
            case TableImport.Gone gone -> ExitCode.PROBLEM;
        };
    }

    private void say(Path file, TablePreview preview) {
        for (TablePreview.Line line : preview.lines()) {
            for (TablePreview.Problem problem : line.problems()) {
                terminal.say(terminal.text(
                        "cli.table.problem",
                        file,
                        line.number(),
                        problem.column(),
                        terminal.text(
                                "table.problem." + problem.key(),
                                problem.arguments().toArray())));
            }
        }
        terminal.say(terminal.text(
                "table.preview.sum",
                preview.count(Kind.ADDED),
                preview.count(Kind.CHANGED),
                preview.count(Kind.SAME),
                preview.count(Kind.FAULTY)));
    }

    private static TableMapping mapping(TableMapping guessed, TableSheet sheet, Map<String, String> wishes) {
        Map<Integer, TableField> fields = new HashMap<>(guessed.fields());
        wishes.forEach((column, meaning) -> {
            int place = sheet.heads().indexOf(column);
            Optional<TableField> field = Stream.of(TableField.values())
                    .filter(each -> each.word().equals(meaning.toLowerCase(Locale.ROOT)))
                    .findFirst();
            fields.remove(place);
            field.ifPresent(wanted -> {
                fields.values().removeIf(wanted::equals);
                if (place >= 0) {
                    fields.put(place, wanted);
                }
            });
        });
        return new TableMapping(fields);
    }

    private Campaign campaign(TableOptions table) {
        List<Campaign> all = malklug.getBean(Campaigns.class).all().stream()
                .map(StoredCampaign::campaign)
                .toList();
        return all.stream()
                .filter(each -> table.campaign == null
                        ? all.size() == 1
                        : each.id().value().equals(table.campaign))
                .findFirst()
                .orElseThrow(() -> new StartRefused("cli.report.no-campaign"));
    }

    private static Optional<MunicipalityId> town(TableOptions table, Campaign campaign) {
        return campaign.municipalities().stream()
                .map(each -> each.id())
                .filter(each -> each.value().equals(table.municipality))
                .findFirst();
    }
}
