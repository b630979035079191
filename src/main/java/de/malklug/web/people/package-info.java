/** Administration: people, invitations, who may do what, mails. */
@NullMarked
package de.malklug.web.people;

import org.jspecify.annotations.NullMarked;
