/** Bytes and properties of pictures and videos, kept by their content, and the library people choose them from. */
@NullMarked
@ApplicationModule(allowedDependencies = {"networks", "storage", "campaign"})
package de.malklug.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
