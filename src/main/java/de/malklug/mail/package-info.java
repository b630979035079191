/**
 * Mails that go out. They are stored first and sent afterwards, by a worker of their own: when the clockwork stands still, the
 * mail that says so must leave all the same.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "storage")
package de.malklug.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
