/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts malklug. */
@SpringBootApplication
public class Malklug {

    public static void main(String... args) {
        SpringApplication.run(Malklug.class, args);
    }
}
