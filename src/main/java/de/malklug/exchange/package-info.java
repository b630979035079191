/** Posts as tables: CSV and spreadsheets that people bring along and take with them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"networks", "storage", "campaign", "media", "accounts", "editorial", "reports", "wording"
        })
package de.malklug.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
