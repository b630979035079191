/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlFile;
import de.malklug.campaign.yaml.YamlLimits;
import de.malklug.campaign.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Editors complete and check by the schemas, malklug by its own reading: both must agree on the form of files. */
class SchemaTest {

    private static final Path CAMPAIGNS = Path.of("campaigns");

    /** What needs more than the one file, or more than patterns, to be known. */
    private static final Set<String> BEYOND_THE_FORM = Set.of(
            "unknown-account",
            "unknown-account-far",
            "account-of-other",
            "no-account",
            "no-account-on-network",
            "unknown-network",
            "unknown-network-far",
            "unknown-municipality",
            "unknown-municipality-far",
            "unknown-zone",
            "time-skipped",
            "ends-before-it-begins",
            "duplicate-sign",
            "share-of-agency",
            "shares-not-whole",
            "duplicate-key",
            "media-missing",
            "media-missing-far",
            "media-unreadable",
            "not-a-duration",
            "quiet-all-day",
            "distance-too-long",
            "layer-without-days",
            "unknown-holidays",
            "days-file-missing",
            "days-file-among-posts",
            "day-or-days");

    private final Schema campaign = schema("campaign");
    private final Schema posts = schema("posts");

    @ParameterizedTest
    @MethodSource("shipped")
    void shipped_files_fit_their_schema_and_name_it(Path file) throws IOException {
        String name =
                file.endsWith("campaign.yaml") ? "campaign" : file.getParent().endsWith("calendar") ? "days" : "posts";
        String text = Files.readString(file);

        assertThat(schema(name).validate(json(text))).isEmpty();
        Path named = file.resolveSibling(text.lines().findFirst().orElseThrow().replaceFirst(".*\\$schema=", ""));
        assertThat(named.normalize())
                .isEqualTo(Path.of("src/main/resources/schema/" + name + ".schema.json"))
                .exists();
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(CAMPAIGNS)) {
            return files.filter(each -> each.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("wrongPosts")
    void what_malklug_finds_wrong_about_a_post_the_schema_finds_too(String key, String text) {
        assertThat(posts.validate(json(text)).isEmpty()).as(text).isEqualTo(BEYOND_THE_FORM.contains(key));
    }

    static Stream<Arguments> wrongPosts() {
        return CampaignFilesTest.wrongPosts()
                .map(each -> Arguments.of(
                        each.get()[0],
                        Marked.at("municipality: soest\nposts:\n" + ((String) each.get()[1]).indent(2))
                                .text()))
                .filter(each -> !((String) each.get()[0]).startsWith("misfit."))
                .filter(each -> !each.get()[1].toString().contains("\\0"))
                .filter(each -> !each.get()[1].toString().contains("11-31"));
    }

    @ParameterizedTest
    @MethodSource("wrongCampaigns")
    void what_malklug_finds_wrong_about_a_campaign_the_schema_finds_too(String key, String text) {
        assertThat(campaign.validate(json(text)).isEmpty()).as(text).isEqualTo(BEYOND_THE_FORM.contains(key));
    }

    static Stream<Arguments> wrongCampaigns() {
        return CampaignFilesTest.wrongCampaigns()
                .map(each -> Arguments.of(
                        each.get()[0],
                        Marked.at(CampaignFixture.CAMPAIGN.replace((String) each.get()[1], (String) each.get()[2]))
                                .text()));
    }

    @ParameterizedTest
    @MethodSource("goodTimes")
    void times_malklug_reads_fit_the_schema(String time) {
        assertThat(PostTime.parse(time)).isNotNull();
        assertThat(posts.validate(json("municipality: soest\nposts: [{ id: a, at: '" + time + "', text: x }]")))
                .isEmpty();
    }

    static Stream<String> goodTimes() {
        return Stream.of(
                "2026-11-09T09:00",
                "2026-11-09 09:00",
                "2026-11-09T09:00:30",
                "anchor",
                "anchor 8:30",
                "anchor - 9 days 09:00",
                "anchor-9days 9:00",
                "anchor + 1 week",
                "anchor - 45 minutes",
                "anchor + 2 hours",
                "Anchor + 1 day 10:00");
    }

    private static Schema schema(String name) {
        try (InputStream in = SchemaTest.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode json(String yaml) {
        return json(YamlFile.read(yaml.getBytes(StandardCharsets.UTF_8), YamlLimits.USUAL, new Findings()));
    }

    /** As editors read plain values: the core schema of YAML 1.2. */
    private static JsonNode json(@Nullable YamlNode node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (node instanceof YamlNode.Scalar scalar) {
            return json(scalar);
        }
        if (node instanceof YamlNode.Sequence sequence) {
            ArrayNode array = json.arrayNode();
            sequence.items().forEach(each -> array.add(json(each)));
            return array;
        }
        if (node instanceof YamlNode.Mapping mapping) {
            ObjectNode object = json.objectNode();
            mapping.entries().forEach(each -> object.set(each.key().value(), json(each.value())));
            return object;
        }
        return json.nullNode();
    }

    private static JsonNode json(YamlNode.Scalar scalar) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        String value = scalar.value();
        if (!scalar.plain()) {
            return json.stringNode(value);
        }
        if (scalar.isNothing()) {
            return json.nullNode();
        }
        if (value.matches("-?\\d{1,18}")) {
            return json.numberNode(Long.parseLong(value));
        }
        if (value.matches("-?\\d+\\.\\d+")) {
            return json.numberNode(Double.parseDouble(value));
        }
        return value.matches("true|false") ? json.booleanNode(Boolean.parseBoolean(value)) : json.stringNode(value);
    }
}
