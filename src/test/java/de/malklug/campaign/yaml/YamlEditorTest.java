/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class YamlEditorTest {

    private static final String FILE = """
            # Kopf
            municipality: soest   # wer spricht
            posts:
              # der erste
              - id: eins
                at: 2026-11-09T09:00   # früh
                title: "Guten Morgen"
                on: [mastodon, bluesky]
                text: |   # so wie es ist
                  Erste Zeile.

                  Zweite Zeile.
                media:
                  - file: media/a.png
                    alt: 'Ein Wall'
                  # noch eins
                  - file: media/b.png
                    alt: "Zwei"

              # der zweite
              - id: zwei
                at: anchor - 9 days 09:00
                text: Kurz.
            # Schluss
            """;

    @Test
    void changes_one_value_and_no_other_byte() {
        assertThat(set(FILE, post(0).key("at"), YamlValue.raw("2026-11-10T10:30")))
                .isEqualTo(FILE.replace("2026-11-09T09:00", "2026-11-10T10:30"));
        assertThat(set(FILE, post(0).key("title"), YamlValue.quoted("Sagt \"Hallo\"")))
                .isEqualTo(FILE.replace("\"Guten Morgen\"", "\"Sagt \\\"Hallo\\\"\""));
        assertThat(set(FILE, post(0).key("media").item(0).key("alt"), YamlValue.quoted("Peters Wall's")))
                .isEqualTo(FILE.replace("'Ein Wall'", "'Peters Wall''s'"));
        assertThat(set(FILE, post(1).key("text"), YamlValue.block("Länger.")))
                .isEqualTo(FILE.replace("Kurz.", "Länger."));
    }

    @Test
    void exchanges_lines_below_a_bar_and_keeps_what_is_noted_beside_it() {
        assertThat(set(FILE, post(0).key("text"), YamlValue.block("Neu.\n\n#5malklug")))
                .isEqualTo(FILE.replace("Erste Zeile.\n\n      Zweite Zeile.", "Neu.\n\n      #5malklug"));
    }

    @Test
    void makes_a_short_text_a_long_one() {
        assertThat(set(FILE, post(1).key("text"), YamlValue.block("Eins.\nZwei.")))
                .isEqualTo(FILE.replace("text: Kurz.", "text: |\n      Eins.\n      Zwei."));
        assertThat(set("a: kurz  # Notiz\nb: c\n", YamlPath.of("a"), YamlValue.block("Eins.\nZwei.")))
                .isEqualTo("a: |  # Notiz\n  Eins.\n  Zwei.\nb: c\n");
    }

    @Test
    void adds_a_name_where_the_wanted_order_has_it() {
        Map<String, YamlValue> wanted = new LinkedHashMap<>();
        wanted.put("id", YamlValue.plain("zwei"));
        wanted.put("at", YamlValue.raw("anchor - 9 days 09:00"));
        wanted.put("theme", YamlValue.plain("klima"));
        wanted.put("on", YamlValue.words(List.of("mastodon", "bluesky")));
        wanted.put("text", YamlValue.block("Kurz."));
        wanted.put("media", YamlValue.items(List.of(media("media/c.png", "Drei"))));
        assertThat(set(FILE, post(1), new YamlValue.Keys(wanted)))
                .isEqualTo(FILE.replace("""
                            at: anchor - 9 days 09:00
                            text: Kurz.
                        """.indent(0), """
                            at: anchor - 9 days 09:00
                            theme: klima
                            on: [mastodon, bluesky]
                            text: Kurz.
                            media:
                              - file: media/c.png
                                alt: "Drei"
                        """.indent(0)));
    }

    @Test
    void takes_entries_and_names_out() {
        assertThat(remove(FILE, post(0).key("title"))).isEqualTo(FILE.replace("    title: \"Guten Morgen\"\n", ""));
        assertThat(remove(FILE, post(1)))
                .isEqualTo(FILE.replaceFirst("\n  # der zweite\n(?s).*Kurz.\n", "\n  # der zweite\n"));
        assertThat(remove(FILE, post(0).key("media").item(0)))
                .isEqualTo(FILE.replace("      - file: media/a.png\n        alt: 'Ein Wall'\n", ""));
        assertThat(remove("posts:\n  - id: a\n    at: b\n# Ende\n", post(0))).isEqualTo("posts:\n  []\n# Ende\n");
    }

    @Test
    void adds_entries_at_any_place_of_a_list() {
        YamlValue entry = new YamlValue.Keys(Map.of("id", YamlValue.plain("neu")));
        assertThat(apply(FILE, new YamlChange.Insert(YamlPath.of("posts"), 1, entry)))
                .isEqualTo(FILE.replace("        alt: \"Zwei\"\n", "        alt: \"Zwei\"\n\n  - id: neu\n"));
        assertThat(apply(FILE, new YamlChange.Insert(YamlPath.of("posts"), 2, entry)))
                .isEqualTo(FILE.replace("text: Kurz.\n", "text: Kurz.\n\n  - id: neu\n"));
        assertThat(apply(FILE, new YamlChange.Insert(YamlPath.of("posts"), 0, entry)))
                .isEqualTo(FILE.replace("  # der erste\n", "  - id: neu\n\n  # der erste\n"));
        assertThat(apply("posts: []  # noch keine\n", new YamlChange.Insert(YamlPath.of("posts"), 0, entry)))
                .isEqualTo("posts:  # noch keine\n  - id: neu\n");
    }

    @Test
    void puts_one_entry_where_another_goes() {
        YamlValue entry = new YamlValue.Keys(Map.of("id", YamlValue.plain("neu")));
        String changed =
                apply(FILE, new YamlChange.Remove(post(1)), new YamlChange.Insert(YamlPath.of("posts"), 2, entry));
        assertThat(changed).contains("  - id: neu\n").doesNotContain("id: zwei").contains("# Schluss");
    }

    @Test
    void changes_what_stands_between_brackets() {
        String file = "rules: { latest: 2 hours }   # Regeln\ntowns:\n  soest: { name: Soest, short: SO }\n";
        assertThat(set(file, YamlPath.of("rules", "latest"), YamlValue.plain("3 hours")))
                .isEqualTo(file.replace("2 hours", "3 hours"));
        assertThat(set(file, YamlPath.of("towns", "soest", "share"), YamlValue.raw(20)))
                .isEqualTo(file.replace("short: SO", "short: SO, share: 20"));
        assertThat(remove(file, YamlPath.of("towns", "soest", "short"))).isEqualTo(file.replace(", short: SO", ""));
        assertThat(set(FILE, post(0).key("on"), YamlValue.words(List.of("bluesky"))))
                .isEqualTo(FILE.replace("[mastodon, bluesky]", "[bluesky]"));
    }

    @Test
    void adds_names_that_are_missing_on_the_way() {
        String changed = apply(
                "title: x\n",
                new YamlChange.Set(YamlPath.of("rules", "quiet", "from"), YamlValue.raw("22:00")),
                new YamlChange.Set(YamlPath.of("rules", "quiet", "to"), YamlValue.raw("07:00")));
        assertThat(changed).isEqualTo("title: x\nrules:\n  quiet:\n    from: 22:00\n    to: 07:00\n");
        assertThat(set("rules:   # leer\nb: c", YamlPath.of("rules", "latest"), YamlValue.plain("1 hour")))
                .isEqualTo("rules:   # leer\n  latest: 1 hour\nb: c");
    }

    @Test
    void keeps_line_ends_and_the_byte_order_mark() {
        String file = "\uFEFFa: 1\r\nposts:\r\n- id: x\r\n  text: |\r\n    Eins\r\n    Zwei 🎉\r\n- id: y\r\n";
        assertThat(set(file, post(0).key("text"), YamlValue.block("Drei\nVier")))
                .isEqualTo(file.replace("Eins\r\n    Zwei 🎉", "Drei\r\n    Vier"));
        assertThat(set(file, post(1).key("theme"), YamlValue.plain("klima")))
                .isEqualTo(file.replace("id: y\r\n", "id: y\r\n  theme: klima\r\n"));
    }

    @Test
    void writes_repetitions_out_before_one_of_them_is_changed() {
        String file = "a: &x [eins, zwei]\nb: *x\nc: *x\n";
        assertThat(set(file, YamlPath.of("b"), YamlValue.words(List.of("drei"))))
                .isEqualTo("a: &x [eins, zwei]\nb: [drei]\nc: *x\n");
        assertThat(set(file, YamlPath.of("a"), YamlValue.words(List.of("drei"))))
                .isEqualTo("a: [drei]\nb: [eins, zwei]\nc: [eins, zwei]\n");
    }

    @Test
    void quotes_what_would_be_read_otherwise() {
        for (String text : List.of(
                "ja",
                "true",
                "null",
                "12",
                "1.5",
                "- x",
                "a: b",
                "a #b",
                "#tag",
                "",
                " x",
                "x ",
                "[a",
                "*x",
                "a\tb",
                "Zeile\u2028um",
                "\"",
                "\\",
                "'",
                "a: ",
                "2026-11-09",
                "🎉",
                "a\nb",
                "\nb",
                "a\n\n",
                "%x",
                "@x",
                "a, b",
                "{a}")) {
            for (String file : List.of(
                    "k: alt\n",
                    "k: 'alt'\n",
                    "k: \"alt\"\n",
                    "k: |\n  alt\n",
                    "k: >-\n  alt\n  neu\n",
                    "m: {k: alt}\n")) {
                YamlPath path = file.startsWith("m") ? YamlPath.of("m", "k") : YamlPath.of("k");
                YamlNode node = read(set(file, path, YamlValue.plain(text)));
                YamlNode.Mapping root = (YamlNode.Mapping) node;
                YamlNode.Mapping holder = file.startsWith("m")
                        ? (YamlNode.Mapping) root.entry("m").value()
                        : root;
                YamlNode.Scalar scalar = (YamlNode.Scalar) holder.entry("k").value();
                assertThat(scalar.value().stripTrailing()).as(file + text).isEqualTo(text.stripTrailing());
                assertThat(scalar.isNothing()).isFalse();
            }
        }
    }

    @Test
    void says_where_a_file_can_not_be_changed() {
        assertThat(YamlEditor.apply(
                        "a: [".getBytes(StandardCharsets.UTF_8), List.of(new YamlChange.Remove(YamlPath.of("a")))))
                .isEqualTo(new YamlEdit.Impossible(1, 1));
        assertThat(YamlEditor.apply(
                        "a: x\nb: y\n".getBytes(StandardCharsets.UTF_8),
                        List.of(new YamlChange.Set(YamlPath.of("b", "c"), YamlValue.plain("z")))))
                .isEqualTo(new YamlEdit.Impossible(2, 4));
    }

    @Test
    void whatever_is_changed_the_rest_says_what_it_said() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            String file = RandomYaml.file(random);
            List<YamlChange> changes = RandomYaml.changes(SpotTree.of(file).orElseThrow(), random);
            YamlEdit edit = YamlEditor.apply(file.getBytes(StandardCharsets.UTF_8), changes);
            assertThat(edit).as("seed " + seed + "\n" + file + changes).isInstanceOf(YamlEdit.Done.class);
            String changed = new String(((YamlEdit.Done) edit).file(), StandardCharsets.UTF_8);
            for (String comment : List.of("# Kopf", "# über", "# Ende")) {
                assertThat(changed.split(comment, -1)).as(file).hasSameSizeAs(file.split(comment, -1));
            }
        }
    }

    private static YamlPath post(int index) {
        return YamlPath.of("posts").item(index);
    }

    private static YamlValue media(String file, String alt) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        values.put("file", YamlValue.plain(file));
        values.put("alt", YamlValue.quoted(alt));
        return new YamlValue.Keys(values);
    }

    private static String set(String file, YamlPath path, YamlValue value) {
        return apply(file, new YamlChange.Set(path, value));
    }

    private static String remove(String file, YamlPath path) {
        return apply(file, new YamlChange.Remove(path));
    }

    private static String apply(String file, YamlChange... changes) {
        YamlEdit edit = YamlEditor.apply(file.getBytes(StandardCharsets.UTF_8), List.of(changes));
        assertThat(edit).as(file).isInstanceOf(YamlEdit.Done.class);
        return new String(((YamlEdit.Done) edit).file(), StandardCharsets.UTF_8);
    }

    private static YamlNode read(String file) {
        Findings findings = new Findings();
        YamlNode node = YamlFile.read(file.getBytes(StandardCharsets.UTF_8), YamlLimits.USUAL, findings);
        assertThat(findings.all()).as(file).isEmpty();
        assertThat(node).isNotNull();
        return node;
    }
}
