/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.YamlNode;
import de.malklug.campaign.yaml.YamlNode.Entry;
import de.malklug.campaign.yaml.YamlNode.Mapping;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import de.malklug.campaign.yaml.YamlNode.Sequence;
import de.malklug.networks.NetworkId;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A draft in the form of a contributor's file. Each field stands on a line of its own, so that its name can be told from the line. */
final class DraftTree {

    private static final String NO_FIELD = "";

    private final List<String> fields = new ArrayList<>();

    /** Which field stands on that line. */
    String field(int line) {
        return line < 1 || line > fields.size() ? NO_FIELD : fields.get(line - 1);
    }

    YamlNode file(MunicipalityId municipality, PostDraft draft) {
        Scalar town = scalar("municipality", municipality.value());
        YamlNode post = post(draft);
        return mapping(
                NO_FIELD, List.of(entry("municipality", town), entry("posts", sequence("posts", List.of(post)))));
    }

    private YamlNode post(PostDraft draft) {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry("id", scalar("id", "draft")));
        entries.add(entry(
                "at",
                scalar(
                        "at",
                        draft.nextSlot()
                                ? new PostTime.NextSlot().written()
                                : draft.at().truncatedTo(ChronoUnit.SECONDS).toString())));
        if (draft.repeat() != null) {
            entries.add(entry("repeat", repeat(draft.repeat())));
        }
        if (draft.evergreen()) {
            add(entries, "", "evergreen", "true");
        }
        add(entries, "", "title", draft.heading());
        add(entries, "", "theme", draft.theme());
        if (!draft.on().isEmpty()) {
            List<YamlNode> names = new ArrayList<>();
            for (int i = 0; i < draft.on().size(); i++) {
                names.add(scalar("on[" + i + "]", draft.on().get(i)));
            }
            entries.add(entry("on", sequence("on", names)));
        }
        wording(
                entries,
                "",
                draft.wording().text(),
                draft.wording().link(),
                draft.wording().media());
        List<Entry> variants = new ArrayList<>();
        for (Map.Entry<NetworkId, Variant> each : new TreeMap<>(draft.variants()).entrySet()) {
            variants.add(variant(each.getKey(), each.getValue()));
        }
        if (!variants.isEmpty()) {
            entries.add(entry("variants", mapping("variants", variants)));
        }
        List<YamlNode> parts = new ArrayList<>();
        for (int i = 0; i < draft.thread().size(); i++) {
            List<Entry> part = new ArrayList<>();
            Wording wording = draft.thread().get(i);
            wording(part, "thread[" + i + "].", wording.text(), wording.link(), wording.media());
            parts.add(mapping("thread[" + i + "]", part));
        }
        if (!parts.isEmpty()) {
            entries.add(entry("thread", sequence("thread", parts)));
        }
        return mapping("text", entries);
    }

    private Mapping repeat(Recurrence rhythm) {
        List<Entry> entries = new ArrayList<>();
        int line = line("repeat");
        rhythm.written().forEach((key, value) -> entries.add(entry(key, tree("repeat." + key, value))));
        return new Mapping(entries, true, 1, line, 1);
    }

    private YamlNode tree(String field, Object value) {
        if (value instanceof Map<?, ?> map) {
            List<Entry> entries = new ArrayList<>();
            map.forEach((key, inner) -> entries.add(entry(key.toString(), tree(field, inner))));
            return mapping(field, entries);
        }
        if (value instanceof List<?> list) {
            return sequence(field, list.stream().map(each -> tree(field, each)).toList());
        }
        return scalar(field, value.toString());
    }

    private Entry variant(NetworkId network, Variant variant) {
        String name = "variants." + network;
        Scalar key = scalar(name, network.value());
        List<Entry> entries = new ArrayList<>();
        wording(entries, name + ".", variant.text(), variant.link(), variant.media());
        return new Entry(key, mapping(name, entries));
    }

    private void wording(
            List<Entry> entries,
            String prefix,
            @Nullable String text,
            @Nullable URI link,
            @Nullable List<MediaReference> media) {
        add(entries, prefix, "text", text);
        add(entries, prefix, "link", link == null ? null : link.toString());
        if (media != null && !(media.isEmpty() && !prefix.startsWith("variants"))) {
            List<YamlNode> shown = new ArrayList<>();
            for (int i = 0; i < media.size(); i++) {
                String name = prefix + "media[" + i + "]";
                shown.add(mapping(name, media(name + ".", media.get(i))));
            }
            entries.add(entry("media", sequence(prefix + "media", shown)));
        }
    }

    private List<Entry> media(String prefix, MediaReference reference) {
        List<Entry> entries = new ArrayList<>();
        add(entries, prefix, "file", reference.file());
        add(entries, prefix, "alt", reference.alt());
        add(entries, prefix, "decorative", reference.decorative());
        add(entries, prefix, "captions", reference.captions());
        add(entries, prefix, "no-speech", reference.noSpeech());
        return entries;
    }

    private void add(List<Entry> entries, String prefix, String key, @Nullable String value) {
        if (value != null) {
            entries.add(entry(key, scalar(prefix + key, value)));
        }
    }

    private static Entry entry(String key, YamlNode value) {
        return new Entry(new Scalar(key, true, value.line(), value.column()), value);
    }

    private Scalar scalar(String field, String value) {
        return new Scalar(value, false, line(field), 1);
    }

    private Sequence sequence(String field, List<YamlNode> items) {
        return new Sequence(items, true, 1, line(field), 1);
    }

    private Mapping mapping(String field, List<Entry> entries) {
        return new Mapping(entries, true, 1, line(field), 1);
    }

    private int line(String field) {
        fields.add(field);
        return fields.size();
    }
}
