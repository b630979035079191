/** The pages, one sub-package per screen. Holds no rule. */
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
            "notices",
            "security",
            "wording"
        })
package de.malklug.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
