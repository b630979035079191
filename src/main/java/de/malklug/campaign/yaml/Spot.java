/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** A value of a YAML file and exactly where it stands: from the first of its characters to behind its last. */
sealed interface Spot {

    int start();

    int end();

    /** Its anchor's name, or null. */
    @Nullable
    String anchor();

    default boolean flow() {
        return false;
    }

    record Word(
            String value,
            ScalarStyle style,
            int start,
            int end,
            @Nullable String anchor) implements Spot {

        boolean isNothing() {
            return style == ScalarStyle.PLAIN
                    && (value.isEmpty() || value.equals("~") || value.equalsIgnoreCase("null"));
        }

        boolean isBlock() {
            return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
        }
    }

    record Items(
            List<Spot> items,
            boolean flow,
            int start,
            int end,
            @Nullable String anchor) implements Spot {}

    record Keys(
            List<Pair> pairs,
            boolean flow,
            int start,
            int end,
            @Nullable String anchor) implements Spot {

        @Nullable
        Pair pair(String name) {
            for (Pair pair : pairs) {
                if (pair.key().value().equals(name)) {
                    return pair;
                }
            }
            return null;
        }
    }

    record Pair(Word key, Spot value) {}

    record Alias(Spot target, int start, int end) implements Spot {

        @Override
        public @Nullable String anchor() {
            return null;
        }
    }

    /** What it says, repetitions written out. */
    default YamlValue said() {
        return switch (this) {
            case Word word -> new YamlValue.Word(word.value(), word.isBlock() ? YamlValue.Style.BLOCK : style(word));
            case Items list ->
                YamlValue.items(list.items().stream().map(Spot::said).toList());
            case Keys mapping -> {
                Map<String, YamlValue> values = new LinkedHashMap<>();
                mapping.pairs()
                        .forEach(pair ->
                                values.put(pair.key().value(), pair.value().said()));
                yield new YamlValue.Keys(values);
            }
            case Alias alias -> alias.target().said();
        };
    }

    private static YamlValue.Style style(Word word) {
        return word.style() == ScalarStyle.PLAIN ? YamlValue.Style.RAW : YamlValue.Style.QUOTED;
    }

    /** Whether it says just that; white space at the end of a text is no matter. */
    default boolean says(YamlValue value) {
        return switch (this) {
            case Alias alias -> alias.target().says(value);
            case Word word ->
                value instanceof YamlValue.Word wanted
                        && word.value().stripTrailing().equals(wanted.value().stripTrailing());
            case Items list ->
                value instanceof YamlValue.Items wanted
                        && list.items().size() == wanted.items().size()
                        && java.util.stream.IntStream.range(0, list.items().size())
                                .allMatch(i ->
                                        list.items().get(i).says(wanted.items().get(i)));
            case Keys mapping ->
                value instanceof YamlValue.Keys wanted
                        && mapping.pairs().size() == wanted.values().size()
                        && mapping.pairs().stream().allMatch(pair -> {
                            YamlValue other = wanted.values().get(pair.key().value());
                            return other != null && pair.value().says(other);
                        });
        };
    }
}
