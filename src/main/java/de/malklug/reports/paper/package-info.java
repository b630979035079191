/**
 * Reports as documents: their data is frozen, so that the same report can be made again at any time, and a Spring Batch job makes
 * them in every form.
 */
@NullMarked
@NamedInterface("paper")
package de.malklug.reports.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
