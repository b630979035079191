/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.Fields;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a YAML file of days says: {@code days}, a list of {@code on} or {@code from} and {@code to}, {@code title}, {@code municipalities}. */
final class DaysSheet {

    private static final List<String> FILE = List.of("days");
    private static final List<String> DAY = List.of("on", "from", "to", "title", "municipalities");

    private DaysSheet() {}

    static List<LayerDay> read(
            @Nullable YamlNode root,
            List<MunicipalityId> towns,
            @Nullable List<MunicipalityId> known,
            Findings findings) {
        Fields file = root == null ? null : Fields.of(root, "days", FILE, findings);
        if (file == null) {
            return List.of();
        }
        SheetValues values = new SheetValues(findings);
        List<LayerDay> days = new ArrayList<>();
        for (YamlNode node : file.requiredList("days")) {
            LayerDay day = day(node, towns, known, values, findings);
            if (day != null) {
                days.add(day);
            }
        }
        return days;
    }

    /**
     * One day, or several.
     *
     * @param towns whom it concerns unless it says otherwise
     */
    static @Nullable LayerDay day(
            YamlNode node,
            List<MunicipalityId> towns,
            @Nullable List<MunicipalityId> known,
            SheetValues values,
            Findings findings) {
        Fields fields = Fields.of(node, "days", DAY, findings);
        if (fields == null) {
            return null;
        }
        String title = values.text(fields.required("title"));
        boolean single = fields.has("on");
        if (single && (fields.has("from") || fields.has("to"))) {
            findings.error(fields.at("on"), "day-or-days");
            return null;
        }
        LocalDate from = values.date(fields.required(single ? "on" : "from"));
        LocalDate to = single ? from : values.date(fields.required("to"));
        List<MunicipalityId> own = fields.has("municipalities") ? values.municipalities(fields, known) : towns;
        if (title == null || from == null || to == null) {
            return null;
        }
        if (to.isBefore(from)) {
            findings.error(fields.at("to"), "ends-before-it-begins", to.toString(), from.toString());
            return null;
        }
        return new LayerDay(from, to, title, own);
    }
}
