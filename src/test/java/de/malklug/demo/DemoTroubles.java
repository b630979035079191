/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.testing.standin.MastodonStandIn;
import de.malklug.testing.standin.Mischief;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInCall;
import de.malklug.testing.standin.StandInWatcher;
import de.malklug.testing.standin.TelegramStandIn;

/**
 * A few times something goes wrong, so that there is something to see: on Mastodon the answer to one post gets lost, another
 * post is refused; on Telegram, which can't be asked, an answer gets lost. Each happens once, however often the demo is started.
 */
final class DemoTroubles implements StandInWatcher {

    private static final String LOST = "In Menden haben wir dafür ein Wort";
    private static final String REFUSED = "Braucht eine Stadt zwei Strategien";
    private static final StandInAnswer REFUSAL =
            StandInAnswer.json(422, "{\"error\":\"Validation failed: Text character limit of 300 exceeded\"}");

    private static final String LOST_ON_TELEGRAM = "Soest";

    private final DemoFolder folder;
    private final Mischief mischief;

    private DemoTroubles(DemoFolder folder, Mischief mischief) {
        this.folder = folder;
        this.mischief = mischief;
    }

    static void stage(MastodonStandIn mastodon, DemoFolder folder) {
        mastodon.watchedBy(new DemoTroubles(folder, mastodon.mischief()));
    }

    static void stage(TelegramStandIn telegram, DemoFolder folder) {
        telegram.watchedBy(new DemoTroubles(folder, telegram.mischief()));
    }

    @Override
    public synchronized void arrived(StandInCall call) {
        if (call.operation().equals("send") && call.body().contains(LOST_ON_TELEGRAM) && isFirst("lost-on-telegram")) {
            mischief.on(call.operation()).next(Mischief.Kind.ACCEPT_AND_DROP);
        }
        if (!call.operation().equals("statuses.create")) {
            return;
        }
        String text = call.json().path("status").asString("");
        if (text.contains(LOST) && isFirst("lost")) {
            mischief.on(call.operation()).next(Mischief.Kind.ACCEPT_AND_DROP);
        }
        if (text.contains(REFUSED) && isFirst("refused")) {
            mischief.on(call.operation()).next(REFUSAL);
        }
    }

    private boolean isFirst(String trouble) {
        String name = "trouble." + trouble;
        boolean first = folder.recall(name) == null;
        folder.remember(name, "done");
        return first;
    }
}
