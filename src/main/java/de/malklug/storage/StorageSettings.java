/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.data} and {@code malklug.database.*}.
 *
 * @param data folder of everything malklug keeps
 * @param database where the tables are
 */
@ConfigurationProperties("malklug")
record StorageSettings(
        @DefaultValue("data") Path data, @DefaultValue DatabaseSettings database) {

    /**
     * @param url a PostgreSQL address ({@code jdbc:postgresql:…}); without it, SQLite in the data folder
     * @param connections writing connections to PostgreSQL; SQLite always has exactly one
     * @param readers reading connections
     * @param maxPages most pages SQLite may use, 0 for no limit
     */
    record DatabaseSettings(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("10") int connections,
            @DefaultValue("4") int readers,
            @DefaultValue("0") long maxPages) {}
}
