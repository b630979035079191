/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import java.util.Map;

/**
 * Everything there is to be allowed, and how far each role reaches with it. Pages, calls of the API and commands declare one of
 * these with {@link Allowed}; {@link Rights} answers for the person of the current call.
 */
public enum Right {
    /** Open without signing in. */
    EVERYONE(Reach.EVERYTHING, Reach.EVERYTHING, Reach.EVERYTHING),
    /** To read the common calendar, posts, networks. */
    READ(Reach.EVERYTHING, Reach.EVERYTHING, Reach.EVERYTHING),
    /** To change one's own settings, password, passkeys, notices. */
    OWN_SETTINGS(Reach.EVERYTHING, Reach.EVERYTHING, Reach.EVERYTHING),
    /** To write, change, submit and comment on posts. */
    WRITE_POSTS(Reach.EVERYTHING, Reach.OWN_MUNICIPALITY, Reach.NOTHING),
    /** To approve and return submitted posts. Never one's own: four eyes. */
    APPROVE(Reach.EVERYTHING, Reach.OWN_MUNICIPALITY, Reach.NOTHING),
    /** To upload, describe and delete pictures and videos. */
    KEEP_MEDIA(Reach.EVERYTHING, Reach.OWN_MUNICIPALITY, Reach.NOTHING),
    /** To see deliveries: their attempts, what failed and why. */
    SEE_QUEUE(Reach.EVERYTHING, Reach.OWN_MUNICIPALITY, Reach.NOTHING),
    /** To hold, move, withdraw, send deliveries, and to change or delete what was published. */
    DECIDE(Reach.EVERYTHING, Reach.OWN_MUNICIPALITY, Reach.NOTHING),
    /** To use the stop button and to resume. With every municipality in reach also for the campaign, networks and themes. */
    STOP(Reach.EVERYTHING, Reach.OWN_MUNICIPALITY, Reach.NOTHING),
    /** To see accounts and their health. */
    SEE_ACCOUNTS(Reach.EVERYTHING, Reach.OWN_MUNICIPALITY, Reach.NOTHING),
    /** To connect, pause and remove accounts. */
    KEEP_ACCOUNTS(Reach.EVERYTHING, Reach.OWN_MUNICIPALITY, Reach.NOTHING),
    /** To read figures and reports, and to take them along as files. */
    SEE_REPORTS(Reach.EVERYTHING, Reach.EVERYTHING, Reach.EVERYTHING),
    /** To make, annotate and send reports. */
    WRITE_REPORTS(Reach.EVERYTHING, Reach.NOTHING, Reach.EVERYTHING),
    /** To read the audit trail. */
    SEE_AUDIT(Reach.EVERYTHING, Reach.OWN_MUNICIPALITY, Reach.NOTHING),
    /** To decide what becomes of collisions between municipalities. */
    KEEP_BOARD(Reach.EVERYTHING, Reach.NOTHING, Reach.NOTHING),
    /** To take up campaign files and collect figures at once. */
    START_WORK(Reach.EVERYTHING, Reach.NOTHING, Reach.NOTHING),
    /** To change a campaign's rules, and to let posts pass despite them. */
    KEEP_CAMPAIGN(Reach.EVERYTHING, Reach.NOTHING, Reach.NOTHING),
    /** To change people and settings. */
    ADMINISTER(Reach.NOTHING, Reach.NOTHING, Reach.NOTHING);

    private final Map<Role, Reach> reaches;

    Right(Reach agency, Reach municipality, Reach marketing) {
        reaches = Map.of(
                Role.ADMIN, Reach.EVERYTHING,
                Role.AGENCY, agency,
                Role.MUNICIPALITY, municipality,
                Role.MARKETING, marketing);
    }

    /** How far a role reaches with this. */
    public Reach of(Role role) {
        return reaches.getOrDefault(role, Reach.NOTHING);
    }

    /** How far somebody reaches with a right. */
    public enum Reach {
        EVERYTHING,
        /** Only what belongs to the municipality the person speaks for. */
        OWN_MUNICIPALITY,
        NOTHING
    }
}
