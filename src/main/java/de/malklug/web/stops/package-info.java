/** The stop button: what is stopped, by whom and why. */
@NullMarked
package de.malklug.web.stops;

import org.jspecify.annotations.NullMarked;
