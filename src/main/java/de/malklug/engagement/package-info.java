/** Reads back what each published post achieved, as dated snapshots that are only added. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"networks", "storage", "campaign", "accounts", "editorial", "plan", "queue", "publish"})
package de.malklug.engagement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
