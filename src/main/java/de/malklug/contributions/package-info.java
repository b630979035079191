/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What towns send by link, without an account: requests and links, what comes in, and what becomes of it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "networks",
            "storage",
            "campaign",
            "checks",
            "media",
            "accounts",
            "editorial",
            "mail",
            "wording"
        })
package de.malklug.contributions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
