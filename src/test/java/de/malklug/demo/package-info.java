/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * {@code mvn spring-boot:test-run}: malklug as it is, with the #5malklug campaign in fast motion and stand-ins for the
 * networks. Begin with {@link de.malklug.demo.Demo}.
 */
@NullMarked
package de.malklug.demo;

import org.jspecify.annotations.NullMarked;
