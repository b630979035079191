/**
 * What has no API: a WhatsApp channel, Nextdoor, a town's app. A person posts what malklug has prepared, and says where it is.
 * Makes no call.
 */
@NullMarked
package de.malklug.networks.manual;

import org.jspecify.annotations.NullMarked;
