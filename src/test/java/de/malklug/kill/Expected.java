/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.kill;

import java.util.List;

/**
 * A delivery as it has to end.
 *
 * @param network where it is to appear
 * @param account the malklug account's id
 * @param handle the account's name over there
 * @param texts of its parts, each found nowhere else on that account
 * @param pictures that its first part shows
 */
record Expected(KillNetwork network, String account, String handle, String post, List<String> texts, int pictures) {}
