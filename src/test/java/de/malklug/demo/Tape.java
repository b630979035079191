/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The demo's time. It runs while the demo runs and stands still meanwhile, so that ending the demo and starting it again
 * misses nothing.
 */
final class Tape {

    /** From the moment malklug asks for the time to the first post. */
    private static final Duration LEAD = Duration.ofSeconds(8);

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final String STARTED = "started";
    private static final String PAUSES = "pauses";

    private final DemoFolder folder;
    private final Path beat;
    private final Clock clock;
    private final @Nullable Instant lastBeat;
    private @Nullable Instant started;
    private List<Pause> pauses = new ArrayList<>();
    private boolean running;

    private Tape(DemoFolder folder, Clock clock) {
        this.folder = folder;
        this.beat = folder.path("running");
        this.clock = clock;
        this.lastBeat = lastBeat();
        String begin = folder.recall(STARTED);
        this.started = begin == null ? null : Instant.parse(begin);
        String stops = folder.recall(PAUSES);
        if (stops != null) {
            stops.lines().map(Pause::parse).forEach(pauses::add);
        }
    }

    static Tape in(DemoFolder folder, Clock clock) {
        return new Tape(folder, clock);
    }

    private record Pause(Instant from, Instant to) {

        private static Pause parse(String text) {
            String[] ends = text.split("/");
            return new Pause(Instant.parse(ends[0]), Instant.parse(ends[1]));
        }

        private String written() {
            return from + "/" + to;
        }

        private Duration length() {
            return Duration.between(from, to);
        }
    }

    /** When something happens that comes so long after the first post. */
    synchronized Instant at(Duration sinceFirstPost) {
        Instant at = run().plus(sinceFirstPost);
        for (Pause pause : pauses) {
            at = at.isBefore(pause.from()) ? at : at.plus(pause.length());
        }
        return at;
    }

    /** Differs between two runs. */
    synchronized String key() {
        return run() + " " + pauses;
    }

    /** Begins, or goes on, when somebody first wants to know. */
    private Instant run() {
        Instant now = clock.instant();
        Instant begin = started == null ? now.plus(LEAD) : started;
        if (started == null) {
            folder.remember(STARTED, begin.toString());
            started = begin;
        } else if (!running && lastBeat != null) {
            pauses = new ArrayList<>(pauses);
            pauses.add(new Pause(lastBeat, now.plus(LEAD)));
            folder.remember(PAUSES, pauses.stream().map(Pause::written).collect(Collectors.joining("\n")));
        }
        running = true;
        return begin;
    }

    /** Marks every second that the demo still runs. */
    void keepRunning() {
        ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("demo-tape").factory());
        pulse.scheduleAtFixedRate(this::mark, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void mark() {
        if (!running) {
            return;
        }
        try {
            if (!Files.exists(beat)) {
                Files.createFile(beat);
            }
            Files.setLastModifiedTime(beat, FileTime.from(clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Instant lastBeat() {
        try {
            return Files.exists(beat) ? Files.getLastModifiedTime(beat).toInstant() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
