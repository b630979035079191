/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import java.util.ArrayList;
import java.util.List;

/**
 * A municipality as drawings show it. Towns take the free pairs of colour and shape in their order; the agency has one of its
 * own.
 *
 * @param sign two or three letters
 * @param look which pair of colour and shape it has, for example {@code t1}; part of class names
 */
public record TownLook(MunicipalityId id, String name, String sign, String look) {

    /** Pairs of colour and shape there are for towns; further towns have letters only. */
    public static final int LOOKS = 8;

    public static final String AGENCY = "ta";
    public static final String LETTERS_ONLY = "t0";

    /** The municipalities of a campaign, in its order. */
    public static List<TownLook> of(Campaign campaign) {
        List<TownLook> towns = new ArrayList<>();
        int next = 1;
        for (Municipality each : campaign.municipalities()) {
            String look;
            if (each.role() == Municipality.Role.AGENCY) {
                look = AGENCY;
            } else {
                look = next > LOOKS ? LETTERS_ONLY : "t" + next;
                next++;
            }
            towns.add(new TownLook(each.id(), each.name(), each.sign(), look));
        }
        return towns;
    }
}
