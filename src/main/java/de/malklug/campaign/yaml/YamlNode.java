/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in a YAML file, and where it stands. Lines and columns count from 1. */
public sealed interface YamlNode {

    int line();

    int column();

    /** How many values it holds, itself included, repeated ones counted as often as they appear. */
    default long weight() {
        return 1;
    }

    /**
     * A single value.
     *
     * @param value as YAML reads it
     * @param plain whether it stands without quotes
     * @param layout how places in the value relate to places in the file
     * @param indent before the lines of a {@link Layout#LITERAL}
     */
    record Scalar(String value, boolean plain, int line, int column, Layout layout, int indent) implements YamlNode {

        /** How a value lies in its file. */
        public enum Layout {
            /** In one line, character by character. */
            INLINE,
            /** Line by line, below where it begins. */
            LITERAL,
            /** Otherwise: places within it can't be told. */
            OTHER
        }

        public Scalar(String value, boolean plain, int line, int column) {
            this(value, plain, line, column, Layout.OTHER, 0);
        }

        /** The line of a place in the value, or as near to it as can be told. */
        public int lineOf(int place) {
            long before = value.substring(0, Math.min(place, value.length()))
                    .chars()
                    .filter(each -> each == '\n')
                    .count();
            return layout == Layout.LITERAL ? line + 1 + (int) before : line;
        }

        /** The column of a place in the value, in characters, or as near to it as can be told. */
        public int columnOf(int place) {
            String before = value.substring(0, Math.min(place, value.length()));
            String here = before.substring(before.lastIndexOf('\n') + 1);
            int characters = here.codePointCount(0, here.length());
            return switch (layout) {
                case INLINE -> column + (plain ? 0 : 1) + characters;
                case LITERAL -> indent + 1 + characters;
                case OTHER -> column;
            };
        }

        /** Whether nothing is said: an empty value, {@code ~} or {@code null}. */
        public boolean isNothing() {
            return plain && (value.isEmpty() || value.equals("~") || value.equalsIgnoreCase("null"));
        }
    }

    /**
     * Values one after the other.
     *
     * @param whole false if reading stopped before its end
     */
    record Sequence(List<YamlNode> items, boolean whole, long weight, int line, int column) implements YamlNode {}

    /**
     * Values under names, each name once.
     *
     * @param whole false if reading stopped before its end
     */
    record Mapping(List<Entry> entries, boolean whole, long weight, int line, int column) implements YamlNode {

        public @Nullable Entry entry(String key) {
            for (Entry entry : entries) {
                if (entry.key().value().equals(key)) {
                    return entry;
                }
            }
            return null;
        }
    }

    /** A name and its value. */
    record Entry(Scalar key, YamlNode value) {}

    /** Something that was found to be wrong and reported already; nothing more is to be said about it. */
    record Unreadable(int line, int column) implements YamlNode {}
}
