@NullMarked
package de.malklug.web.exchange;

import org.jspecify.annotations.NullMarked;
