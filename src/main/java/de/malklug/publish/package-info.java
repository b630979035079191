/** Carries one delivery at a time over a network and says what came of it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"networks", "storage", "campaign", "media", "accounts", "editorial", "plan", "queue"})
package de.malklug.publish;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
