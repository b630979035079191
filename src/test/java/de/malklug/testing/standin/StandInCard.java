/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

/**
 * What a post shows of the page it links to.
 *
 * @param description may be empty
 */
record StandInCard(String address, String title, String description) {}
