/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An audit trail in memory. */
public final class KeptAudit implements AuditTrail {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** Everything recorded, oldest first. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public void clear() {
        entries.clear();
    }

    @Override
    public void record(Actor who, String what, Subject subject, @Nullable Object before, @Nullable Object after) {
        entries.add(new Entry(
                Integer.toString(entries.size()), Instant.EPOCH, who, what, subject, text(before), text(after)));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Override
    public List<Entry> find(Filter filter, @Nullable Entry after, int limit) {
        return entries().reversed();
    }

    @Override
    public List<Entry> page(Filter filter, @Nullable String afterId, int limit) {
        return entries().reversed();
    }

    @Override
    public int count(Filter filter) {
        return entries.size();
    }

    @Override
    public Choices choices() {
        return new Choices(List.of(), List.of());
    }
}
