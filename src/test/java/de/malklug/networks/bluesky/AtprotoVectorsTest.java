/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The protocol's own vectors and lexicons, which are not part of this repository: {@code MALKLUG_CONTRACTS} names a folder that
 * holds {@code atproto-interop} and {@code atproto-lexicons}.
 */
@EnabledIfEnvironmentVariable(named = "MALKLUG_CONTRACTS", matches = ".+")
class AtprotoVectorsTest {

    private static final Path FOLDER =
            Path.of(Optional.ofNullable(System.getenv("MALKLUG_CONTRACTS")).orElse("."));

    @Test
    void handles_are_mentioned_as_they_are() {
        assertThat(lines("handle_syntax_valid"))
                .isNotEmpty()
                .allSatisfy(handle ->
                        assertThat(mentionedIn(handle)).as(handle).containsExactly(handle.toLowerCase(Locale.ROOT)));
    }

    @Test
    void what_is_no_handle_is_not_mentioned_as_a_whole() {
        assertThat(lines("handle_syntax_invalid"))
                .isNotEmpty()
                .allSatisfy(handle ->
                        assertThat(mentionedIn(handle)).as(handle).doesNotContain(handle.toLowerCase(Locale.ROOT)));
    }

    @Test
    void keys_are_timestamp_identifiers() {
        String alphabet = "[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}";
        assertThat(lines("tid_syntax_valid")).isNotEmpty().allMatch(tid -> tid.matches(alphabet));
        assertThat(lines("tid_syntax_invalid")).isNotEmpty().noneMatch(tid -> tid.matches(alphabet));
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(i ->
                                Tid.of(Instant.parse("2026-11-09T08:00:00Z").plusSeconds(i), "post" + i, 1, 0)))
                .allMatch(tid -> tid.matches(alphabet));
    }

    @Test
    void addresses_of_records_are_understood() {
        assertThat(lines("aturi_syntax_valid").stream()
                        .filter(address -> address.matches("at://did:[^/#?]+/[^/#?]+/[^/#?]+")))
                .isNotEmpty()
                .allSatisfy(
                        address -> assertThat(AtUri.parse(address)).as(address).isPresent());
    }

    @Test
    void limits_are_those_of_the_lexicon() throws IOException {
        JsonNode text = JsonMapper.shared()
                .readTree(Files.readString(FOLDER.resolve("atproto-lexicons/app.bsky.feed.post.json")))
                .at("/defs/main/record/properties/text");

        assertThat(TestBluesky.settings(Map.of()).text().graphemes())
                .isEqualTo(text.get("maxGraphemes").intValue());
        assertThat(TestBluesky.settings(Map.of()).text().bytes())
                .isEqualTo(text.get("maxLength").intValue());
    }

    private static List<String> mentionedIn(String handle) {
        return Facets.in("Hallo @" + handle + " da", wanted -> Optional.of("did:plc:" + wanted)).stream()
                .map(Facet::feature)
                .filter(Facet.Mention.class::isInstance)
                .map(mention -> ((Facet.Mention) mention).did().substring("did:plc:".length()))
                .toList();
    }

    private static List<String> lines(String name) {
        try {
            return Files.readAllLines(FOLDER.resolve("atproto-interop").resolve(name + ".txt")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
