/** The ports to social networks and the values that cross them; one sub-package per network. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package de.malklug.networks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
