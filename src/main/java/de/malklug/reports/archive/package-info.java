/** What can be taken along: a campaign as an archive package, and its public numbers as open data. */
@NullMarked
@NamedInterface("archive")
package de.malklug.reports.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
