/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Misfit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Every problem has a sentence in both languages, and every sentence has a problem. */
class ProblemWordingTest {

    private static final ResourceBundleMessageSource MESSAGES = messages();
    private static final Path SOURCES = Path.of("src/main/java/de/malklug");

    @Test
    void both_languages_word_the_same_problems_with_the_same_arguments() throws IOException {
        Properties german = bundle("messages.properties");
        Properties english = bundle("messages_en.properties");

        assertThat(problems(german)).isEqualTo(problems(english));
        for (String key : problems(german)) {
            assertThat(placeholders(english.getProperty("problem." + key)))
                    .as(key)
                    .isEqualTo(placeholders(german.getProperty("problem." + key)));
        }
    }

    @Test
    void every_sentence_is_about_a_problem_malklug_finds() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            sources = files.filter(each -> each.toString().endsWith(".java"))
                    .map(ProblemWordingTest::read)
                    .collect(Collectors.joining());
        }

        assertThat(problems(bundle("messages.properties")))
                .filteredOn(key -> key.indexOf('.') < 0)
                .allMatch(key -> sources.contains("\"" + key + "\""));
    }

    @Test
    void every_misfit_is_worded() throws IOException {
        Set<String> worded = problems(bundle("messages.properties"));

        assertThat(Arrays.stream(Misfit.Kind.values()).map(each -> "misfit." + each))
                .isSubsetOf(worded);
    }

    /** Checks that the problems read as sentences, in both languages. */
    static void assertWorded(List<CampaignProblem> problems) {
        for (CampaignProblem problem : problems) {
            for (Locale language : List.of(Locale.GERMAN, Locale.ENGLISH)) {
                assertThat(MESSAGES.getMessage(
                                problem.messageKey(), problem.arguments().toArray(), language))
                        .doesNotContainPattern("\\{\\d}")
                        .matches("(?s).*[.?]( \\(.*\\))?");
            }
        }
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasename("messages");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        properties.load(Files.newBufferedReader(Path.of("src/main/resources", name)));
        return properties;
    }

    private static Set<String> problems(Properties bundle) {
        return bundle.stringPropertyNames().stream()
                .filter(each -> each.startsWith("problem."))
                .map(each -> each.substring("problem.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(String sentence) {
        return Stream.of("{0}", "{1}", "{2}", "{3}").filter(sentence::contains).collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
