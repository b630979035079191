/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The promise, put to the test from outside: malklug as a process, networks that lose answers, and SIGKILL. */
package de.malklug.kill;
