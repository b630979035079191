/** Pages that could not be shown. */
@NullMarked
package de.malklug.web.errors;

import org.jspecify.annotations.NullMarked;
