/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import de.malklug.campaign.yaml.YamlEditor.Unchangeable;
import de.malklug.campaign.yaml.YamlPath.Item;
import de.malklug.campaign.yaml.YamlPath.Key;
import de.malklug.campaign.yaml.YamlPath.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** Turns changes of values into changes of characters, as few as possible. */
final class Surgeon {

    private final Splices splices;
    private final YamlWords words;
    private final ListSurgery lists;

    Surgeon(Splices splices) {
        this.splices = splices;
        this.words = new YamlWords(splices.lineBreak());
        this.lists = new ListSurgery(splices, words, this);
    }

    void change(Spot root, YamlChange change) throws Unchangeable {
        switch (change) {
            case YamlChange.Set set -> set(root, set);
            case YamlChange.Remove remove -> remove(root, remove.path());
            case YamlChange.Insert insert -> {
                boolean outermost = insert.path().steps().size() <= 1;
                if (!(SpotWalk.find(root, insert.path()) instanceof Spot.Items list)) {
                    throw new Unchangeable(SpotWalk.nearest(root, insert.path()).start());
                }
                lists.insert(list, insert.index(), insert.value(), outermost);
            }
        }
    }

    void finish() throws Unchangeable {
        lists.finish();
    }

    /** Writes a repetition out where it stands. */
    void writeOut(Spot root, Spot.Alias alias) throws Unchangeable {
        if (!writeOut(root, alias, 0, false)) {
            throw new Unchangeable(alias.start());
        }
    }

    private boolean writeOut(Spot at, Spot.Alias alias, int column, boolean flow) throws Unchangeable {
        switch (at) {
            case Spot.Items list -> {
                for (Spot item : list.items()) {
                    if (writeOut(item, alias, splices.column(list.start()), list.flow())) {
                        return true;
                    }
                }
            }
            case Spot.Keys mapping -> {
                for (Spot.Pair pair : mapping.pairs()) {
                    if (writeOut(pair.value(), alias, splices.column(pair.key().start()), mapping.flow())) {
                        return true;
                    }
                }
            }
            case Spot.Alias other -> {
                if (other == alias) {
                    exchange(alias, alias.said(), column, flow);
                    return true;
                }
            }
            case Spot.Word word -> {}
        }
        return false;
    }

    private void set(Spot root, YamlChange.Set change) throws Unchangeable {
        List<Step> steps = change.path().steps();
        Spot at = root;
        int column = 0;
        boolean flow = false;
        for (int i = 0; i < steps.size(); i++) {
            Spot next = SpotWalk.below(at, steps.get(i));
            if (next == null) {
                add(at, wrapped(change.path().from(i), change.value()), change.order(), column, flow);
                return;
            }
            if (at instanceof Spot.Keys mapping && steps.get(i) instanceof Key key) {
                column = splices.column(java.util.Objects.requireNonNull(mapping.pair(key.name()))
                        .key()
                        .start());
            } else {
                column = splices.column(at.start());
            }
            flow = at.flow();
            at = next;
        }
        set(at, change.value(), column, flow);
    }

    /** Adds names to a mapping, or to where nothing is said yet. */
    private void add(Spot at, YamlValue.Keys values, List<String> order, int column, boolean flow) throws Unchangeable {
        if (at instanceof Spot.Keys mapping) {
            for (Map.Entry<String, YamlValue> each : values.values().entrySet()) {
                addPair(mapping, nameBefore(each.getKey(), mapping, order), each);
            }
        } else if (at instanceof Spot.Word word && word.isNothing()) {
            exchange(word, values, column, flow);
        } else {
            throw new Unchangeable(at.start());
        }
    }

    private static @Nullable String nameBefore(String name, Spot.Keys mapping, List<String> order) {
        String before = mapping.pairs().isEmpty()
                ? null
                : mapping.pairs().getLast().key().value();
        for (String each : order) {
            if (each.equals(name)) {
                break;
            }
            before = mapping.pair(each) != null ? each : before;
        }
        return before;
    }

    private static YamlValue.Keys wrapped(YamlPath missing, YamlValue value) throws Unchangeable {
        YamlValue wrapped = value;
        for (Step step : missing.steps().reversed()) {
            if (!(step instanceof Key key)) {
                throw new Unchangeable(0);
            }
            wrapped = new YamlValue.Keys(Map.of(key.name(), wrapped));
        }
        return (YamlValue.Keys) wrapped;
    }

    private void remove(Spot root, YamlPath path) throws Unchangeable {
        if (path.steps().isEmpty() || SpotWalk.find(root, path) == null) {
            return;
        }
        Step last = path.steps().getLast();
        Spot holder = SpotWalk.nearest(
                root, new YamlPath(path.steps().subList(0, path.steps().size() - 1)));
        if (holder instanceof Spot.Items list && last instanceof Item item) {
            lists.remove(list, item.index());
        } else if (holder instanceof Spot.Keys mapping && last instanceof Key key) {
            removePair(mapping, key.name());
        }
    }

    /**
     * Makes a value what is wanted, touching only what differs.
     *
     * @param column of the name or dash it belongs to
     * @param flow whether it stands between brackets
     */
    void set(Spot at, YamlValue value, int column, boolean flow) throws Unchangeable {
        if (at.says(value)) {
            return;
        }
        boolean whole = at.anchor() != null;
        if (at instanceof Spot.Keys mapping && value instanceof YamlValue.Keys wanted) {
            setKeys(mapping, wanted, column, flow);
        } else if (!whole && at instanceof Spot.Items list && value instanceof YamlValue.Items wanted) {
            lists.set(list, wanted, column, flow);
        } else if (at instanceof Spot.Word word && value instanceof YamlValue.Word wanted) {
            setWord(word, wanted, column, flow);
        } else {
            exchange(at, value, column, flow);
        }
    }

    private void setKeys(Spot.Keys mapping, YamlValue.Keys wanted, int column, boolean flow) throws Unchangeable {
        boolean noneStays = mapping.pairs().stream()
                .noneMatch(pair -> wanted.values().containsKey(pair.key().value()));
        boolean someGo = mapping.pairs().stream()
                .anyMatch(pair -> !wanted.values().containsKey(pair.key().value()));
        if (noneStays || mapping.flow() && someGo) {
            exchange(mapping, wanted, column, flow);
            return;
        }
        for (Spot.Pair pair : mapping.pairs()) {
            YamlValue now = wanted.values().get(pair.key().value());
            if (now == null) {
                removePair(mapping, pair.key().value());
            } else {
                set(pair.value(), now, splices.column(pair.key().start()), mapping.flow());
            }
        }
        String before = null;
        for (Map.Entry<String, YamlValue> each : wanted.values().entrySet()) {
            if (mapping.pair(each.getKey()) == null) {
                addPair(mapping, before, each);
            } else {
                before = each.getKey();
            }
        }
    }

    /** @param before the name it follows; null to be the first */
    private void addPair(Spot.Keys mapping, @Nullable String before, Map.Entry<String, YamlValue> pair) {
        Spot.Pair previous = before == null ? null : mapping.pair(before);
        if (mapping.flow()) {
            String written = YamlWords.key(pair.getKey(), true) + ": " + YamlWords.flow(pair.getValue());
            if (mapping.pairs().isEmpty()) {
                splices.replace(mapping.start(), mapping.end(), "{ " + written + " }");
            } else if (previous == null) {
                splices.insert(mapping.pairs().getFirst().key().start(), written + ", ", 0);
            } else {
                splices.insert(previous.value().end(), ", " + written, 0);
            }
            return;
        }
        int column = splices.column(mapping.pairs().getFirst().key().start());
        String written = words.block(new YamlValue.Keys(Map.of(pair.getKey(), pair.getValue())), column);
        String fresh = splices.lineBreak() + " ".repeat(column);
        if (previous == null) {
            splices.insert(mapping.pairs().getFirst().key().start(), written + fresh, column);
        } else {
            splices.insert(splices.endWithComments(previous.value().end(), column), fresh + written, column);
        }
    }

    private void removePair(Spot.Keys mapping, String name) throws Unchangeable {
        int index = indexOf(mapping, name);
        Spot.Pair pair = mapping.pairs().get(index);
        if (mapping.flow()) {
            Map<String, YamlValue> rest = new LinkedHashMap<>(((YamlValue.Keys) mapping.said()).values());
            rest.remove(name);
            splices.replace(mapping.start(), mapping.end(), YamlWords.flow(new YamlValue.Keys(rest)));
            return;
        }
        int start = pair.key().start();
        int line = splices.lineStart(start);
        boolean first = !splices.text().substring(line, start).isBlank();
        if (first) {
            if (index + 1 == mapping.pairs().size()) {
                throw new Unchangeable(start);
            }
            splices.delete(start, mapping.pairs().get(index + 1).key().start());
            return;
        }
        int end = splices.endWithComments(pair.value().end(), splices.column(start));
        splices.deleteLines(line, end);
    }

    private static int indexOf(Spot.Keys mapping, String name) {
        for (int i = 0; i < mapping.pairs().size(); i++) {
            if (mapping.pairs().get(i).key().value().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private void setWord(Spot.Word at, YamlValue.Word wanted, int column, boolean flow) {
        String value = wanted.value();
        boolean fits = !flow && YamlWords.fitsBlock(value.stripTrailing());
        if (fits && at.style() == ScalarStyle.LITERAL && setLines(at, value, column)) {
            return;
        }
        if (fits && (wanted.style() == YamlValue.Style.BLOCK && value.indexOf('\n') >= 0 || at.isBlock())) {
            exchange(at, new YamlValue.Word(value, YamlValue.Style.BLOCK), column, false);
            return;
        }
        String written = switch (at.style()) {
            case SINGLE_QUOTED ->
                value.codePoints().allMatch(each -> each >= ' ' && each < 0x7F || each >= 0xA0 && each < 0x2000)
                        ? YamlWords.singleQuoted(value)
                        : YamlWords.doubleQuoted(value);
            case DOUBLE_QUOTED -> YamlWords.doubleQuoted(value);
            default -> likePlain(at, wanted, flow);
        };
        splices.replace(at.start(), at.end(), space(at.start()) + written);
    }

    private static String likePlain(Spot.Word at, YamlValue.Word wanted, boolean flow) {
        boolean text = wanted.style() != YamlValue.Style.RAW && !at.isNothing();
        return YamlWords.inLine(text ? new YamlValue.Word(wanted.value(), YamlValue.Style.PLAIN) : wanted, flow);
    }

    /** A name and its value must stand apart. */
    private String space(int start) {
        return start > 0 && !Character.isWhitespace(splices.text().charAt(start - 1)) && isAfterSign(start) ? " " : "";
    }

    private boolean isAfterSign(int start) {
        char before = splices.text().charAt(start - 1);
        return before == ':' || before == '-' || before == ',';
    }

    /** Exchanges the lines below a bar; the bar and what is noted beside it stay. */
    private boolean setLines(Spot.Word at, String value, int column) {
        int header = splices.lineEnd(at.start());
        int lines = splices.nextLine(at.start());
        String sign = splices.text().substring(at.start(), header).replaceFirst("#.*", "");
        if (lines >= at.end() || sign.matches(".*\\d.*")) {
            return false;
        }
        int first = lines;
        while (splices.isBlankLine(first)) {
            first = splices.nextLine(first);
        }
        int indent = 0;
        while (splices.text().charAt(first + indent) == ' ') {
            indent++;
        }
        if (indent <= column && column > 0) {
            return false;
        }
        splices.replace(lines, at.end(), words.lines(value, indent));
        return true;
    }

    /** Puts something else where a value stands. A comment in the last of its lines stays. */
    void exchange(Spot at, YamlValue value, int column, boolean flow) {
        if (flow || at.flow() && isShort(value)) {
            splices.replace(at.start(), at.end(), space(at.start()) + YamlWords.flow(value));
            return;
        }
        boolean ownLines = at.anchor() == null && isBlock(at);
        if (ownLines && !(value instanceof YamlValue.Word)) {
            int indent = splices.column(at.start());
            splices.replace(at.start(), at.end(), words.block(value, indent));
            return;
        }
        int start = at.start();
        while (start > 0 && splices.text().charAt(start - 1) == ' ') {
            start--;
        }
        boolean afterDash = start > 0 && splices.text().charAt(start - 1) == '-';
        if (ownLines && !afterDash && start == splices.lineStart(at.start())) {
            start = splices.endAbove(start);
        }
        String written = afterDash ? " " + words.entry(value, column) : words.after(value, column);
        int broken = written.indexOf(splices.lineBreak());
        if (broken >= 0 && splices.hasComment(at.end())) {
            splices.replace(start, at.end(), written.substring(0, broken));
            splices.insert(splices.lineEnd(at.end()), written.substring(broken), Integer.MAX_VALUE);
        } else {
            splices.replace(start, at.end(), written);
        }
    }

    private static boolean isShort(YamlValue value) {
        return switch (value) {
            case YamlValue.Items list -> list.isShort();
            case YamlValue.Keys mapping ->
                mapping.values().values().stream().allMatch(each -> each instanceof YamlValue.Word);
            case YamlValue.Word word -> word.style() != YamlValue.Style.BLOCK;
        };
    }

    private static boolean isBlock(Spot at) {
        return !at.flow() && (at instanceof Spot.Items || at instanceof Spot.Keys);
    }
}
