/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.Fields;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlNode.Entry;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code campaign.yaml} says about quiet hours and distances, for all accounts and for single ones. */
final class RhythmSheet {

    private static final String NONE = "none";
    private static final List<String> OWN = List.of("quiet-hours", "distance");
    private static final List<String> QUIET = List.of("from", "to", "then");
    private static final List<String> DISTANCE = List.of("least", "then");

    private final SheetValues values;
    private final Findings findings;

    private RhythmSheet(SheetValues values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    /**
     * @param rules holds the campaign's {@code quiet-hours} and {@code distance}, and {@code accounts}
     */
    static Rhythm read(Fields rules, SheetValues values, Findings findings) {
        RhythmSheet sheet = new RhythmSheet(values, findings);
        Map<String, Rhythm.Own> accounts = new HashMap<>();
        for (Entry entry : rules.entries("accounts")) {
            Fields own = Fields.of(entry.value(), entry.key().value(), OWN, findings);
            if (own != null) {
                accounts.put(entry.key().value(), new Rhythm.Own(sheet.quiet(own), sheet.distance(own)));
            }
        }
        QuietHours quiet = sheet.quiet(rules);
        Distance distance = sheet.distance(rules);
        return new Rhythm(
                quiet == null ? QuietHours.NONE : quiet, distance == null ? Distance.NONE : distance, accounts);
    }

    private @Nullable QuietHours quiet(Fields holder) {
        if (holder.at("quiet-hours") instanceof Scalar scalar && scalar.value().equals(NONE)) {
            return QuietHours.NONE;
        }
        Fields fields = holder.mapping("quiet-hours", QUIET);
        if (fields == null) {
            return null;
        }
        LocalTime from = values.timeOfDay(fields.required("from"));
        LocalTime to = values.timeOfDay(fields.required("to"));
        Effect effect = values.objection(fields.optional("then"));
        if (from == null || to == null) {
            return null;
        }
        if (from.equals(to)) {
            findings.error(fields.at("to"), "quiet-all-day", from.toString());
            return null;
        }
        return new QuietHours(from, to, effect);
    }

    private @Nullable Distance distance(Fields holder) {
        if (holder.at("distance") instanceof Scalar scalar && scalar.value().equals(NONE)) {
            return Distance.NONE;
        }
        Fields fields = holder.mapping("distance", DISTANCE);
        if (fields == null) {
            return null;
        }
        Duration least = values.duration(fields.required("least"));
        Effect effect = values.objection(fields.optional("then"));
        if (least != null && least.compareTo(Duration.ofDays(7)) > 0) {
            findings.error(fields.at("least"), "distance-too-long");
            return null;
        }
        return least == null ? null : new Distance(least, effect);
    }
}
