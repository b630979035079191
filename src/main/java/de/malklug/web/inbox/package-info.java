/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** {@code /inbox}: what came in without an account, what was asked for, and the links by which it comes. */
@NullMarked
package de.malklug.web.inbox;

import org.jspecify.annotations.NullMarked;
