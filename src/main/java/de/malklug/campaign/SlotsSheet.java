/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.Slots.Slot;
import de.malklug.campaign.yaml.Fields;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlNode;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands under {@code slots} of {@code campaign.yaml}. */
final class SlotsSheet {

    private static final List<String> SLOT = List.of("municipalities", "days", "times", "on", "theme");
    private static final String DAYS = Stream.of(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private final @Nullable List<MunicipalityId> known;
    private final SheetValues values;
    private final Findings findings;

    private SlotsSheet(@Nullable List<MunicipalityId> known, SheetValues values, Findings findings) {
        this.known = known;
        this.values = values;
        this.findings = findings;
    }

    /**
     * @param rules holds {@code evergreen-distance}; null if there are none
     * @param known the municipalities; null if they could not be read
     */
    static Slots read(
            Fields campaign,
            @Nullable Fields rules,
            @Nullable List<MunicipalityId> known,
            SheetValues values,
            Findings findings) {
        SlotsSheet sheet = new SlotsSheet(known, values, findings);
        List<Slot> kept = new ArrayList<>();
        for (YamlNode node : campaign.list("slots")) {
            Fields fields = Fields.of(node, "slots", SLOT, findings);
            Slot slot = fields == null ? null : sheet.slot(fields);
            if (slot != null) {
                kept.add(slot);
            }
        }
        Duration apart = rules == null ? null : values.duration(rules.optional("evergreen-distance"));
        return new Slots(kept, apart == null ? Slots.USUALLY_APART : apart);
    }

    private @Nullable Slot slot(Fields fields) {
        List<LocalTime> times = new ArrayList<>();
        for (YamlNode node : fields.requiredList("times")) {
            LocalTime time = node instanceof Scalar scalar ? values.timeOfDay(scalar) : null;
            if (time != null) {
                times.add(time);
            } else if (!(node instanceof Scalar) && !(node instanceof YamlNode.Unreadable)) {
                findings.error(node, "not-a-text", "times");
            }
        }
        List<MunicipalityId> towns = values.municipalities(fields, known);
        Set<DayOfWeek> days = days(fields);
        List<String> on = values.names(fields, "on", List.of());
        String theme = values.word(fields.optional("theme"), PostSheet.THEME_LENGTH);
        return times.isEmpty() ? null : new Slot(towns, days, times, on, theme);
    }

    private Set<DayOfWeek> days(Fields fields) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (YamlNode node : fields.list("days")) {
            if (!(node instanceof Scalar scalar)) {
                findings.error(node, "not-a-text", "days");
                continue;
            }
            Stream.of(DayOfWeek.values())
                    .filter(day -> day.name().equalsIgnoreCase(scalar.value().strip()))
                    .findFirst()
                    .ifPresentOrElse(days::add, () -> findings.error(scalar, "not-one-of", scalar.value(), DAYS));
        }
        return days;
    }
}
