/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Somebody has signed in by the form; the answer is not sent yet. */
public record PersonSignedIn(Person person, HttpServletRequest request, HttpServletResponse response) {}
