/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a publication has come: the step that comes next and what it needs. Stored durably before that step makes its
 * call, so a crash resumes here and it is always known whether the call that may have been made can be repeated.
 *
 * @param step name of the next step, for example {@code media} or {@code post}; known only to the adapter
 * @param part which part of the message the step is about, counted from 1
 * @param repeatable whether the step's call may be made again after any failure; if not, it must first be looked for
 * @param live whether something of this message is already visible to the public
 * @param data what the step needs: uploaded media ids, container id, ids of the parts so far; never a secret
 */
public record Checkpoint(String step, int part, boolean repeatable, boolean live, Map<String, String> data) {

    private static final String UNCLEAR = "unclear";

    public Checkpoint {
        data = Map.copyOf(data);
    }

    /** A step whose call may be made again after any failure. */
    public static Checkpoint repeatable(String step) {
        return new Checkpoint(step, 1, true, false, Map.of());
    }

    /** A step whose call makes something public and must not be made twice. */
    public static Checkpoint irreversible(String step) {
        return new Checkpoint(step, 1, false, false, Map.of());
    }

    /** The same data, before another step whose call may be repeated. */
    public Checkpoint thenRepeatable(String next) {
        return new Checkpoint(next, part, true, live, ofNextStep());
    }

    /** The same data, before another step whose call must not be made twice. */
    public Checkpoint thenIrreversible(String next) {
        return new Checkpoint(next, part, false, live, ofNextStep());
    }

    /** The same step, about another part of the message. */
    public Checkpoint part(int number) {
        return new Checkpoint(step, number, repeatable, live, data);
    }

    /** From here on something is visible to the public. */
    public Checkpoint nowLive() {
        return new Checkpoint(step, part, repeatable, true, data);
    }

    /** The same step, knowing one thing more. */
    public Checkpoint with(String name, String value) {
        Map<String, String> more = new HashMap<>(data);
        more.put(name, value);
        return new Checkpoint(step, part, repeatable, live, more);
    }

    /** The same step without something known before. */
    public Checkpoint without(String name) {
        Map<String, String> less = new HashMap<>(data);
        less.remove(name);
        return new Checkpoint(step, part, repeatable, live, less);
    }

    /** The same step, taken once more although an attempt that was over at that instant had no clear answer. */
    public Checkpoint repeatedAfter(Instant unclear) {
        return with(UNCLEAR, Long.toString(unclear.toEpochMilli()));
    }

    /** When the last attempt of this step that had no clear answer was over; null if every answer was clear. */
    public @Nullable Instant unclear() {
        String at = data.get(UNCLEAR);
        return at == null ? null : Instant.ofEpochMilli(Long.parseLong(at));
    }

    private Map<String, String> ofNextStep() {
        return without(UNCLEAR).data;
    }

    /** What is known under that name, or null. */
    public @Nullable String get(String name) {
        return data.get(name);
    }

    /**
     * @throws IllegalStateException if the step before did not store it: a bug
     */
    public String require(String name) {
        String value = data.get(name);
        if (value == null) {
            throw new IllegalStateException("Checkpoint " + step + " lacks " + name);
        }
        return value;
    }
}
