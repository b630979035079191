/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What an export makes of one campaign file.
 *
 * @param file relative to the folder of all campaigns, with forward slashes
 * @param before what it says now; nothing if there is no such file yet
 * @param after what it is to say
 * @param added posts that come in
 * @param changed posts that say something else
 * @param removed posts that leave it
 */
public record FileChange(
        CampaignId campaign,
        MunicipalityId municipality,
        String file,
        byte[] before,
        byte[] after,
        int added,
        int changed,
        int removed) {

    private static final int AROUND = 3;

    public boolean isNew() {
        return before.length == 0;
    }

    /** The lines that differ, with three around them, as {@code diff -u} shows them. */
    public List<String> difference() {
        List<String> old = lines(before);
        return UnifiedDiffUtils.generateUnifiedDiff(file, file, old, DiffUtils.diff(old, lines(after)), AROUND);
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }
}
