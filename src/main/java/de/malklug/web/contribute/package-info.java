/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** {@code /c/…}: contributing by link without an account, and following what becomes of it. */
@NullMarked
package de.malklug.web.contribute;

import org.jspecify.annotations.NullMarked;
