/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

/**
 * What a run means to ask about one account before it makes its first call.
 *
 * @param posts how many of its posts are due
 * @param calls how many calls reading all of them takes, one for the follower count included
 * @param allowed how many of them this run may make; the rest is left to the next runs
 */
public record CallPlan(String account, int posts, int calls, int allowed) {}
