/** Measurements behind {@code src/docs/benchmarks.md}: run by name, never part of a build. */
package de.malklug.benchmarks;
