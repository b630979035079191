/** What people do to a post beside writing it: submit, approve, return, withdraw, comment. */
@NullMarked
package de.malklug.web.desk;

import org.jspecify.annotations.NullMarked;
