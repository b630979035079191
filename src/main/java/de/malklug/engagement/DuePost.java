/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.queue.DeliveryId;
import java.time.Duration;
import java.time.Instant;

/**
 * A published post whose figures are to be read now.
 *
 * @param remoteId the post's id on its network
 * @param plannedAge the age the reading counts for
 */
record DuePost(DeliveryId delivery, String remoteId, Instant publishedAt, Duration plannedAge) {}
