/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** Posts as municipalities write them, with what malklug is to find in them, and what not. */
class GermanPostsTest {

    private static final int PROMISED = 60;

    private final Wordings wordings =
            new Wordings(WordingRules.USUAL, "de", "#5malklug", Set.of("Bad Berleburg", "Südwestfalen Agentur"));

    @TestFactory
    Stream<DynamicTest> what_is_found_is_what_a_person_would_find() throws IOException {
        return posts().stream()
                .map(post -> DynamicTest.dynamicTest(name(post), () -> {
                    List<String> found = new ArrayList<>();
                    for (Remark remark : remarks(post)) {
                        assertThat(subject(post)
                                        .substring(
                                                remark.place().from(),
                                                remark.place().to()))
                                .isEqualTo(remark.place().text());
                        found.add(remark.kind() + ": " + remark.place().text());
                    }
                    List<String> expected = expected(post);
                    assertThat(found).hasSameSizeAs(expected);
                    for (int i = 0; i < found.size(); i++) {
                        assertThat(found.get(i)).startsWith(expected.get(i));
                    }
                }));
    }

    @Test
    void what_is_replaced_is_found_no_more() throws IOException {
        int replaced = 0;
        for (Map<String, Object> post : posts()) {
            for (Remark remark : remarks(post)) {
                if (remark.place().replacement() != null) {
                    replaced++;
                    String mended = remark.place().replacedIn(subject(post));
                    List<Remark> after = post.containsKey("alt")
                            ? wordings.ofAlt(mended, (String) post.get("text")).stream()
                                    .toList()
                            : wordings.ofText(mended);
                    assertThat(after).as(mended).hasSizeLessThan(remarks(post).size());
                }
            }
        }
        assertThat(replaced).isGreaterThan(20);
    }

    @Test
    void the_corpus_is_as_large_as_promised_and_half_of_it_speaks() throws IOException {
        List<Map<String, Object>> posts = posts();

        assertThat(posts).hasSizeGreaterThanOrEqualTo(PROMISED);
        assertThat(posts).filteredOn(each -> !each.containsKey("finds")).hasSizeGreaterThan(20);
    }

    @Test
    void a_text_is_looked_at_in_no_time_however_odd_it_is() {
        String odd = "(" + "#a, ".repeat(5_000) + "der, ".repeat(5_000) + "𝗛".repeat(2_000)
                + "z. B. wird gemacht ".repeat(2_000);

        org.junit.jupiter.api.Assertions.assertTimeout(java.time.Duration.ofSeconds(5), () -> wordings.ofText(odd));
    }

    private List<Remark> remarks(Map<String, Object> post) {
        String text = (String) post.get("text");
        return post.containsKey("alt")
                ? wordings.ofAlt((String) post.get("alt"), text).stream().toList()
                : wordings.ofText(text);
    }

    private static String subject(Map<String, Object> post) {
        return (String) post.getOrDefault("alt", post.get("text"));
    }

    private static String name(Map<String, Object> post) {
        return subject(post).strip().lines().findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<String> expected(Map<String, Object> post) {
        List<Map<String, String>> finds = (List<Map<String, String>>) post.getOrDefault("finds", List.of());
        return finds.stream()
                .flatMap(each -> each.entrySet().stream())
                .map(each -> each.getKey() + ": " + each.getValue())
                .toList();
    }

    private static List<Map<String, Object>> posts() throws IOException {
        try (InputStream in = GermanPostsTest.class.getResourceAsStream("/checks/posts-de.yaml")) {
            return new Yaml().load(in);
        }
    }
}
