/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.networks.NetworkId;
import java.time.Instant;

/**
 * One call with which a network was asked for figures.
 *
 * @param run the run it belongs to
 * @param asked how many posts it was about
 * @param known how many of them the network knew
 */
public record EngagementCall(
        String id, String run, String account, NetworkId network, Instant answeredAt, int asked, int known) {}
