/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.YamlValue;
import de.malklug.networks.NetworkId;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Posts in the form of campaign files. */
final class PostForm {

    private PostForm() {}

    /** The whole post. */
    static YamlValue.Keys of(Post post) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        values.put("id", YamlValue.plain(post.id().value()));
        for (PostField field : PostField.values()) {
            put(values, field.key(), of(field, post));
        }
        return new YamlValue.Keys(values);
    }

    /** One of its fields; null if it is not written because there is nothing to say. */
    static @Nullable YamlValue of(PostField field, Post post) {
        return switch (field) {
            case AT -> YamlValue.raw(post.at().written());
            case STATUS -> YamlValue.plain(post.status() == Post.Status.APPROVED ? "approved" : "draft");
            case TITLE -> quoted(post.heading());
            case THEME -> post.theme() == null ? null : YamlValue.plain(post.theme());
            case ON -> post.on().isEmpty() ? null : YamlValue.words(post.on());
            case TEXT -> YamlValue.block(post.wording().text());
            case LINK -> link(post.wording().link());
            case MEDIA ->
                post.wording().media().isEmpty() ? null : media(post.wording().media());
            case VARIANTS -> post.variants().isEmpty() ? null : variants(post.variants());
            case THREAD ->
                post.thread().isEmpty()
                        ? null
                        : YamlValue.items(
                                post.thread().stream().map(PostForm::part).toList());
            case REPEAT -> post.repeat() == null ? null : mapping(post.repeat().written());
            case EVERGREEN -> post.evergreen() ? YamlValue.raw(true) : null;
        };
    }

    private static @Nullable YamlValue quoted(@Nullable String text) {
        return text == null ? null : YamlValue.quoted(text);
    }

    private static @Nullable YamlValue link(@Nullable URI link) {
        return link == null ? null : YamlValue.plain(link.toString());
    }

    private static YamlValue media(List<MediaReference> media) {
        List<YamlValue> shown = new ArrayList<>();
        for (MediaReference each : media) {
            Map<String, YamlValue> values = new LinkedHashMap<>();
            values.put("file", YamlValue.plain(each.file()));
            put(values, "alt", each.alt().isEmpty() ? null : YamlValue.quoted(each.alt()));
            put(values, "decorative", quoted(each.decorative()));
            put(values, "captions", each.captions() == null ? null : YamlValue.plain(each.captions()));
            put(values, "no-speech", quoted(each.noSpeech()));
            shown.add(new YamlValue.Keys(values));
        }
        return YamlValue.items(shown);
    }

    private static YamlValue variants(Map<NetworkId, Variant> variants) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        new TreeMap<>(variants).forEach((network, variant) -> {
            Map<String, YamlValue> own = new LinkedHashMap<>();
            put(own, "text", variant.text() == null ? null : YamlValue.block(variant.text()));
            put(own, "link", link(variant.link()));
            put(own, "media", variant.media() == null ? null : media(variant.media()));
            values.put(network.value(), new YamlValue.Keys(own));
        });
        return new YamlValue.Keys(values);
    }

    private static YamlValue part(Wording part) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        values.put("text", YamlValue.block(part.text()));
        put(values, "link", link(part.link()));
        put(values, "media", part.media().isEmpty() ? null : media(part.media()));
        return new YamlValue.Keys(values);
    }

    private static YamlValue mapping(Map<String, ?> written) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        written.forEach((key, value) -> values.put(key, value(value)));
        return new YamlValue.Keys(values);
    }

    private static YamlValue value(Object written) {
        return switch (written) {
            case Map<?, ?> map -> {
                Map<String, YamlValue> values = new LinkedHashMap<>();
                map.forEach((key, value) -> values.put(String.valueOf(key), value(value)));
                yield new YamlValue.Keys(values);
            }
            case List<?> list ->
                YamlValue.items(list.stream().map(PostForm::value).toList());
            default -> YamlValue.raw(written);
        };
    }

    private static void put(Map<String, YamlValue> values, String key, @Nullable YamlValue value) {
        if (value != null) {
            values.put(key, value);
        }
    }
}
