/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Files in every way people write them, and changes of them. */
final class RandomYaml {

    private static final List<String> WORDS = List.of(
            "klima", "Guten Morgen", "a: b", "x #y", "Ümläute ßind da", "🎉 Fest", "ja", "12", "'zitiert'", "“");

    private RandomYaml() {}

    static String file(Random random) {
        StringBuilder file = new StringBuilder(random.nextBoolean() ? "# Kopf\n" : "");
        file.append("municipality: soest").append(comment(random)).append('\n');
        file.append("posts:").append(comment(random)).append('\n');
        String dash = random.nextBoolean() ? "  " : "";
        boolean apart = random.nextBoolean();
        int posts = 1 + random.nextInt(4);
        for (int i = 0; i < posts; i++) {
            if (random.nextInt(3) == 0) {
                file.append(dash).append("# über ").append(i).append('\n');
            }
            String indent = dash + "  ";
            file.append(dash)
                    .append("- id: post-")
                    .append(i)
                    .append(comment(random))
                    .append('\n');
            if (random.nextInt(4) > 0) {
                file.append(indent)
                        .append("title: ")
                        .append(scalar(random))
                        .append(comment(random))
                        .append('\n');
            }
            if (random.nextInt(3) == 0) {
                file.append(indent).append("# dazwischen\n");
            }
            file.append(indent).append("text: ").append(text(random, indent)).append('\n');
            if (random.nextInt(2) == 0) {
                file.append(indent)
                        .append(random.nextBoolean() ? "on: [mastodon, bluesky]" : "on:\n" + indent + "- mastodon")
                        .append('\n');
            }
            if (random.nextInt(3) == 0) {
                file.append(indent).append("media:\n").append(indent).append("  - file: a.png\n");
                file.append(indent).append("    alt: ").append(scalar(random)).append('\n');
                file.append(indent)
                        .append("  - { file: b.png, alt: \"b\" }")
                        .append(comment(random))
                        .append('\n');
            }
            if (apart) {
                file.append('\n');
            }
        }
        if (random.nextInt(3) == 0) {
            file.append("# Ende\n");
        } else if (random.nextBoolean()) {
            file.setLength(file.length() - 1);
        }
        return random.nextInt(4) == 0 ? file.toString().replace("\n", "\r\n") : file.toString();
    }

    private static String comment(Random random) {
        return random.nextInt(3) == 0 ? "   # Notiz" : "";
    }

    private static String scalar(Random random) {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return random.nextBoolean() ? YamlWords.doubleQuoted(word) : YamlWords.singleQuoted(word);
    }

    private static String text(Random random, String indent) {
        return switch (random.nextInt(4)) {
            case 0 -> "| # Notiz\n" + indent + "  Eins\n\n" + indent + "    Zwei";
            case 1 -> "|-\n" + indent + "    Eins\n" + indent + "    Zwei\n";
            case 2 -> ">\n" + indent + "  gefaltet\n" + indent + "  weiter";
            default -> "schlicht\n" + indent + "  weiter";
        };
    }

    static List<YamlChange> changes(Spot root, Random random) {
        Spot.Items posts = (Spot.Items) ((Spot.Keys) root).pair("posts").value();
        List<YamlChange> changes = new ArrayList<>();
        for (int i = 0; i < posts.items().size(); i++) {
            YamlPath path = YamlPath.of("posts").item(i);
            switch (random.nextInt(4)) {
                case 0 -> changes.add(new YamlChange.Remove(path));
                case 1 -> changes.add(new YamlChange.Set(path, post("post-" + i, random)));
                case 2 ->
                    changes.add(new YamlChange.Set(
                            path.key("text"), YamlValue.block(WORDS.get(random.nextInt(WORDS.size())) + "\nund mehr")));
                default -> {}
            }
        }
        int more = random.nextInt(3);
        for (int i = 0; i < more; i++) {
            changes.add(new YamlChange.Insert(
                    YamlPath.of("posts"), random.nextInt(posts.items().size() + 1), post("neu-" + i, random)));
        }
        return changes;
    }

    private static YamlValue post(String id, Random random) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        values.put("id", YamlValue.plain(id));
        if (random.nextBoolean()) {
            values.put("title", YamlValue.quoted(WORDS.get(random.nextInt(WORDS.size()))));
        }
        if (random.nextBoolean()) {
            values.put("on", YamlValue.words(List.of("mastodon", "x-" + random.nextInt(3))));
        }
        values.put("text", random.nextBoolean() ? YamlValue.block("Eins\n\nZwei") : YamlValue.block(" vorn frei"));
        if (random.nextBoolean()) {
            List<YamlValue> media = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                Map<String, YamlValue> reference = new LinkedHashMap<>();
                reference.put("file", YamlValue.plain("media/" + random.nextInt(3) + ".png"));
                reference.put("alt", YamlValue.quoted(WORDS.get(random.nextInt(WORDS.size()))));
                media.add(new YamlValue.Keys(reference));
            }
            values.put("media", YamlValue.items(media));
        }
        return new YamlValue.Keys(values);
    }
}
