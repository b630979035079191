/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import de.malklug.campaign.MunicipalityId;
import de.malklug.contributions.Contribution.Status;
import de.malklug.contributions.ContributionLink;
import de.malklug.contributions.Inbox;
import de.malklug.contributions.Requests;
import de.malklug.security.Rights;
import de.malklug.web.start.StartPage.Came;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the first page tells of the inbox. */
@Component
class StartInbox {

    private final Inbox inbox;
    private final Requests requests;
    private final Rights rights;

    StartInbox(Inbox inbox, Requests requests, Rights rights) {
        this.inbox = inbox;
        this.requests = requests;
        this.rights = rights;
    }

    Came came(Phrases phrases) {
        Set<MunicipalityId> own = rights.visibleMunicipalities();
        Map<Status, Integer> counts = inbox.counts(own);
        List<ContributionLink> wanted = requests.unanswered().stream()
                .filter(each -> own.isEmpty() || own.contains(each.municipality()))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(phrases.text("start.inbox.waiting", counts.getOrDefault(Status.RECEIVED, 0)));
        int asked = counts.getOrDefault(Status.ASKED, 0);
        if (asked > 0) {
            lines.add(phrases.text("start.inbox.asked", asked));
        }
        String open = phrases.text("start.inbox.requests", wanted.size());
        lines.add(
                wanted.isEmpty()
                        ? open
                        : open + ", "
                                + phrases.text(
                                        "start.inbox.next",
                                        phrases.instant(wanted.getFirst().expiresAt())));
        return new Came(lines);
    }
}
