/** What is said, by which municipality, on which networks and when; reads and checks the campaign files. No database, no clock, no network. */
@NullMarked
@ApplicationModule(allowedDependencies = {"checks", "networks"})
package de.malklug.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
