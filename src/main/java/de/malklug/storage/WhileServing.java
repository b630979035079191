/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.storage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Marks a bean that works by itself in the background: sweeps, watches, schedules. It exists only in the one process that
 * serves a data folder ({@code malklug.role=serve}, set by the command {@code serve}), never in a command that runs beside
 * it, nor in a test that does not ask for it.
 */
@Documented
@ConditionalOnProperty(name = "malklug.role", havingValue = "serve")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface WhileServing {}
