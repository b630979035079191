/** Signing in. */
@NullMarked
package de.malklug.web.login;

import org.jspecify.annotations.NullMarked;
