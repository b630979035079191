/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The version of the post a change is about. */
@Schema(name = "SeenPost")
@JsonPropertyOrder({"version", "reason"})
record SeenPost(@Nullable Integer version, @Nullable String reason) {}
