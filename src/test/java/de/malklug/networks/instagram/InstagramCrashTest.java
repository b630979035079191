/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.thread;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.MediaSource;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.publish.PublicationCrashTest;
import de.malklug.testing.InMemorySessions;
import de.malklug.testing.MediaShelf;
import de.malklug.testing.standin.InstagramStandIn;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInOptions;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class InstagramCrashTest extends PublicationCrashTest {

    private final InMemorySessions sessions = new InMemorySessions();
    private final MediaShelf shelf = new MediaShelf(media -> messages.fileOf(media));

    @AfterEach
    void closeShelf() {
        shelf.close();
    }

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        InstagramStandIn standIn = InstagramStandIn.started(options);
        standIn.accounts().register(TestInstagram.TOKEN, TestInstagram.HANDLE);
        return standIn;
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        return new InstagramNetwork(http, sessions, TestInstagram.settings(Map.of()), clock);
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return TestInstagram.account(server);
    }

    @Override
    protected MediaSource media() {
        return shelf;
    }

    @Override
    protected Message everyStep() {
        return thread(
                linking(
                        "Soest will bis 2030 klimaneutral sein 🌱 #5malklug",
                        "https://smartcities-suedwestfalen.com/konferenz/",
                        messages.photo("Wallanlage mit Lastenrad"),
                        messages.photo("Dach mit Solarzellen")),
                part("2/2 Und so geht es weiter."));
    }

    @Override
    protected Message saying(String text) {
        return thread(part(text, messages.photo("Ein Bild")));
    }

    @Override
    protected Message sayingMore(String first, String then) {
        return thread(part(first, messages.photo("Ein Bild")), part(then));
    }
}
