/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.engagement.DataFinding;
import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.EngagementProblem;
import de.malklug.engagement.ReactionPoint;
import de.malklug.networks.MetricValue;
import de.malklug.queue.DeliveryId;
import java.util.List;
import java.util.Map;

/**
 * Everything a report is computed from: the same basis always gives the same report.
 *
 * @param published all deliveries of the campaign and network that were published before the period's end, oldest first
 * @param courses how their reactions grew
 * @param followers newest follower counts by account
 * @param problems accounts whose figures could not be read last time
 * @param findings figures that cannot be right
 * @param traits what the posts are like, as far as that is known
 */
public record Basis(
        List<DeliveryFigures> published,
        Map<DeliveryId, List<ReactionPoint>> courses,
        Map<String, MetricValue> followers,
        List<EngagementProblem> problems,
        List<DataFinding> findings,
        Map<PostKey, PostTraits> traits) {}
