/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.mail;

import org.springframework.context.ApplicationContext;

/** Goes round on demand, where nothing works in the background by itself. */
public final class TestPostman {

    private TestPostman() {}

    /** Sends everything that is due. */
    public static void goRound(ApplicationContext malklug) {
        malklug.getBean(Postman.class).goRound();
    }
}
