/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import de.malklug.campaign.yaml.YamlNode.Entry;
import de.malklug.campaign.yaml.YamlNode.Mapping;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import de.malklug.campaign.yaml.YamlNode.Sequence;
import de.malklug.campaign.yaml.YamlNode.Unreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one mapping, taken by name. Whatever is missing, unknown or of the wrong kind is reported once, and null
 * or nothing is returned in its place.
 */
public final class Fields {

    private final Mapping mapping;
    private final Findings findings;

    private Fields(Mapping mapping, Findings findings) {
        this.mapping = mapping;
        this.findings = findings;
    }

    /**
     * @param name what the value is called in the file, for the report if it is no mapping
     * @param known every name it may use
     * @return null if it is no mapping
     */
    public static @Nullable Fields of(YamlNode node, String name, List<String> known, Findings findings) {
        if (!(node instanceof Mapping mapping)) {
            if (!(node instanceof Unreadable)) {
                findings.error(node, "not-a-mapping", name, String.join(", ", known));
            }
            return null;
        }
        for (Entry entry : mapping.entries()) {
            String key = entry.key().value();
            if (!known.contains(key)) {
                Nearest.to(key, known)
                        .ifPresentOrElse(
                                nearest -> findings.error(entry.key(), "unknown-key", key, nearest),
                                () -> findings.error(entry.key(), "unknown-key-far", key, String.join(", ", known)));
            }
        }
        return new Fields(mapping, findings);
    }

    public YamlNode node() {
        return mapping;
    }

    /** Where a value stands, or else the mapping: for reports about it. */
    public YamlNode at(String key) {
        Entry entry = mapping.entry(key);
        return entry == null ? mapping : entry.value();
    }

    /** False if reading stopped before its end: what seems to be missing may stand there. */
    public boolean isWhole() {
        return mapping.whole();
    }

    public boolean has(String key) {
        return mapping.entry(key) != null;
    }

    /** A single value that must be there. */
    public @Nullable Scalar required(String key) {
        return isThere(key) ? optional(key) : null;
    }

    /** A single value; null if it is not there. */
    public @Nullable Scalar optional(String key) {
        Entry entry = mapping.entry(key);
        if (entry == null || entry.value() instanceof Unreadable) {
            return null;
        }
        if (!(entry.value() instanceof Scalar scalar)) {
            findings.error(entry.value(), "not-a-text", key);
            return null;
        }
        if (scalar.isNothing() || scalar.value().isBlank()) {
            findings.error(entry.key(), "empty-value", key);
            return null;
        }
        return scalar;
    }

    /** The values of a list; none if it is not there. */
    public List<YamlNode> list(String key) {
        Entry entry = mapping.entry(key);
        if (entry == null || entry.value() instanceof Unreadable) {
            return List.of();
        }
        if (entry.value() instanceof Sequence sequence) {
            return sequence.items();
        }
        if (isNothing(entry)) {
            findings.error(entry.key(), "empty-value", key);
        } else {
            findings.error(entry.value(), "not-a-list", key);
        }
        return List.of();
    }

    /** The values of a list that must be there. */
    public List<YamlNode> requiredList(String key) {
        return isThere(key) ? list(key) : List.of();
    }

    /** A mapping; null if it is not there. */
    public @Nullable Fields mapping(String key, List<String> known) {
        Entry entry = mapping.entry(key);
        if (entry == null) {
            return null;
        }
        if (isNothing(entry)) {
            findings.error(entry.key(), "empty-value", key);
            return null;
        }
        return of(entry.value(), key, known, findings);
    }

    /** A mapping that must be there. */
    public @Nullable Fields requiredMapping(String key, List<String> known) {
        return isThere(key) ? mapping(key, known) : null;
    }

    /** The names and values of a mapping whose names are free; none if it is not there. */
    public List<Entry> entries(String key) {
        Entry entry = mapping.entry(key);
        if (entry == null || entry.value() instanceof Unreadable) {
            return List.of();
        }
        if (entry.value() instanceof Mapping inner) {
            return inner.entries();
        }
        if (isNothing(entry)) {
            findings.error(entry.key(), "empty-value", key);
        } else {
            findings.error(entry.value(), "not-a-mapping-of-names", key);
        }
        return List.of();
    }

    /** The names and values of a mapping that must be there. */
    public List<Entry> requiredEntries(String key) {
        return isThere(key) ? entries(key) : List.of();
    }

    private static boolean isNothing(Entry entry) {
        return entry.value() instanceof Scalar scalar && scalar.isNothing();
    }

    private boolean isThere(String key) {
        boolean there = mapping.entry(key) != null;
        if (!there && mapping.whole()) {
            findings.error(mapping, "missing-key", key);
        }
        return there;
    }
}
