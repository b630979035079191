/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.campaign;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignSettings;
import de.malklug.campaign.CampaignText;
import de.malklug.campaign.Layer;
import de.malklug.campaign.LayerDay;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.NeutralityWindow;
import de.malklug.editorial.CampaignFile;
import de.malklug.web.campaign.CampaignPage.Block;
import de.malklug.web.campaign.CampaignPage.Conflict;
import de.malklug.web.campaign.CampaignPage.Field;
import de.malklug.web.campaign.CampaignPage.Option;
import de.malklug.web.campaign.CampaignPage.Other;
import de.malklug.web.campaign.CampaignPage.Section;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.wording.Phrases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a campaign's settings into fields and words. */
@Component
class CampaignPages {

    private static final int MOST_DAYS = 8;

    private final CampaignShelf shelf;
    private final Accounts accounts;

    CampaignPages(CampaignShelf shelf, Accounts accounts) {
        this.shelf = shelf;
        this.accounts = accounts;
    }

    /**
     * @param typed what a person typed that was not saved; empty to show the file
     * @param stale whether the file changed since the person saw it
     */
    CampaignPage page(
            CampaignText text, Map<String, String> typed, boolean stale, List<String> problems, Phrases phrases) {
        Campaign campaign = text.campaign();
        Map<String, String> file = CampaignSettings.of(campaign);
        Map<String, String> shown = new LinkedHashMap<>(file);
        shown.putAll(typed);
        Form form = new Form(text, shown, phrases);
        return new CampaignPage(
                campaign.id().value(),
                campaign.title(),
                others(campaign),
                campaign.id() + "/campaign.yaml",
                CampaignFile.sum(text),
                moved(campaign, phrases),
                Stream.of(
                                form.period(),
                                form.late(),
                                form.rhythm(accounts.all()),
                                form.layers(),
                                form.neutrality(),
                                form.shares())
                        .flatMap(List::stream)
                        .toList(),
                stale ? conflict(file, typed, form, phrases) : List.of(),
                problems,
                campaign.municipalities().stream()
                        .map(each -> new Option(each.id().value(), each.name()))
                        .toList());
    }

    private List<Other> others(Campaign campaign) {
        return shelf.all().stream()
                .filter(each -> !each.id().equals(campaign.id()))
                .map(each -> new Other("/campaign?campaign=" + each.id(), each.title()))
                .toList();
    }

    private @Nullable String moved(Campaign written, Phrases phrases) {
        return shelf.find(written.id())
                .filter(each -> !each.period().equals(written.period()))
                .map(each -> phrases.text(
                        "campaign.moved",
                        phrases.days(each.period().from(), each.period().to())))
                .orElse(null);
    }

    private static List<Conflict> conflict(
            Map<String, String> file, Map<String, String> typed, Form form, Phrases phrases) {
        List<Conflict> conflicts = new ArrayList<>();
        typed.forEach((name, value) -> {
            String theirs = file.getOrDefault(name, "");
            if (!value.strip().equals(theirs) && !name.startsWith("add.")) {
                conflicts.add(new Conflict(form.label(name), told(value, phrases), told(theirs, phrases)));
            }
        });
        return conflicts;
    }

    private static String told(String value, Phrases phrases) {
        return value.isBlank() ? phrases.text("campaign.nothing") : value;
    }

    /** The fields of one campaign. */
    private static final class Form {

        private final CampaignText text;
        private final Campaign campaign;
        private final Map<String, String> values;
        private final Phrases phrases;

        Form(CampaignText text, Map<String, String> values, Phrases phrases) {
            this.text = text;
            this.campaign = text.campaign();
            this.values = values;
            this.phrases = phrases;
        }

        List<Section> period() {
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block(null, List.of(), List.of(date("period.from"), date("period.to"))));
            if (campaign.anchor() != null) {
                blocks.add(new Block(
                        phrases.text("campaign.anchor"),
                        List.of(phrases.text("campaign.anchor.hint")),
                        List.of(
                                field("anchor.title", "text"),
                                field("anchor.at", "datetime-local"),
                                field("anchor.until", "datetime-local"),
                                field("anchor.link", "url"))));
            }
            return section("period", blocks, null);
        }

        List<Section> late() {
            Block block = new Block(
                    null, List.of(), List.of(field("rules.latest", "number"), choice("rules.late", "send", "ask")));
            return section("late", List.of(block), null);
        }

        List<Section> rhythm(List<Account> accounts) {
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block(phrases.text("campaign.rhythm.all"), List.of(), rhythmFields("", false)));
            campaign.rules().rhythm().accounts().keySet().stream()
                    .sorted()
                    .forEach(id -> blocks.add(new Block(id, List.of(), rhythmFields("account." + id + ".", true))));
            List<Option> free = Stream.concat(
                            Stream.of(new Option("", phrases.text("campaign.choose"))),
                            accounts.stream()
                                    .filter(each -> campaign.municipality(each.municipality())
                                            .isPresent())
                                    .map(Account::id)
                                    .filter(id -> !campaign.rules()
                                            .rhythm()
                                            .accounts()
                                            .containsKey(id))
                                    .map(id -> new Option(id, id)))
                    .toList();
            List<Field> adding = new ArrayList<>();
            adding.add(new Field("add.account", label("add.account"), "select", value("add.account"), free, ""));
            adding.addAll(rhythmFields("add.account.", true));
            return section("rhythm", blocks, new Block(phrases.text("campaign.rhythm.add"), List.of(), adding));
        }

        private List<Field> rhythmFields(String prefix, boolean own) {
            String[] effects =
                    own ? new String[] {"usual", "none", "warns", "blocks"} : new String[] {"none", "warns", "blocks"};
            return List.of(
                    choice(prefix + "quiet.then", effects),
                    field(prefix + "quiet.from", "time"),
                    field(prefix + "quiet.to", "time"),
                    choice(prefix + "distance.then", effects),
                    field(prefix + "distance.least", "number"));
        }

        List<Section> layers() {
            List<Block> blocks = campaign.rules().layers().stream()
                    .map(layer -> new Block(
                            layer.title(),
                            notes(layer),
                            List.of(
                                    field("layer." + layer.id() + ".title", "text"),
                                    choice("layer." + layer.id() + ".then", "proposes", "warns", "blocks"),
                                    check("layer." + layer.id() + ".remove"))))
                    .toList();
            return section("layers", blocks, null);
        }

        private List<String> notes(Layer layer) {
            List<String> notes = new ArrayList<>();
            if (layer.holidays() != null) {
                notes.add(phrases.text("campaign.layer.holidays", layer.holidays()));
            }
            if (layer.file() != null) {
                notes.add(phrases.text("campaign.layer.file", layer.file()));
            }
            List<String> days = new ArrayList<>();
            LocalDate to = campaign.period().to().plusMonths(1);
            for (LocalDate day = campaign.period().from(); !day.isAfter(to); day = day.plusDays(1)) {
                for (LayerDay each : layer.on(day, null)) {
                    if (each.from().equals(day) || day.equals(campaign.period().from())) {
                        days.add(
                                phrases.text("campaign.layer.day", each.title(), phrases.days(each.from(), each.to())));
                    }
                }
            }
            List<String> first = days.stream().distinct().limit(MOST_DAYS).toList();
            int more = (int) days.stream().distinct().count() - first.size();
            notes.add(
                    first.isEmpty()
                            ? phrases.text("campaign.layer.no-days")
                            : more > 0
                                    ? phrases.text("campaign.layer.more", String.join("; ", first), more)
                                    : String.join("; ", first));
            return notes;
        }

        List<Section> neutrality() {
            List<Block> blocks = campaign.rules().neutrality().stream()
                    .map(NeutralityWindow::id)
                    .map(id -> new Block(
                            value("neutrality." + id + ".title"),
                            List.of(),
                            Stream.concat(
                                            windowFields("neutrality." + id + ".").stream(),
                                            Stream.of(check("neutrality." + id + ".remove")))
                                    .toList()))
                    .toList();
            Block extra = new Block(phrases.text("campaign.neutrality.add"), List.of(), windowFields("add.window."));
            return section("neutrality", blocks, extra);
        }

        private List<Field> windowFields(String prefix) {
            return List.of(
                    field(prefix + "title", "text"),
                    date(prefix + "from"),
                    date(prefix + "to"),
                    choice(prefix + "then", "second-approval", "blocks"),
                    field(prefix + "towns", "text"),
                    field(prefix + "office-holders", "area"),
                    field(prefix + "success-words", "area"),
                    field(prefix + "themes", "text"));
        }

        List<Section> shares() {
            List<Field> fields = campaign.municipalities().stream()
                    .filter(each -> each.role() == Municipality.Role.TOWN)
                    .map(each -> new Field(
                            "share." + each.id(),
                            phrases.text("campaign.share.of", each.name()),
                            "number",
                            value("share." + each.id()),
                            List.of(),
                            place("share." + each.id())))
                    .toList();
            return section("shares", List.of(new Block(null, List.of(), fields)), null);
        }

        private List<Section> section(String id, List<Block> blocks, @Nullable Block extra) {
            return List.of(new Section(
                    id,
                    phrases.text("campaign.section." + id),
                    phrases.text("campaign.section." + id + ".lead"),
                    blocks,
                    extra));
        }

        private Field date(String name) {
            return field(name, "date");
        }

        private Field check(String name) {
            return field(name, "check");
        }

        private Field field(String name, String kind) {
            return new Field(name, label(name), kind, value(name), List.of(), place(name));
        }

        private Field choice(String name, String... values) {
            List<Option> options = Stream.of(values)
                    .map(each -> new Option(each, phrases.text("campaign.value." + kind(name) + "." + each)))
                    .toList();
            return new Field(name, label(name), "select", value(name), options, place(name));
        }

        String label(String name) {
            String key = "campaign.field." + kind(name);
            if (name.startsWith("share.")) {
                String town = name.substring("share.".length());
                return campaign.municipalities().stream()
                        .filter(each -> each.id().value().equals(town))
                        .map(each -> phrases.text("campaign.share.of", each.name()))
                        .findFirst()
                        .orElse(town);
            }
            return phrases.text(key);
        }

        /** The kind of field: the part after an id, with what it belongs to. */
        private static String kind(String name) {
            String[] parts = name.split("\\.");
            return switch (parts[0]) {
                case "account" -> parts[2] + "." + parts[3];
                case "layer", "neutrality" -> parts[0] + "." + parts[2];
                case "add" ->
                    parts.length == 2
                            ? name
                            : parts[1].equals("window") ? "neutrality." + parts[2] : parts[2] + "." + parts[3];
                default -> name;
            };
        }

        private String value(String name) {
            return Objects.requireNonNullElse(values.get(name), "");
        }

        private String place(String name) {
            if (name.startsWith("add.")) {
                return "";
            }
            var line = text.line(CampaignSettings.path(name));
            return line.isPresent()
                    ? phrases.text("campaign.line", line.getAsInt())
                    : name.endsWith(".remove") ? "" : phrases.text("campaign.line.none");
        }
    }
}
