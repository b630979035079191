/** The ledger of deliveries: never twice, never lost. Quartz wakes it and is seen nowhere else. */
@NullMarked
@ApplicationModule(allowedDependencies = {"networks", "storage", "campaign", "accounts", "editorial", "plan"})
package de.malklug.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
