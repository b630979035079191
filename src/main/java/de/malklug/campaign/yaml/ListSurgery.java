/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import de.malklug.campaign.yaml.YamlEditor.Unchangeable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Changes lists: entries in, entries out, and the least that makes one list another. */
final class ListSurgery {

    private final Splices splices;
    private final YamlWords words;
    private final Surgeon surgeon;
    private final Map<Spot.Items, TreeSet<Integer>> removed = new IdentityHashMap<>();
    private final Map<Spot.Items, List<Entry>> added = new IdentityHashMap<>();

    ListSurgery(Splices splices, YamlWords words, Surgeon surgeon) {
        this.splices = splices;
        this.words = words;
        this.surgeon = surgeon;
    }

    /** What both lists begin and end with stays; what is between is made the other entry by entry. */
    void set(Spot.Items list, YamlValue.Items wanted, int column, boolean flow) throws Unchangeable {
        List<Spot> before = list.items();
        List<YamlValue> after = wanted.items();
        if (after.isEmpty() || before.isEmpty() || list.flow() && before.size() != after.size()) {
            surgeon.exchange(list, wanted, column, flow);
            return;
        }
        int most = Math.min(before.size(), after.size());
        int head = 0;
        while (head < most && before.get(head).says(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && before.get(before.size() - 1 - tail).says(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        int both = most - head - tail;
        int dash = list.flow() ? column : splices.column(dash(list, 0));
        for (int i = head; i < head + both; i++) {
            surgeon.set(before.get(i), after.get(i), dash, list.flow());
        }
        for (int i = head + both; i < before.size() - tail; i++) {
            remove(list, i);
        }
        for (int i = head + both; i < after.size() - tail; i++) {
            insert(list, before.size() - tail, after.get(i), false);
        }
    }

    /**
     * An entry to be.
     *
     * @param apart whether a blank line belongs between entries where there are too few to tell
     */
    private record Entry(int index, YamlValue value, boolean apart) {}

    void insert(Spot.Items list, int index, YamlValue value, boolean apart) {
        added.computeIfAbsent(list, key -> new ArrayList<>()).add(new Entry(index, value, apart));
    }

    /** Entries come and go all at once, because one may come where another goes. */
    void finish() throws Unchangeable {
        for (Map.Entry<Spot.Items, List<Entry>> each : added.entrySet()) {
            add(each.getKey(), each.getValue());
        }
        for (Map.Entry<Spot.Items, TreeSet<Integer>> each : removed.entrySet()) {
            if (!isRewritten(each.getKey())) {
                takeOut(each.getKey(), each.getValue());
            }
        }
    }

    /** A list between brackets, or one without entries, is written anew when something is added. */
    private boolean isRewritten(Spot.Items list) {
        return added.containsKey(list) && (list.flow() || list.items().isEmpty());
    }

    private void add(Spot.Items list, List<Entry> entries) throws Unchangeable {
        Set<Integer> gone = removed.getOrDefault(list, new TreeSet<>());
        if (isRewritten(list)) {
            List<YamlValue> all = new ArrayList<>();
            for (int i = 0; i <= list.items().size(); i++) {
                int index = i;
                entries.stream().filter(each -> each.index() == index).forEach(each -> all.add(each.value()));
                if (i < list.items().size() && !gone.contains(i)) {
                    all.add(list.items().get(i).said());
                }
            }
            surgeon.exchange(list, YamlValue.items(all), columnOfName(list), false);
            return;
        }
        for (Entry entry :
                entries.stream().sorted(Comparator.comparingInt(Entry::index)).toList()) {
            int index = entry.index();
            while (index > 0 && gone.contains(index - 1)) {
                index--;
            }
            add(list, index, entry);
        }
    }

    private void add(Spot.Items list, int index, Entry entry) throws Unchangeable {
        int column = splices.column(dash(list, 0));
        String written = "- " + words.entry(entry.value(), column);
        String gap = isApart(list, entry.apart()) ? splices.lineBreak() : "";
        String before = " ".repeat(column);
        if (index > 0) {
            int end = splices.endWithComments(list.items().get(index - 1).end(), column);
            splices.insert(end, splices.lineBreak() + gap + before + written, column);
        } else {
            int line = aboveComments(dash(list, 0));
            if (line == 0) {
                splices.insert(0, before + written + splices.lineBreak() + gap, column);
            } else {
                splices.insert(
                        splices.endAbove(line),
                        splices.lineBreak() + before + written + (gap.isEmpty() ? "" : splices.lineBreak()),
                        column);
            }
        }
    }

    /** The name a list belongs to stands in its line, behind nothing but space. */
    private int columnOfName(Spot.Items list) {
        int line = splices.lineStart(list.start());
        int column = 0;
        while (splices.text().charAt(line + column) == ' ') {
            column++;
        }
        return column;
    }

    /** Above the comment lines directly above a line. */
    private int aboveComments(int place) {
        int line = splices.lineStart(place);
        while (line > 0) {
            int above = splices.lineStart(line - 1);
            if (!splices.text().substring(above, line).stripLeading().startsWith("#")) {
                break;
            }
            line = above;
        }
        return line;
    }

    private boolean isApart(Spot.Items list, boolean otherwise) throws Unchangeable {
        for (int i = 1; i < list.items().size(); i++) {
            int end = splices.nextLine(list.items().get(i - 1).end());
            int next = splices.lineStart(dash(list, i));
            for (int line = end; line < next; line = splices.nextLine(line)) {
                if (splices.isBlankLine(line)) {
                    return true;
                }
            }
        }
        return list.items().size() < 2 && otherwise;
    }

    void remove(Spot.Items list, int index) {
        removed.computeIfAbsent(list, key -> new TreeSet<>()).add(index);
    }

    private void takeOut(Spot.Items list, TreeSet<Integer> gone) throws Unchangeable {
        if (list.flow()) {
            List<YamlValue> stay = IntStream.range(0, list.items().size())
                    .filter(index -> !gone.contains(index))
                    .mapToObj(index -> list.items().get(index).said())
                    .toList();
            splices.replace(list.start(), list.end(), YamlWords.flow(YamlValue.items(stay)));
            return;
        }
        boolean emptied = gone.size() == list.items().size() && !added.containsKey(list);
        for (int index : gone) {
            takeOut(list, index, emptied && index == 0);
        }
    }

    private void takeOut(Spot.Items list, int index, boolean leavingBrackets) throws Unchangeable {
        int dash = dash(list, index);
        int column = splices.column(dash);
        int start = splices.lineStart(dash);
        if (!splices.text().substring(start, dash).isBlank()) {
            throw new Unchangeable(dash);
        }
        int end = splices.endWithComments(list.items().get(index).end(), column);
        if (leavingBrackets) {
            splices.replace(dash, end, column == 0 ? " ".repeat(YamlWords.STEP) + "[]" : "[]");
            return;
        }
        if (index == list.items().size() - 1) {
            while (start > 0 && splices.isBlankLine(splices.lineStart(start - 1))) {
                start = splices.lineStart(start - 1);
            }
        } else {
            int next = splices.nextLine(end);
            while (next < splices.text().length() && splices.isBlankLine(next)) {
                end = splices.lineEnd(next);
                next = splices.nextLine(next);
            }
        }
        splices.deleteLines(start, end);
    }

    /** Where the dash of an entry stands. */
    private int dash(Spot.Items list, int index) throws Unchangeable {
        if (index == 0) {
            if (splices.text().charAt(list.start()) != '-') {
                throw new Unchangeable(list.start());
            }
            return list.start();
        }
        int column = splices.column(list.start());
        int line = splices.lineStart(list.items().get(index).start());
        int limit = list.items().get(index - 1).end();
        while (line >= limit) {
            int place = line + column;
            boolean dash = place < splices.text().length()
                    && splices.text().charAt(place) == '-'
                    && splices.text().substring(line, place).isBlank();
            if (dash) {
                return place;
            }
            line = splices.lineStart(line - 1);
        }
        throw new Unchangeable(list.items().get(index).start());
    }
}
