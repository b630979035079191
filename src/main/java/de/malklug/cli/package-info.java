/** The command line. Holds no rule. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "networks",
            "storage",
            "campaign",
            "media",
            "accounts",
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
            "security",
            "mail",
            "wording"
        })
package de.malklug.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
