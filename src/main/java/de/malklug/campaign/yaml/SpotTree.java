/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Finds the places of all values of a YAML text. */
final class SpotTree {

    private final String text;
    private final int @Nullable [] characters;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Spot> anchors = new HashMap<>();
    private @Nullable Spot root;

    private SpotTree(String text) {
        this.text = text;
        this.characters = text.chars().anyMatch(each -> Character.isSurrogate((char) each)) ? places(text) : null;
    }

    /** Empty if the text is no YAML, or not one document, or says nothing, or has tags or names that are no text. */
    static Optional<Spot> of(String text) {
        SpotTree tree = new SpotTree(text);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        int documents = 0;
        try {
            for (Event event : new Yaml(options).parse(new StringReader(text))) {
                if (event instanceof DocumentStartEvent) {
                    documents++;
                } else if (!tree.accept(event)) {
                    return Optional.empty();
                }
            }
        } catch (YAMLException e) {
            return Optional.empty();
        }
        return documents == 1 ? Optional.ofNullable(tree.root) : Optional.empty();
    }

    /** YAML counts code points, and texts are made of chars. */
    private static int[] places(String text) {
        int[] places = new int[text.codePointCount(0, text.length()) + 1];
        int place = 0;
        for (int i = 0; i < places.length - 1; i++) {
            places[i] = place;
            place += Character.charCount(text.codePointAt(place));
        }
        places[places.length - 1] = place;
        return places;
    }

    private boolean accept(Event event) {
        return switch (event) {
            case CollectionStartEvent start -> {
                open.push(new Open(start, place(start.getStartMark())));
                yield start.getTag() == null;
            }
            case CollectionEndEvent end -> {
                Open closed = open.pop();
                yield add(closed.spot(place(end.getEndMark())));
            }
            case ScalarEvent scalar -> scalar.getTag() == null && add(word(scalar));
            case AliasEvent alias -> repeat(alias);
            case NodeEvent other -> false;
            default -> true;
        };
    }

    private Spot word(ScalarEvent event) {
        int start = place(event.getStartMark());
        int end = place(event.getEndMark());
        Spot.Word word = new Spot.Word(event.getValue(), event.getScalarStyle(), start, end, event.getAnchor());
        return word.isBlock()
                ? new Spot.Word(event.getValue(), event.getScalarStyle(), start, ink(start, end), event.getAnchor())
                : word;
    }

    private int ink(int start, int end) {
        int last = end;
        while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private boolean repeat(AliasEvent alias) {
        Spot target = anchors.get(alias.getAnchor());
        return target != null && add(new Spot.Alias(target, place(alias.getStartMark()), place(alias.getEndMark())));
    }

    private boolean add(Spot spot) {
        if (spot.anchor() != null) {
            anchors.put(spot.anchor(), spot);
        }
        if (open.isEmpty()) {
            root = spot;
            return true;
        }
        return open.element().add(spot);
    }

    private int place(Mark mark) {
        int index = mark.getIndex();
        return characters == null ? index : characters[index];
    }

    /** A list or mapping whose end was not yet seen. */
    private static final class Open {

        private final CollectionStartEvent event;
        private final int start;
        private final List<Spot> items = new ArrayList<>();
        private final List<Spot.Pair> pairs = new ArrayList<>();
        private Spot.@Nullable Word key;

        Open(CollectionStartEvent event, int start) {
            this.event = event;
            this.start = start;
        }

        boolean add(Spot spot) {
            if (!(event instanceof MappingStartEvent)) {
                return items.add(spot);
            }
            if (key != null) {
                pairs.add(new Spot.Pair(key, spot));
                key = null;
                return true;
            }
            if (!(spot instanceof Spot.Word word) || word.anchor() != null) {
                return false;
            }
            key = word;
            return true;
        }

        /** A block ends with the last of its values; what follows it is comment or blank. */
        Spot spot(int closed) {
            boolean flow = event.isFlow();
            if (event instanceof MappingStartEvent) {
                int end = flow || pairs.isEmpty()
                        ? closed
                        : pairs.getLast().value().end();
                return new Spot.Keys(List.copyOf(pairs), flow, start, end, event.getAnchor());
            }
            int end = flow || items.isEmpty() ? closed : items.getLast().end();
            return new Spot.Items(List.copyOf(items), flow, start, end, event.getAnchor());
        }
    }
}
