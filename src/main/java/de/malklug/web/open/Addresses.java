/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.open;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of the open channel. Feeds need them in full: under the public address, else as this request came in. */
@Component
class Addresses {

    static final String ROOT = "/k/";

    private final String publicAddress;

    Addresses(@Value("${malklug.public-address:}") String publicAddress) {
        this.publicAddress = publicAddress.strip().replaceFirst("/+$", "");
    }

    /** A path of this server as everybody can open it. */
    String full(String path) {
        String base = publicAddress.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : publicAddress;
        return base + path;
    }

    static String page(CampaignId campaign) {
        return ROOT + campaign;
    }

    static String atom(CampaignId campaign, @Nullable MunicipalityId municipality) {
        return of(page(campaign) + "/feed.atom", municipality);
    }

    static String rss(CampaignId campaign, @Nullable MunicipalityId municipality) {
        return of(page(campaign) + "/feed.rss", municipality);
    }

    static String calendar(CampaignId campaign, @Nullable MunicipalityId municipality) {
        return of(page(campaign) + "/calendar.ics", municipality);
    }

    static String media(CampaignId campaign, String sha256) {
        return page(campaign) + "/media/" + sha256;
    }

    private static String of(String path, @Nullable MunicipalityId municipality) {
        return municipality == null ? path : path + "?municipality=" + municipality;
    }

    /** The page with what was asked for. */
    static String page(
            CampaignId campaign, @Nullable MunicipalityId municipality, int page, @Nullable String language) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(page(campaign));
        if (municipality != null) {
            address.queryParam("municipality", municipality);
        }
        if (page > 0) {
            address.queryParam("page", page);
        }
        if (language != null) {
            address.queryParam("lang", language);
        }
        return address.encode().build().toUriString();
    }
}
