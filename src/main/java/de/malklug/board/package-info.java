/** How a campaign's posts are spread over towns, and where they get in each other's way. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"networks", "storage", "campaign", "accounts", "editorial", "plan", "queue", "engagement"
        })
package de.malklug.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
