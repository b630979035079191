/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.campaign.MunicipalityId;
import de.malklug.security.Rights;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Keeps callers to what they may see. */
@Component
class Guard {

    private final Rights rights;

    Guard(Rights rights) {
        this.rights = rights;
    }

    /**
     * Whose deliveries a list may show.
     *
     * @param wanted empty for all that may be seen
     * @throws AccessDeniedException if one of them may not
     */
    Set<MunicipalityId> visible(Set<MunicipalityId> wanted) {
        if (wanted.isEmpty()) {
            return rights.visibleMunicipalities();
        }
        if (!wanted.stream().allMatch(rights::maySee)) {
            throw new AccessDeniedException("Not this municipality");
        }
        return wanted;
    }

    /** Whether that municipality's deliveries may be seen. */
    boolean maySee(MunicipalityId municipality) {
        return rights.maySee(municipality);
    }
}
