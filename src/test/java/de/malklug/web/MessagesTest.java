/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything people read comes from the bundles, in both languages. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TEMPLATES = RESOURCES.resolve("templates");

    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("#\\{([a-zA-Z0-9.-]+)");
    private static final Pattern KEY_IN_CODE =
            Pattern.compile("(?:text|getMessage)\\(\\s*\"([a-z][a-zA-Z0-9-]*(?:\\.[a-zA-Z0-9-]+)+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    private static final Pattern TAG = Pattern.compile("<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>");

    /** A name, not a word of any language; signs between words. */
    private static final Set<String> NAMES = Set.of("malklug", "·", ":", ",", "", "&nbsp;");

    private static final Pattern SPOKEN_ATTRIBUTE =
            Pattern.compile("\\s(?:title|alt|placeholder|aria-label|data-label|label)=\"([^\"]*)\"");

    private final Properties german = bundle("messages.properties");
    private final Properties english = bundle("messages_en.properties");

    @Test
    void both_languages_have_the_same_messages() {
        assertThat(new TreeSet<>(english.stringPropertyNames())).isEqualTo(new TreeSet<>(german.stringPropertyNames()));
    }

    @Test
    void both_languages_use_the_same_placeholders() {
        for (String key : german.stringPropertyNames()) {
            assertThat(placeholders(english.getProperty(key, "")))
                    .as(key)
                    .isEqualTo(placeholders(german.getProperty(key)));
        }
    }

    @Test
    void no_message_stands_twice() {
        for (String file : List.of("messages.properties", "messages_en.properties")) {
            List<String> keys = read(RESOURCES.resolve(file))
                    .lines()
                    .filter(line -> line.matches("[a-zA-Z][^\\s=]*=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
            assertThat(keys).as(file).doesNotHaveDuplicates();
        }
    }

    @Test
    void every_message_a_template_names_exists() {
        for (Path template : files(TEMPLATES, ".html")) {
            for (String key : matches(KEY_IN_TEMPLATE, read(template))) {
                assertThat(german.stringPropertyNames()).as(template.toString()).contains(key);
            }
        }
    }

    @Test
    void every_message_the_code_names_exists() {
        for (Path source : files(Path.of("src/main/java"), ".java")) {
            for (String key : matches(KEY_IN_CODE, read(source))) {
                boolean begins = key.endsWith(".") || key.endsWith("-");
                assertThat(german.stringPropertyNames())
                        .as(source + " " + key)
                        .anyMatch(known -> begins ? known.startsWith(key) : known.equals(key));
            }
        }
    }

    @Test
    void no_template_has_words_of_its_own() {
        List<String> words = new ArrayList<>();
        for (Path template : files(TEMPLATES, ".html")) {
            String html =
                    read(template).replaceAll("(?s)<!--.*?-->", "").replaceAll("(?s)<(script|style)\\b.*?</\\1>", "");
            Stream.of(TAG.matcher(html).replaceAll("\n").split("\n"))
                    .map(String::strip)
                    .filter(text -> !NAMES.contains(text))
                    .forEach(text -> words.add(template.getFileName() + ": " + text));
            matches(SPOKEN_ATTRIBUTE, html).stream()
                    .filter(text -> !text.isBlank())
                    .forEach(text -> words.add(template.getFileName() + ": " + text));
        }
        assertThat(words).isEmpty();
    }

    private static Set<String> placeholders(String text) {
        return new TreeSet<>(matches(PLACEHOLDER, text));
    }

    private static List<String> matches(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Properties bundle(String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
