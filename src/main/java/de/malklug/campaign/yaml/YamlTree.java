/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import de.malklug.campaign.yaml.YamlNode.Entry;
import de.malklug.campaign.yaml.YamlNode.Mapping;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import de.malklug.campaign.yaml.YamlNode.Scalar.Layout;
import de.malklug.campaign.yaml.YamlNode.Sequence;
import de.malklug.campaign.yaml.YamlNode.Unreadable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Builds the tree of one document from its events. What was read before an error stays readable, and nothing is repeated
 * more often than the limits allow.
 */
final class YamlTree {

    private final YamlLimits limits;
    private final Findings findings;
    private final YamlText text;

    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private @Nullable YamlNode root;
    private int documents;
    private long values;

    YamlTree(YamlLimits limits, Findings findings, YamlText text) {
        this.limits = limits;
        this.findings = findings;
        this.text = text;
    }

    /**
     * Takes the next event.
     *
     * @return whether to go on
     */
    boolean accept(Event event) {
        return switch (event) {
            case DocumentStartEvent start -> openDocument(start);
            case CollectionStartEvent start -> openCollection(start);
            case CollectionEndEvent end -> {
                close(true);
                yield true;
            }
            case ScalarEvent scalar -> add(scalarOf(scalar), scalar.getAnchor(), scalar);
            case AliasEvent alias -> repeat(alias);
            default -> true;
        };
    }

    /** What could be read; null for an empty file. */
    @Nullable
    YamlNode root() {
        while (!open.isEmpty()) {
            close(false);
        }
        return root;
    }

    private boolean openDocument(DocumentStartEvent start) {
        if (++documents > 1) {
            findings.error(line(start), column(start), "several-documents");
            return false;
        }
        return true;
    }

    private boolean openCollection(CollectionStartEvent start) {
        if (open.size() >= limits.depth()) {
            findings.error(line(start), column(start), "too-deep", limits.depth());
            return false;
        }
        boolean tagged = isTagged(start, start.getTag());
        open.push(new Open(start, tagged, line(start), column(start)));
        return count(1, start);
    }

    private YamlNode scalarOf(ScalarEvent event) {
        if (isTagged(event, event.getTag())) {
            return new Unreadable(line(event), column(event));
        }
        OptionalInt control =
                event.getValue().codePoints().filter(YamlTree::isControl).findFirst();
        if (control.isPresent()) {
            String name = String.format(Locale.ROOT, "U+%04X", control.getAsInt());
            findings.error(line(event), column(event), "control-character", name);
            return new Unreadable(line(event), column(event));
        }
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        Layout layout = layout(event, plain);
        int indent =
                layout == Layout.LITERAL ? text.indentBelow(event.getStartMark().getLine()) : 0;
        return new Scalar(event.getValue(), plain, line(event), column(event), layout, indent);
    }

    private static Layout layout(ScalarEvent event, boolean plain) {
        if (event.getScalarStyle() == ScalarStyle.LITERAL) {
            return Layout.LITERAL;
        }
        int quotes = plain ? 0 : 2;
        String value = event.getValue();
        boolean characterByCharacter =
                event.getStartMark().getLine() == event.getEndMark().getLine()
                        && event.getEndMark().getColumn() - event.getStartMark().getColumn() - quotes
                                == value.codePointCount(0, value.length());
        return characterByCharacter ? Layout.INLINE : Layout.OTHER;
    }

    /** What an escape such as {@code "\\0"} can bring in and neither people nor every database can take. */
    private static boolean isControl(int character) {
        boolean breaksLine = character == '\t' || character == '\n' || character == '\r';
        boolean halfOfPair = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return Character.isISOControl(character) && !breaksLine && character != 0x85 || halfOfPair;
    }

    private boolean isTagged(NodeEvent event, @Nullable String tag) {
        if (tag == null) {
            return false;
        }
        findings.error(line(event), column(event), "tag", tag);
        return true;
    }

    private boolean repeat(AliasEvent alias) {
        YamlNode target = anchors.get(alias.getAnchor());
        if (target == null) {
            boolean itself = open.stream().anyMatch(each -> alias.getAnchor().equals(each.anchor));
            findings.error(
                    line(alias), column(alias), itself ? "alias-of-itself" : "unknown-alias", "*" + alias.getAnchor());
            target = new Unreadable(line(alias), column(alias));
        }
        return add(target, null, alias);
    }

    private boolean add(YamlNode node, @Nullable String anchor, Event event) {
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        place(node);
        return count(node.weight(), event);
    }

    private boolean count(long more, Event event) {
        values += more;
        if (values > limits.values()) {
            findings.error(line(event), column(event), "too-many-values", limits.values());
            return false;
        }
        return true;
    }

    private void place(YamlNode node) {
        if (open.isEmpty()) {
            root = node;
        } else {
            open.element().add(node);
        }
    }

    private void close(boolean whole) {
        Open closed = open.pop();
        YamlNode node = closed.node(whole);
        if (closed.anchor != null) {
            anchors.put(closed.anchor, node);
        }
        place(node);
    }

    private static int line(Event event) {
        return event.getStartMark().getLine() + 1;
    }

    private int column(Event event) {
        return text.column(event.getStartMark());
    }

    /** A list or mapping whose end was not yet seen. */
    private final class Open {

        private final boolean mapping;
        private final boolean flow;
        private final boolean tagged;
        private final @Nullable String anchor;
        private final int line;
        private final int column;
        private final List<YamlNode> items = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private final Map<String, Scalar> keys = new HashMap<>();
        private @Nullable YamlNode key;
        private long weight = 1;

        Open(CollectionStartEvent start, boolean tagged, int line, int column) {
            this.mapping = start instanceof MappingStartEvent;
            this.flow = start.isFlow();
            this.tagged = tagged;
            this.anchor = start.getAnchor();
            this.line = line;
            this.column = column;
        }

        void add(YamlNode node) {
            weight += node.weight();
            if (!mapping) {
                items.add(node);
            } else if (key == null) {
                key = node;
            } else {
                put(key, node);
                key = null;
            }
        }

        private void put(YamlNode name, YamlNode value) {
            if (!(name instanceof Scalar scalar)) {
                if (!(name instanceof Unreadable)) {
                    findings.error(name, "key-not-text");
                }
                return;
            }
            Scalar first = keys.putIfAbsent(scalar.value(), scalar);
            if (first == null) {
                entries.add(new Entry(scalar, value));
            } else {
                findings.error(scalar, "duplicate-key", scalar.value(), String.valueOf(first.line()));
            }
        }

        YamlNode node(boolean whole) {
            if (key != null) {
                put(key, new Unreadable(key.line(), key.column()));
            }
            if (tagged) {
                return new Unreadable(line, column);
            }
            if (flow && !whole) {
                forgetLast();
            }
            return mapping
                    ? new Mapping(List.copyOf(entries), whole, weight, line, column)
                    : new Sequence(List.copyOf(items), whole, weight, line, column);
        }

        /** Between brackets that are never closed, the last value has swallowed what followed. */
        private void forgetLast() {
            if (!items.isEmpty()) {
                YamlNode last = items.removeLast();
                items.add(new Unreadable(last.line(), last.column()));
            }
            if (!entries.isEmpty()) {
                Entry last = entries.removeLast();
                entries.add(new Entry(
                        last.key(), new Unreadable(last.key().line(), last.key().column())));
            }
        }
    }
}
