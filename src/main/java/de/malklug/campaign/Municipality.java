/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A town that takes part in a campaign, or the agency that coordinates it.
 *
 * @param name as people write it, for example {@code Bad Berleburg}
 * @param sign two or three letters for tight places, for example {@code BB}
 * @param population people living there, rounded; null where none is known or it makes no sense
 * @param approval who approves its posts; null for the campaign's own rule
 * @param share of all towns' posts that was agreed on, in percent; null where nothing was agreed
 * @param openData whether its published posts and their numbers are offered to everybody; off unless said otherwise
 */
public record Municipality(
        MunicipalityId id,
        String name,
        String sign,
        @Nullable Integer population,
        Role role,
        @Nullable ApprovalRule approval,
        @Nullable Integer share,
        OpenData openData) {

    public Municipality {
        openData = Objects.requireNonNullElse(openData, OpenData.OFF);
    }

    /** One with which no share was agreed, and which keeps its numbers to itself. */
    public Municipality(
            MunicipalityId id,
            String name,
            String sign,
            @Nullable Integer population,
            Role role,
            @Nullable ApprovalRule approval) {
        this(id, name, sign, population, role, approval, null, OpenData.OFF);
    }

    /** With the campaign's approval. */
    public Municipality(MunicipalityId id, String name, String sign, @Nullable Integer population, Role role) {
        this(id, name, sign, population, role, null);
    }

    /** What a participant is in the campaign. */
    public enum Role {
        /** Speaks to its own inhabitants. */
        TOWN,
        /** Coordinates the campaign and speaks for all. */
        AGENCY
    }
}
