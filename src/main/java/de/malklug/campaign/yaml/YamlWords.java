/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes values as YAML, the way campaign files are written. */
final class YamlWords {

    static final int STEP = 2;

    private static final int LONGEST_PLAIN = 300;

    /** What may stand without quotes whatever is around it. */
    private static final Pattern HARMLESS =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}_./+@%&=~-]|[:?](?! |$)| (?![ #]|$)|(?<! )#)*");

    /** What only stands so outside of brackets. */
    private static final Pattern HARMLESS_IN_BLOCKS = Pattern.compile(
            "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}_./+@%&=~(),;!$*\\[\\]{}–„“”…-]|[:?](?! |$)| (?![ #]|$)|(?<! )#)*");

    private static final Resolver RESOLVER = new Resolver();

    private final String lineBreak;

    YamlWords(String lineBreak) {
        this.lineBreak = lineBreak;
    }

    /** Whether a text can stand line by line after a bar. */
    static boolean fitsBlock(String text) {
        if (text.isEmpty() || Character.isWhitespace(text.charAt(0)) || !text.equals(text.stripTrailing())) {
            return false;
        }
        return text.codePoints()
                .allMatch(each -> each == '\n'
                        || each == '\t'
                        || each >= ' ' && each != 0x7F && !(each >= 0x80 && each <= 0x9F) && !isOddBreak(each));
    }

    private static boolean isOddBreak(int character) {
        return character == 0x2028
                || character == 0x2029
                || character == 0xFEFF
                || character >= 0xD800 && character <= 0xDFFF
                || character == 0xFFFE
                || character == 0xFFFF;
    }

    /** A single value in one line. */
    static String inLine(YamlValue.Word word, boolean flow) {
        String value = word.value();
        if (word.style() == YamlValue.Style.RAW && mayBePlain(value, flow)) {
            return value;
        }
        boolean text = word.style() == YamlValue.Style.PLAIN && mayBePlain(value, flow) && isText(value);
        return text ? value : doubleQuoted(value);
    }

    static boolean mayBePlain(String value, boolean flow) {
        return value.length() <= LONGEST_PLAIN
                && (flow ? HARMLESS : HARMLESS_IN_BLOCKS).matcher(value).matches();
    }

    static boolean isText(String value) {
        return RESOLVER.resolve(NodeId.scalar, value, true).equals(Tag.STR);
    }

    static String singleQuoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    static String doubleQuoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(each -> {
            switch (each) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (each < ' ' || each >= 0x7F && each <= 0x9F || isOddBreak(each)) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04X", each));
                    } else {
                        quoted.appendCodePoint(each);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** Any value between brackets, in one line. */
    static String flow(YamlValue value) {
        return switch (value) {
            case YamlValue.Word word -> inLine(word, true);
            case YamlValue.Items list ->
                list.items().stream().map(YamlWords::flow).collect(Collectors.joining(", ", "[", "]"));
            case YamlValue.Keys mapping ->
                mapping.values().isEmpty()
                        ? "{}"
                        : mapping.values().entrySet().stream()
                                .map(each -> key(each.getKey(), true) + ": " + flow(each.getValue()))
                                .collect(Collectors.joining(", ", "{ ", " }"));
        };
    }

    static String key(String name, boolean flow) {
        return mayBePlain(name, flow) ? name : doubleQuoted(name);
    }

    /** The lines of a text, each behind so many spaces, without a break at the end. */
    String lines(String text, int indent) {
        String before = " ".repeat(indent);
        return text.stripTrailing()
                .lines()
                .map(line -> line.isEmpty() ? "" : before + line)
                .collect(Collectors.joining(lineBreak));
    }

    /** The lines of a list or mapping; the first one without the spaces before it, the last one without its break. */
    String block(YamlValue value, int indent) {
        return switch (value) {
            case YamlValue.Word word -> inLine(word, false);
            case YamlValue.Items list ->
                list.items().stream()
                        .map(each -> "- " + entry(each, indent))
                        .collect(Collectors.joining(lineBreak + " ".repeat(indent)));
            case YamlValue.Keys mapping ->
                mapping.values().entrySet().stream()
                        .map(each -> pair(each, indent))
                        .collect(Collectors.joining(lineBreak + " ".repeat(indent)));
        };
    }

    private String pair(Map.Entry<String, YamlValue> pair, int indent) {
        return key(pair.getKey(), false) + ":" + after(pair.getValue(), indent);
    }

    /** What follows a dash and a space at that indentation. */
    String entry(YamlValue value, int indent) {
        return standsInLine(value) ? after(value, indent).substring(1) : block(value, indent + STEP);
    }

    /** What follows a name at that indentation, with the space or break before it. */
    String after(YamlValue value, int indent) {
        if (value instanceof YamlValue.Word word) {
            boolean block = word.style() == YamlValue.Style.BLOCK
                    && fitsBlock(word.value().stripTrailing());
            return block ? " |" + lineBreak + lines(word.value(), indent + STEP) : " " + inLine(word, false);
        }
        return standsInLine(value)
                ? " " + flow(value)
                : lineBreak + " ".repeat(indent + STEP) + block(value, indent + STEP);
    }

    private static boolean standsInLine(YamlValue value) {
        return switch (value) {
            case YamlValue.Word word -> true;
            case YamlValue.Items list -> list.isShort();
            case YamlValue.Keys mapping -> mapping.values().isEmpty();
        };
    }
}
