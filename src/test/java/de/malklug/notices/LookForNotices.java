/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import org.springframework.context.ApplicationContext;

/** Lets tests of pages have what the round of a serving malklug would find. */
public final class LookForNotices {

    private LookForNotices() {}

    public static void in(ApplicationContext context) {
        context.getBean(NoticePass.class).run();
    }
}
