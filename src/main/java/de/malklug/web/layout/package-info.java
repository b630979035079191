/** What all pages share: the frame around them, the campaign's towns, language and look. */
@NullMarked
package de.malklug.web.layout;

import org.jspecify.annotations.NullMarked;
