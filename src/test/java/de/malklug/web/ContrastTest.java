/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The palette: every pair of colours that meet can be told apart (WCAG 2.2, 1.4.3 and 1.4.11), in both themes. */
class ContrastTest {

    private static final double TEXT = 4.5;
    private static final double PART = 3.0;
    private static final Pattern BLOCK = Pattern.compile("\\{([^{}]*--mk-bg:[^{}]*)}");
    private static final Pattern TOKEN = Pattern.compile("--mk-([\\w-]+):\\s*(#[0-9a-f]{6})");

    private static Map<String, String> light;
    private static Map<String, String> dark;
    private static Map<String, String> automatic;

    @BeforeAll
    static void readThePalette() throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("src/main/resources/static/css/tokens.css")));
        List<Map<String, String>> found = new ArrayList<>();
        while (blocks.find()) {
            found.add(tokens(blocks.group(1)));
        }
        assertThat(found).hasSize(3);
        light = found.get(0);
        dark = found.get(1);
        automatic = found.get(2);
    }

    @Test
    void dark_by_choice_and_dark_by_device_are_the_same() {
        assertThat(automatic).isEqualTo(dark);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void colours_that_meet_can_be_told_apart(Pair pair) {
        assertThat(ratio(light, pair)).as("light").isGreaterThanOrEqualTo(pair.least());
        assertThat(ratio(dark, pair)).as("dark").isGreaterThanOrEqualTo(pair.least());
    }

    record Pair(String front, String ground, double least) {}

    static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (String text : List.of("ink", "muted", "link")) {
            Stream.of("bg", "surface", "sunken", "tint").forEach(ground -> pairs.add(new Pair(text, ground, TEXT)));
        }
        for (String part : List.of("edge", "focus")) {
            Stream.of("bg", "surface").forEach(ground -> pairs.add(new Pair(part, ground, PART)));
        }
        pairs.add(new Pair("primary", "surface", PART));
        pairs.add(new Pair("on-primary", "primary", TEXT));
        pairs.add(new Pair("on-primary", "primary-hover", TEXT));
        pairs.add(new Pair("on-ginster", "ginster", TEXT));
        pairs.add(new Pair("ginster", "nav", PART));
        for (String text : List.of("nav-ink", "nav-muted")) {
            Stream.of("nav", "nav-on").forEach(ground -> pairs.add(new Pair(text, ground, TEXT)));
        }
        List<String> states = List.of("ok", "warn", "bad", "unclear", "plan", "held");
        for (String state : states) {
            Stream.of(state + "-tint", "surface", "bg").forEach(ground -> pairs.add(new Pair(state, ground, TEXT)));
            pairs.add(new Pair("ink", state + "-tint", TEXT));
        }
        for (String town : towns()) {
            Stream.of("surface", "bg", "sunken").forEach(ground -> pairs.add(new Pair(town, ground, PART)));
            states.forEach(state -> pairs.add(new Pair(town, state + "-tint", PART)));
            pairs.add(new Pair("on-town", town, TEXT));
        }
        return pairs;
    }

    private static List<String> towns() {
        return Stream.concat(Stream.of("ta"), IntStream.rangeClosed(1, 8).mapToObj(number -> "t" + number))
                .toList();
    }

    private static Map<String, String> tokens(String block) {
        Map<String, String> tokens = new HashMap<>();
        Matcher matcher = TOKEN.matcher(block);
        while (matcher.find()) {
            tokens.put(matcher.group(1), matcher.group(2));
        }
        return tokens;
    }

    private static double ratio(Map<String, String> theme, Pair pair) {
        double one = luminance(theme.get(pair.front()));
        double other = luminance(theme.get(pair.ground()));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour) {
        assertThat(colour).isNotNull();
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int from) {
        double part = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
