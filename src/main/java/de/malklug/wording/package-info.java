/** Turns what malklug knows into what people read, in their language. The only way from a code to a sentence. */
@NullMarked
@ApplicationModule(allowedDependencies = {"networks", "campaign", "accounts", "plan", "queue"})
package de.malklug.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
