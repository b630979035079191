/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.RuleFinding;
import java.time.Instant;

/**
 * That the agency let a post pass although a rule over time blocks it.
 *
 * @param finding what the rule said; its {@link RuleFinding#mark} is what the post may pass for
 * @param reason in the person's words
 * @param person what the person signs in with
 * @param title how others read the person
 */
public record Permit(RuleFinding finding, String reason, String person, String title, Instant at) {}
