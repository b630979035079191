/** YouTube: videos with title, description, tags and thumbnail, uploaded private and made public at the moment. */
@NullMarked
package de.malklug.networks.youtube;

import org.jspecify.annotations.NullMarked;
