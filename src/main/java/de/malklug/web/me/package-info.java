/** A person's own settings. */
@NullMarked
package de.malklug.web.me;

import org.jspecify.annotations.NullMarked;
