/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;

/** One step of a publication. */
@FunctionalInterface
interface Step {

    PublishOutcome take(PublishRequest request, Checkpoint from);
}
