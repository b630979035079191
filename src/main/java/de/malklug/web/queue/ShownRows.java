/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.queue.DeliveryId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows a page shows already, and under which headings. A live page names them when it asks for news. */
record ShownRows(Map<RowGroup, List<DeliveryId>> groups) {

    private static final int MOST = 200;

    /** A group's place and a delivery's id. */
    private static final Pattern FORM = Pattern.compile("[0-3][0-9a-v]{26}");

    static ShownRows parse(@Nullable String text) {
        Map<RowGroup, List<DeliveryId>> groups = new EnumMap<>(RowGroup.class);
        Arrays.stream(text == null ? new String[0] : text.split(","))
                .filter(row -> FORM.matcher(row).matches())
                .limit(MOST)
                .forEach(row -> groups.computeIfAbsent(
                                RowGroup.values()[row.charAt(0) - '0'], group -> new ArrayList<>())
                        .add(new DeliveryId(row.substring(1))));
        return new ShownRows(groups);
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    boolean contains(DeliveryId id) {
        return groups.values().stream().anyMatch(rows -> rows.contains(id));
    }

    @Override
    public String toString() {
        List<String> rows = new ArrayList<>();
        groups.forEach((group, ids) -> ids.forEach(id -> rows.add(group.ordinal() + id.value())));
        return String.join(",", rows);
    }
}
