/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.reports.cards.TownLook;
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

    /** Those of a campaign, with the looks drawings give them. */
    public static List<Town> of(Campaign campaign) {
        return TownLook.of(campaign).stream()
                .map(each -> new Town(each.id(), each.name(), each.sign(), each.look()))
                .toList();
    }

    /** One the campaign no longer knows: its id is its name. */
    public static Town unknown(MunicipalityId id) {
        String letters = id.value().replace("-", "");
        String sign = letters.substring(0, Math.min(2, letters.length())).toUpperCase(Locale.ROOT);
        return new Town(id, id.value(), sign, TownLook.LETTERS_ONLY);
    }
}
