/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.wording.Phrases;
import java.util.List;

/** Looks at a draft while it is written. Every bean of this kind is asked each time; none may call out or wait. */
interface DraftCheck {

    /** What it finds, in reading order; empty if nothing. */
    List<Finding> findings(Sheet sheet, Phrases phrases);
}
