/** The stop button: what is stopped, by whom and why. */
@NullMarked
package de.malklug.web.compose;

import org.jspecify.annotations.NullMarked;
