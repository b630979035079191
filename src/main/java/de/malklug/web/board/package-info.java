/** The board: shares and collisions. */
@NullMarked
package de.malklug.web.board;

import org.jspecify.annotations.NullMarked;
