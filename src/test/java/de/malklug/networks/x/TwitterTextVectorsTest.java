/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * X's own vectors, which are not part of this repository: {@code MALKLUG_CONTRACTS} names a folder in which
 * {@code twitter-text} holds {@code validate.yml} and {@code tlds.yml} of the project twitter-text.
 */
@EnabledIfEnvironmentVariable(named = "MALKLUG_CONTRACTS", matches = ".+")
class TwitterTextVectorsTest {

    private record Vector(String text, int weight) {}

    @ParameterizedTest
    @MethodSource("vectors")
    void texts_weigh_what_x_says(Vector vector) {
        assertThat(WeightedText.length(vector.text())).as(vector.text()).isEqualTo(vector.weight());
    }

    static Stream<Vector> vectors() {
        Map<String, List<Map<String, Object>>> tests = read("validate.yml");
        return Stream.of("WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest")
                .flatMap(section -> tests.get(section).stream())
                .map(test -> new Vector(
                        (String) test.get("text"), (int) ((Map<?, ?>) test.get("expected")).get("weightedLength")));
    }

    @Test
    void every_known_top_level_domain_makes_a_link() {
        Map<String, List<Map<String, Object>>> tests = read("tlds.yml");

        assertThat(tests.values().stream().flatMap(List::stream).map(test -> (String) test.get("text")))
                .hasSizeGreaterThan(1_000)
                .allSatisfy(text -> assertThat(WeightedText.length(text)).isEqualTo(23));
    }

    private static Map<String, List<Map<String, Object>>> read(String name) {
        Path file = Path.of(System.getenv("MALKLUG_CONTRACTS"), "twitter-text", name);
        try (InputStream in = Files.newInputStream(file)) {
            Map<String, Map<String, List<Map<String, Object>>>> whole = new Yaml().load(in);
            return whole.get("tests");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
