/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.Fields;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlNode;
import de.malklug.campaign.yaml.YamlNode.Entry;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code campaign.yaml} and the calendar files it names say about days that mean something. */
final class LayersSheet {

    private static final List<String> LAYER = List.of("title", "then", "municipalities", "holidays", "file", "days");

    private final SheetValues values;
    private final Findings findings;
    private final @Nullable List<MunicipalityId> known;
    private final DaysFiles files;
    private final ZoneId zone;
    private final Period period;

    private LayersSheet(
            SheetValues values,
            Findings findings,
            @Nullable List<MunicipalityId> known,
            DaysFiles files,
            ZoneId zone,
            Period period) {
        this.values = values;
        this.findings = findings;
        this.known = known;
        this.files = files;
        this.zone = zone;
        this.period = period;
    }

    /**
     * @param campaign holds {@code layers}
     * @param known ids of the campaign's municipalities; null if they could not be read
     */
    static List<Layer> read(
            Fields campaign,
            @Nullable List<MunicipalityId> known,
            DaysFiles files,
            ZoneId zone,
            Period period,
            SheetValues values,
            Findings findings) {
        LayersSheet sheet = new LayersSheet(values, findings, known, files, zone, period);
        List<Layer> layers = new ArrayList<>();
        for (Entry entry : campaign.entries("layers")) {
            Layer layer = sheet.layer(entry);
            if (layer != null) {
                layers.add(layer);
            }
        }
        return layers;
    }

    private @Nullable Layer layer(Entry entry) {
        MunicipalityId id = values.id(entry.key(), MunicipalityId::isValid, MunicipalityId::new);
        Fields fields = Fields.of(entry.value(), entry.key().value(), LAYER, findings);
        if (fields == null) {
            return null;
        }
        String title = values.text(fields.required("title"));
        Effect effect = values.effect(fields.optional("then"), Effect.PROPOSES);
        List<MunicipalityId> towns = values.municipalities(fields, known);
        String holidays = holidays(fields.optional("holidays"));
        Scalar file = fields.optional("file");
        List<LayerDay> days = new ArrayList<>();
        for (YamlNode day : fields.list("days")) {
            LayerDay read = DaysSheet.day(day, towns, known, values, findings);
            if (read != null) {
                days.add(read);
            }
        }
        if (file != null) {
            days.addAll(files.read(file, towns, known, zone, period, findings));
        }
        boolean empty = holidays == null && file == null && !fields.has("days") && !fields.has("holidays");
        if (empty && fields.isWhole()) {
            findings.error(fields.node(), "layer-without-days", entry.key().value());
        }
        return id == null || title == null
                ? null
                : new Layer(id.value(), title, effect, holidays, file == null ? null : file.value(), days);
    }

    private @Nullable String holidays(@Nullable Scalar scalar) {
        if (scalar == null) {
            return null;
        }
        if (!Holidays.knows(scalar.value())) {
            findings.error(scalar, "unknown-holidays", scalar.value(), "de-nw");
            return null;
        }
        return scalar.value();
    }

    /** Reads the calendar file a layer names. */
    @FunctionalInterface
    interface DaysFiles {

        /** None at all: campaign.yaml stands alone. */
        DaysFiles NONE = (file, towns, known, zone, period, findings) -> List.of();

        /**
         * The days a file names; what is wrong with it is reported.
         *
         * @param file its name, relative to the campaign's folder, where campaign.yaml gives it
         * @param towns whom its days concern unless they say otherwise
         * @param zone whose days count
         * @param period of the campaign
         * @param findings of campaign.yaml
         */
        List<LayerDay> read(
                Scalar file,
                List<MunicipalityId> towns,
                @Nullable List<MunicipalityId> known,
                ZoneId zone,
                Period period,
                Findings findings);
    }
}
