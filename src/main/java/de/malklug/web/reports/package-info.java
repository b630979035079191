/** The dashboard: what the campaign's posts achieved, in figures, charts and tables. */
@NullMarked
package de.malklug.web.reports;

import org.jspecify.annotations.NullMarked;
