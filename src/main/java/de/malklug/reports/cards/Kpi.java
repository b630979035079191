/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

/** A figure that matters. {@code remark} says what it is made of. */
public record Kpi(String name, FigureWords.Shown value, String remark) {}
