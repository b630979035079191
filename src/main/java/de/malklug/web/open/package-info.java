/** The open channel: everything a campaign has published, for everybody, without any network. */
@NullMarked
package de.malklug.web.open;

import org.jspecify.annotations.NullMarked;
