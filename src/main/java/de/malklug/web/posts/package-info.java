/** Posts: what is said, where it goes and what became of it. */
@NullMarked
package de.malklug.web.posts;

import org.jspecify.annotations.NullMarked;
