/** The one way to talk HTTP to a network: no silent resend, time-outs on everything, secrets redacted. */
@NullMarked
package de.malklug.networks.http;

import org.jspecify.annotations.NullMarked;
