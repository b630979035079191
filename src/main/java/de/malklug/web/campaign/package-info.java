/** {@code /campaign}: what a campaign asks of its posts, changed in its file. */
@NullMarked
package de.malklug.web.campaign;

import org.jspecify.annotations.NullMarked;
