/** Users, roles, what each may touch, and tokens for the API. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"networks", "storage", "campaign", "accounts", "editorial", "mail", "wording"})
package de.malklug.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
