/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

/** A table with its finding. */
public record TableCard(String id, String heading, String finding, DataTable table) {}
