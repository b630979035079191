/** Changing and deleting published posts on their networks. */
@NullMarked
package de.malklug.web.afterwards;

import org.jspecify.annotations.NullMarked;
