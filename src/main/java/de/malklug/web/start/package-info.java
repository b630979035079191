/** The first page after signing in: what waits, what today brings, what was. */
@NullMarked
package de.malklug.web.start;

import org.jspecify.annotations.NullMarked;
