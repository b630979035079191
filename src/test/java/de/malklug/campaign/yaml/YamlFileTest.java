/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlFileTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final YamlLimits SMALL = new YamlLimits(1_000_000, 20, 10_000);

    private static final String GOOD = """
            municipality: soest
            posts:
              - id: eins # Kommentar
                at: 2026-11-09T09:00
                text: |
                  Grüße 😀
                  "zitiert"
                media: [{ file: a.png, alt: 'x' }]
                thread:
                  - &a { text: "2/2 \\u00e4" }
                  - *a
            """;

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void a_bomb_is_found_quickly_and_without_much_memory(String key, String yaml) {
        Findings findings = new Findings();

        YamlNode root = assertTimeoutPreemptively(PATIENCE, () -> read(yaml, SMALL, findings));

        assertThat(findings.all()).extracting(Finding::key).contains(key);
        assertThat(root == null || root.weight() <= 2 * SMALL.values()).isTrue();
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("too-many-values", laughs(9)),
                Arguments.of("too-many-values", "a: &a [x]\nb: [" + "*a, ".repeat(20_000) + "]"),
                Arguments.of("too-many-values", "- x\n".repeat(20_000)),
                Arguments.of("too-deep", "[".repeat(100_000)),
                Arguments.of("too-deep", "{a: ".repeat(100_000)),
                Arguments.of("too-deep", "- ".repeat(100_000)),
                Arguments.of("too-deep", "? ".repeat(50_000)),
                Arguments.of("file-too-large", "x".repeat(1_000_001)),
                Arguments.of("alias-of-itself", "a: &a { b: *a }"),
                Arguments.of("control-character", "\u0000".repeat(900_000)),
                Arguments.of("not-utf-8", ""));
    }

    private static String laughs(int levels) {
        return "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                + IntStream.rangeClosed(1, levels)
                        .mapToObj(each ->
                                "a" + each + ": &a" + each + " [" + ("*a" + (each - 1) + ", ").repeat(8) + "x]\n")
                        .collect(Collectors.joining());
    }

    private static YamlNode read(String yaml, YamlLimits limits, Findings findings) {
        byte[] bytes = yaml.isEmpty() ? new byte[900_000] : yaml.getBytes(StandardCharsets.UTF_8);
        if (yaml.isEmpty()) {
            java.util.Arrays.fill(bytes, (byte) 0xFF);
        }
        return YamlFile.read(bytes, limits, findings);
    }

    @Test
    void many_slips_are_found_in_little_time() {
        String yaml = "posts:\n" + "  - text: a: b\n".repeat(20_000);
        Findings findings = new Findings();

        assertTimeoutPreemptively(PATIENCE, () -> read(yaml, YamlLimits.USUAL, findings));

        assertThat(findings.all())
                .hasSizeBetween(20, 50)
                .extracting(Finding::key)
                .containsOnly("yaml-colon");
    }

    @Test
    void broken_bytes_are_reported_up_to_a_sensible_number() {
        Findings findings = new Findings();
        byte[] bytes = "a: 1\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += 5) {
            bytes[i] = (byte) 0xC3;
        }

        YamlFile.read(bytes, YamlLimits.USUAL, findings);

        assertThat(findings.all())
                .filteredOn(each -> each.key().equals("not-utf-8"))
                .hasSize(20);
    }

    @Test
    void whatever_is_in_a_file_reading_it_only_ever_ends_in_findings() {
        Random random = new Random(20261118);
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        byte[] pieces = "\t\n -:?[]{},&*!|>'\"%@`#~\\\u00e4\u2028\r".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                int place = random.nextInt(bytes.length);
                bytes[place] =
                        random.nextInt(10) == 0 ? (byte) random.nextInt() : pieces[random.nextInt(pieces.length)];
            }
            Findings findings = new Findings();

            YamlNode root = YamlFile.read(bytes, SMALL, findings);

            assertThat(root != null || findings.hasErrors())
                    .as(() -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .isTrue();
            assertThat(findings.all()).allMatch(each -> each.line() >= 1 && each.column() >= 1);
        }
    }

    @Test
    void columns_count_characters_people_see_as_one_code_point() {
        Findings findings = new Findings();

        YamlNode.Mapping root = (YamlNode.Mapping) read("{ 😀ä: x, b: y }", SMALL, findings);

        assertThat(root.entries().get(1).key().column()).isEqualTo(10);
    }

    @Test
    void what_stands_before_a_slip_can_be_read() {
        Findings findings = new Findings();

        YamlNode.Mapping root = (YamlNode.Mapping) read("a: 1\nb: [x, y\n", SMALL, findings);

        assertThat(root.whole()).isFalse();
        assertThat(root.entry("a")).isNotNull();
        assertThat(findings.all()).extracting(Finding::key).containsExactly("yaml-open-bracket");
    }
}
