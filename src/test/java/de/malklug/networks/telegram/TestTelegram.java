/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.testing.standin.TelegramStandIn;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What Telegram's tests share. */
final class TestTelegram {

    static final String TOKEN = "123456789:AAE0kAd9-cT_zR1mQx7LwYb3sVnHgUfJpOi";
    static final String HANDLE = "soest";

    private TestTelegram() {}

    /** Files go into the staging channel first, and nothing waits for its turn. */
    static TelegramNetwork network(NetworkHttp http, Clock clock) {
        return network(http, clock, Map.of("staging-chat", TelegramStandIn.STAGING));
    }

    static TelegramNetwork network(NetworkHttp http, Clock clock, Map<String, String> settings) {
        return TelegramNetwork.over(http, new Memory(), settings(settings), clock);
    }

    /** Settings as the application would bind them, but for the pace: tests do not wait. */
    static TelegramSettings settings(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(Map.of("pace.distance", "0s", "pace.per-minute", "100000"));
        all.putAll(changed);
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        all.forEach((name, value) -> source.put("malklug.networks.telegram." + name, value));
        return new Binder(source).bindOrCreate("malklug.networks.telegram", TelegramSettings.class);
    }

    static ConnectedAccount account(URI server) {
        return new ConnectedAccount(
                "soest-telegram", new NetworkId("telegram"), server, HANDLE, Map.of("bot-token", new Secret(TOKEN)));
    }

    /** Remembers in this process only. */
    private static final class Memory implements SessionStore {

        private final Map<String, Secret> stored = new HashMap<>();

        @Override
        public synchronized Optional<Secret> load(ConnectedAccount account) {
            return Optional.ofNullable(stored.get(account.id()));
        }

        @Override
        public synchronized Secret update(ConnectedAccount account, UnaryOperator<Optional<Secret>> change) {
            Secret changed = change.apply(load(account)).orElseThrow();
            stored.put(account.id(), changed);
            return changed;
        }
    }
}
