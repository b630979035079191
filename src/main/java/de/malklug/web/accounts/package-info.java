/** The municipalities' accounts: whether they work, until when, and what waits for them. */
@NullMarked
package de.malklug.web.accounts;

import org.jspecify.annotations.NullMarked;
