/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.PostKey;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * Remembers which post came of which new sheet, so that a sheet that is stored twice, because the answer to the first time was lost,
 * does not become two posts.
 */
final class Written {

    private static final String PREFIX = "malklug.sheet.";
    private static final String TOKEN = "sheetToken";
    private static final int LONGEST = 64;

    private Written() {}

    /** The token of the sheet at hand; a new one if it has none yet. */
    static String token(Model model) {
        Object known = model.getAttribute(TOKEN);
        return known instanceof String token && !token.isEmpty()
                ? token
                : UUID.randomUUID().toString();
    }

    static void remember(HttpSession session, String token, PostKey post) {
        if (!token.isEmpty() && token.length() <= LONGEST) {
            session.setAttribute(PREFIX + token, post.toString());
        }
    }

    @Nullable
    static PostKey find(HttpSession session, String token) {
        if (token.isEmpty() || !(session.getAttribute(PREFIX + token) instanceof String known)) {
            return null;
        }
        String[] parts = known.split("/");
        return new PostKey(new CampaignId(parts[0]), new MunicipalityId(parts[1]), new PostId(parts[2]));
    }
}
