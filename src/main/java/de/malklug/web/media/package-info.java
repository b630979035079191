/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Pictures and videos for networks that fetch them, under signed links. */
@NullMarked
package de.malklug.web.media;

import org.jspecify.annotations.NullMarked;
