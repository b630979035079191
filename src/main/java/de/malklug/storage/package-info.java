/** Where data lives: SQLite in the data folder, or PostgreSQL; one way to write, one way to read, one clock. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package de.malklug.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
