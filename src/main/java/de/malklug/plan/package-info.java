/** Decides what will be posted, to which account and when. No database, no HTTP; time is passed in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"networks", "campaign", "accounts", "editorial"})
package de.malklug.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
