/** Turns engagement into something a council reads. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "networks",
            "storage",
            "mail",
            "campaign",
            "media",
            "accounts",
            "editorial",
            "plan",
            "queue",
            "publish",
            "engagement",
            "wording"
        })
package de.malklug.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
