/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.networks.NetworkId;

/** What the posts on one network achieved. */
public record NetworkFigures(NetworkId network, GroupFigures figures) {}
