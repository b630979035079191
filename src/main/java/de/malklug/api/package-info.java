/** The REST interface under /api/v1. Holds no rule. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "networks",
            "campaign",
            "checks",
            "media",
            "accounts",
            "board",
            "editorial",
            "plan",
            "queue",
            "publish",
            "engagement",
            "exchange",
            "reports",
            "reports :: archive",
            "reports :: cards",
            "reports :: paper",
            "contributions",
            "mail",
            "security",
            "wording"
        })
package de.malklug.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
