/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as the application would bind them. */
final class TestSettings {

    private TestSettings() {}

    static MastodonSettings defaults() {
        return with(Map.of());
    }

    /** The defaults but for these, by their names below {@code malklug.networks.mastodon}. */
    static MastodonSettings with(Map<String, String> changed) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        changed.forEach((name, value) -> source.put("malklug.networks.mastodon." + name, value));
        return new Binder(source).bindOrCreate("malklug.networks.mastodon", MastodonSettings.class);
    }
}
