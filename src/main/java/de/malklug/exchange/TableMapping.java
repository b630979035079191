/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which column means what.
 *
 * @param fields by the column's place, counted from 0; columns that mean nothing are left out
 */
public record TableMapping(Map<Integer, TableField> fields) {

    public TableMapping {
        fields = Map.copyOf(fields);
    }

    /** What a person chose before by heading in small letters, else what a heading most likely means; the first of two that mean the same. */
    static TableMapping of(List<String> heads, Map<String, @Nullable TableField> remembered) {
        Map<Integer, TableField> fields = new TreeMap<>();
        for (int i = 0; i < heads.size(); i++) {
            String heading = key(heads.get(i));
            TableField field = remembered.containsKey(heading)
                    ? remembered.get(heading)
                    : TableField.of(heading).orElse(null);
            if (field != null && !fields.containsValue(field)) {
                fields.put(i, field);
            }
        }
        return new TableMapping(fields);
    }

    static String key(String heading) {
        String key = heading.strip().toLowerCase(java.util.Locale.ROOT);
        return key.length() > 128 ? key.substring(0, 128) : key;
    }

    public @Nullable TableField of(int column) {
        return fields.get(column);
    }

    /** Where a field stands; null if nowhere. */
    @Nullable
    Integer column(TableField field) {
        return fields.entrySet().stream()
                .filter(each -> each.getValue() == field)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    boolean has(TableField field) {
        return fields.containsValue(field);
    }

    Map<Integer, TableField> all() {
        return new HashMap<>(fields);
    }
}
