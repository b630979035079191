/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import java.time.ZonedDateTime;

/**
 * What posts achieved before the campaign's anchor event and after it.
 *
 * @param title of the event
 * @param over when it ends, in the campaign's zone
 * @param past whether figures were read after it; without, there is nothing to compare
 * @param before posts that appeared before it began
 * @param after posts that appeared once it was over
 */
public record AnchorEffect(String title, ZonedDateTime over, boolean past, GroupFigures before, GroupFigures after) {}
