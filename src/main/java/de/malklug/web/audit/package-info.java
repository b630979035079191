/** The audit trail as a page. */
@NullMarked
package de.malklug.web.audit;

import org.jspecify.annotations.NullMarked;
