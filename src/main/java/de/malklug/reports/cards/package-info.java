/** What a report says, in words, tables and drawings: the same for pages and for documents. */
@NullMarked
@NamedInterface("cards")
package de.malklug.reports.cards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
