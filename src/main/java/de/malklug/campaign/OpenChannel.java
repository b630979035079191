/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

/** Whether everything a campaign has published may also be read on malklug's own public page, without any network. */
public enum OpenChannel {
    ON,
    OFF
}
