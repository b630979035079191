/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code malklug.anchor} moves campaigns to: {@code 2026-12-01T10:00} for all of them, {@code
 * 5malklug=2026-12-01T10:00} for one, several parted by commas. {@code written} in place of a time moves a campaign back to
 * where its files have it.
 *
 * @param all where all campaigns go, or null
 * @param single where single campaigns go; stronger than {@code all}
 * @param except campaigns this says nothing about
 */
public record AnchorSetting(@Nullable Move all, Map<CampaignId, Move> single, Set<CampaignId> except) {

    /** Leaves every campaign where it is. */
    public static final AnchorSetting NONE = new AnchorSetting(null, Map.of(), Set.of());

    private static final String WRITTEN = "written";

    public AnchorSetting {
        single = Map.copyOf(single);
        except = Set.copyOf(except);
    }

    /**
     * Where a campaign goes.
     *
     * @param to when its anchor event begins, in its zone; null for where its files have it
     */
    public record Move(@Nullable LocalDateTime to) {

        private static Move parse(String text) {
            if (text.equalsIgnoreCase(WRITTEN)) {
                return new Move(null);
            }
            try {
                return new Move(LocalDateTime.parse(text.replace(' ', 'T')));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("Not a time such as 2026-12-01T10:00: " + text, e);
            }
        }
    }

    /**
     * @param text null and blank mean none
     * @throws IllegalArgumentException if it is not of the form described above
     */
    public static AnchorSetting parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        Move all = null;
        Map<CampaignId, Move> single = new TreeMap<>();
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            Move move = Move.parse(entry.substring(equals + 1).strip());
            if (equals < 0) {
                all = move;
            } else {
                single.put(new CampaignId(entry.substring(0, equals).strip()), move);
            }
        }
        return new AnchorSetting(all, single, Set.of());
    }

    /** Where that campaign goes; null if this says nothing about it. */
    @Nullable
    Move moveOf(CampaignId campaign) {
        return except.contains(campaign) ? null : single.getOrDefault(campaign, all);
    }

    AnchorSetting without(Set<CampaignId> campaigns) {
        return new AnchorSetting(all, single, campaigns);
    }
}
