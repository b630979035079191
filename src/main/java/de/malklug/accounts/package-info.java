/** A municipality's accounts on the networks, and the vault that keeps their secrets. */
@NullMarked
@ApplicationModule(allowedDependencies = {"networks", "storage", "campaign", "campaign :: yaml"})
package de.malklug.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
