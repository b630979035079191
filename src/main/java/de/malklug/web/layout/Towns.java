/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The municipalities of shelf as pages show them, always in the campaign's order. */
@Component
public class Towns {

    private final CampaignShelf shelf;

    public Towns(CampaignShelf shelf) {
        this.shelf = shelf;
    }

    /** Of the running campaign; empty if there is none. */
    public List<Town> all() {
        return shelf.running().map(Towns::of).orElse(List.of());
    }

    /** One of a campaign's; a municipality the campaign no longer knows has its id for a name. */
    public Town find(CampaignId campaign, MunicipalityId id) {
        return shelf.find(campaign).map(Towns::of).orElse(List.of()).stream()
                .filter(town -> town.id().equals(id))
                .findFirst()
                .orElseGet(() -> unknown(id));
    }

    /** Towns take the free pairs of colour and shape in their order; the agency has one of its own. */
    public static List<Town> of(Campaign campaign) {
        List<Town> towns = new ArrayList<>();
        int next = 1;
        for (Municipality each : campaign.municipalities()) {
            String look;
            if (each.role() == Municipality.Role.AGENCY) {
                look = Town.AGENCY;
            } else {
                look = next > Town.LOOKS ? Town.LETTERS_ONLY : "t" + next;
                next++;
            }
            towns.add(new Town(each.id(), each.name(), each.sign(), look));
        }
        return towns;
    }

    private static Town unknown(MunicipalityId id) {
        String letters = id.value().replace("-", "");
        String sign = letters.substring(0, Math.min(2, letters.length())).toUpperCase(Locale.ROOT);
        return new Town(id, id.value(), sign, Town.LETTERS_ONLY);
    }
}
