/** The front door, compiled for older Java: refuses it with a sentence. Knows nothing else. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package de.malklug.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
