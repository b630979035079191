/** Bytes and properties of pictures and videos, kept by their content. */
@NullMarked
@ApplicationModule(allowedDependencies = {"networks", "storage"})
package de.malklug.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
