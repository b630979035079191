/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps each channel below Telegram's limits, because what comes faster may be delivered late. Forgets with the process. */
final class Pace {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final TelegramSettings.Pace settings;
    private final Map<String, Deque<Instant>> sent = new ConcurrentHashMap<>();

    Pace(TelegramSettings.Pace settings) {
        this.settings = settings;
    }

    /** When so many messages may go to the channel; {@code now} if at once. */
    Instant next(String chat, int messages, Instant now) {
        Deque<Instant> times = sent.computeIfAbsent(chat, name -> new ArrayDeque<>());
        synchronized (times) {
            while (!times.isEmpty() && !times.getFirst().plus(WINDOW).isAfter(now)) {
                times.removeFirst();
            }
            if (times.isEmpty()) {
                return now;
            }
            Instant next = later(now, times.getLast().plus(settings.distance()));
            int over = times.size() + messages - settings.perMinute();
            int frees = Math.min(over, times.size());
            if (frees > 0) {
                next = later(
                        next,
                        times.stream().skip(frees - 1).findFirst().orElseThrow().plus(WINDOW));
            }
            return next;
        }
    }

    /** So many messages may have gone to the channel. */
    void sent(String chat, int messages, Instant now) {
        Deque<Instant> times = sent.computeIfAbsent(chat, name -> new ArrayDeque<>());
        synchronized (times) {
            for (int i = 0; i < messages; i++) {
                times.addLast(now);
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
