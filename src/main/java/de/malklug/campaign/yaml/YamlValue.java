/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be written into a YAML file. */
public sealed interface YamlValue {

    /** How a single value is preferably written where nothing stands yet; what stands there keeps its own way as far as it can. */
    enum Style {
        /** As it is, even where YAML takes it for a number, a date or a truth value. */
        RAW,
        /** Without quotes where it reads back as the same text, else with double quotes. */
        PLAIN,
        /** With double quotes. */
        QUOTED,
        /** Line by line after a bar; reads back with a line break at its end. */
        BLOCK
    }

    /** A single value. */
    record Word(String value, Style style) implements YamlValue {}

    /** Values one after the other; between brackets if all are single and short. */
    record Items(List<YamlValue> items) implements YamlValue {

        public Items {
            items = List.copyOf(items);
        }

        boolean isShort() {
            return items.stream().allMatch(each -> each instanceof Word word && word.style() != Style.BLOCK);
        }
    }

    /** Values under names, in the order in which new ones are written. */
    record Keys(Map<String, YamlValue> values) implements YamlValue {

        public Keys {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** A short text such as an id. */
    static Word plain(String text) {
        return new Word(text, Style.PLAIN);
    }

    /** A text people wrote. */
    static Word quoted(String text) {
        return new Word(text, Style.QUOTED);
    }

    /** A text of whole sentences or lines. */
    static Word block(String text) {
        return new Word(text, Style.BLOCK);
    }

    /** A number, a truth value, a date or a time. */
    static Word raw(Object value) {
        return new Word(value.toString(), Style.RAW);
    }

    static Items items(List<? extends YamlValue> items) {
        return new Items(new ArrayList<>(items));
    }

    /** Short texts. */
    static Items words(List<String> words) {
        return items(words.stream().map(YamlValue::plain).toList());
    }
}
