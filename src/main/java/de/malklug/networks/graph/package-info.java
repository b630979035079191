/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What Facebook, Instagram and Threads have in common: how Meta's Graph APIs are addressed, how they word errors, how much of a
 * budget is used, how lists go on. See <a
 * href="https://developers.facebook.com/docs/graph-api">developers.facebook.com/docs/graph-api</a>.
 */
@NullMarked
package de.malklug.networks.graph;

import org.jspecify.annotations.NullMarked;
