/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.Fields;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlNode.Entry;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code campaign.yaml} says about the weeks before elections. */
final class NeutralitySheet {

    private static final List<String> WINDOW =
            List.of("title", "from", "to", "municipalities", "then", "office-holders", "success-words", "themes");

    private final SheetValues values;
    private final Findings findings;

    private NeutralitySheet(SheetValues values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    /**
     * @param campaign holds {@code neutrality}
     * @param known ids of the campaign's municipalities; null if they could not be read
     */
    static List<NeutralityWindow> read(
            Fields campaign, @Nullable List<MunicipalityId> known, SheetValues values, Findings findings) {
        NeutralitySheet sheet = new NeutralitySheet(values, findings);
        List<NeutralityWindow> windows = new ArrayList<>();
        for (Entry entry : campaign.entries("neutrality")) {
            NeutralityWindow window = sheet.window(entry, known);
            if (window != null) {
                windows.add(window);
            }
        }
        return windows;
    }

    private @Nullable NeutralityWindow window(Entry entry, @Nullable List<MunicipalityId> known) {
        MunicipalityId id = values.id(entry.key(), MunicipalityId::isValid, MunicipalityId::new);
        Fields fields = Fields.of(entry.value(), entry.key().value(), WINDOW, findings);
        if (fields == null) {
            return null;
        }
        String title = values.text(fields.required("title"));
        LocalDate from = values.date(fields.required("from"));
        LocalDate to = values.date(fields.required("to"));
        List<MunicipalityId> towns = values.municipalities(fields, known);
        NeutralityWindow.Then then = then(fields.optional("then"));
        List<String> holders = values.names(fields, "office-holders", NeutralityWindow.OFFICE_HOLDERS);
        List<String> successes = values.names(fields, "success-words", NeutralityWindow.SUCCESS_WORDS);
        List<String> themes = values.names(fields, "themes", List.of());
        if (id == null || title == null || from == null || to == null) {
            return null;
        }
        if (to.isBefore(from)) {
            findings.error(fields.at("to"), "ends-before-it-begins", to.toString(), from.toString());
            return null;
        }
        return new NeutralityWindow(id.value(), title, from, to, towns, then, holders, successes, themes);
    }

    private NeutralityWindow.Then then(@Nullable Scalar scalar) {
        if (scalar == null) {
            return NeutralityWindow.Then.SECOND_APPROVAL;
        }
        return NeutralityWindow.Then.of(scalar.value()).orElseGet(() -> {
            findings.error(scalar, "not-one-of", scalar.value(), "second-approval, blocks");
            return NeutralityWindow.Then.BLOCKS;
        });
    }
}
