/** What people must know: gathered from where it happens, told once, in the app and by mail, until nothing of it is open. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "networks",
            "storage",
            "campaign",
            "accounts",
            "editorial",
            "queue",
            "contributions",
            "security",
            "mail",
            "wording"
        })
package de.malklug.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
