/** Stored posts and their life until they are released; takes up campaign files. */
@NullMarked
@ApplicationModule(allowedDependencies = {"networks", "storage", "campaign", "campaign :: yaml", "media", "accounts"})
package de.malklug.editorial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
