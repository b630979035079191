@NullMarked
package de.malklug.web.calendar;

import org.jspecify.annotations.NullMarked;
