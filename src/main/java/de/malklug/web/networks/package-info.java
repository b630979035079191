/** What each network can and cannot do. */
@NullMarked
package de.malklug.web.networks;

import org.jspecify.annotations.NullMarked;
