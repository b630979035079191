/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days that mean something to a campaign: holidays, silent days, school holidays, council meetings, festivals.
 *
 * @param id names it in files and in the audit trail
 * @param title as people call it
 * @param effect what it does with posts on its days
 * @param holidays the region whose public holidays it holds, for example {@code de-nw}; null for none
 * @param file from which days were read, relative to the campaign's folder; null for none
 * @param days those named one by one, in campaign.yaml and in the file
 */
public record Layer(
        String id,
        String title,
        Effect effect,
        @Nullable String holidays,
        @Nullable String file,
        List<LayerDay> days) {

    public Layer {
        days = List.copyOf(days);
    }

    /**
     * What is on that day.
     *
     * @param municipality for whom; null for anybody
     */
    public List<LayerDay> on(LocalDate day, @Nullable MunicipalityId municipality) {
        List<LayerDay> all = new ArrayList<>();
        for (LayerDay each : days) {
            if (each.contains(day) && (municipality == null || each.concerns(municipality))) {
                all.add(each);
            }
        }
        if (holidays != null) {
            Holidays.on(holidays, day).ifPresent(title -> all.add(new LayerDay(day, day, title, List.of())));
        }
        return all;
    }
}
