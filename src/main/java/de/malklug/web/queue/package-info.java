/** The ledger on a screen: what waits for a person, what comes next, what was sent, and what a person can do about it. */
@NullMarked
package de.malklug.web.queue;

import org.jspecify.annotations.NullMarked;
