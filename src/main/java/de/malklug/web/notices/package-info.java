/** What the reader must know, and when mail about it comes. */
@NullMarked
package de.malklug.web.notices;

import org.jspecify.annotations.NullMarked;
