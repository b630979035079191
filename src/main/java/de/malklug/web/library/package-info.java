/** The library of pictures and videos: upload, describe, delete. */
@NullMarked
package de.malklug.web.library;

import org.jspecify.annotations.NullMarked;
