/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.contributions.Contribution.Settlement;
import de.malklug.editorial.AuditTrail.Subject;
import java.util.LinkedHashMap;
import java.util.Map;

/** How contributions stand in the audit trail: what and when, never who contributed, since the trail forgets nothing. */
final class Trail {

    private Trail() {}

    static Subject of(Contribution contribution) {
        return new Subject(
                "contribution",
                contribution.id(),
                contribution.title(),
                contribution.campaign(),
                contribution.municipality());
    }

    static Subject of(ContributionLink link) {
        Request request = link.request();
        return new Subject(
                "contribution-link",
                link.id(),
                request == null ? link.municipality().value() : request.theme(),
                link.campaign(),
                link.municipality());
    }

    static Map<String, Object> content(Contribution contribution) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("text", contribution.entry().text());
        content.put("pictures", contribution.pictures().size());
        return content;
    }

    static Map<String, Object> content(ContributionLink link) {
        return Map.of("until", link.expiresAt().toString());
    }

    /** Whoever took it over is told. */
    static String mention(Contribution contribution) {
        Settlement settlement = contribution.settlement();
        return settlement == null ? "" : "@" + settlement.settler() + " ";
    }
}
