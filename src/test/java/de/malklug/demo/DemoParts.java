/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.cli.Welcome;
import de.malklug.editorial.TimelineSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link Demo} hands over to {@link DemoMalklug}. */
record DemoParts(@Nullable TimelineSource motion, Welcome welcome) {

    static final DemoParts NONE = new DemoParts(null, address -> List.of());
}
