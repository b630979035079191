/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

/** What somebody is to malklug. */
public enum Role {
    /** Runs malklug: people, settings, everything. */
    ADMIN,
    /** Coordinates the campaign for all municipalities. */
    AGENCY,
    /** Speaks for one municipality. */
    MUNICIPALITY,
    /** Reads figures and reports, decides nothing about deliveries. */
    MARKETING
}
