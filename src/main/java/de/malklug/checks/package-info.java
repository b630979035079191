/**
 * Looks at the words of a post: what keeps people who listen, or read slowly, from understanding it. Pure functions of texts; knows neither
 * posts nor campaigns nor networks, asks nobody and sends nothing anywhere.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package de.malklug.checks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
