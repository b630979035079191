/** What people do with malklug, one story for each role, from signing in to the result, in a real browser. */
package de.malklug.web.stories;
