/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a post is made of, in the order in which campaign files write it. */
public enum PostField {
    AT("at"),
    STATUS("status"),
    TITLE("title"),
    THEME("theme"),
    ON("on"),
    TEXT("text"),
    LINK("link"),
    MEDIA("media"),
    VARIANTS("variants"),
    THREAD("thread"),
    REPEAT("repeat"),
    EVERGREEN("evergreen");

    private final String key;

    PostField(String key) {
        this.key = key;
    }

    /** Its name in campaign files. */
    public String key() {
        return key;
    }

    /** Whether both posts say the same there. */
    public boolean isSame(Post one, Post other) {
        return switch (this) {
            case AT -> one.at().equals(other.at());
            case STATUS -> one.status() == other.status();
            case TITLE -> Objects.equals(one.heading(), other.heading());
            case THEME -> Objects.equals(one.theme(), other.theme());
            case ON -> one.on().equals(other.on());
            case TEXT -> one.wording().text().equals(other.wording().text());
            case LINK -> Objects.equals(one.wording().link(), other.wording().link());
            case MEDIA -> one.wording().media().equals(other.wording().media());
            case VARIANTS -> one.variants().equals(other.variants());
            case THREAD -> one.thread().equals(other.thread());
            case REPEAT -> Objects.equals(one.repeat(), other.repeat());
            case EVERGREEN -> one.evergreen() == other.evergreen();
        };
    }

    /** The post with what the other says there. */
    public Post take(Post to, Post from) {
        Wording here = to.wording();
        Wording there = from.wording();
        Wording wording = switch (this) {
            case TEXT -> new Wording(there.text(), here.link(), here.media());
            case LINK -> new Wording(here.text(), there.link(), here.media());
            case MEDIA -> new Wording(here.text(), here.link(), there.media());
            default -> here;
        };
        return new Post(
                to.id(),
                to.municipality(),
                this == AT ? from.at() : to.at(),
                this == STATUS ? from.status() : to.status(),
                this == TITLE ? from.heading() : to.heading(),
                this == THEME ? from.theme() : to.theme(),
                this == ON ? from.on() : to.on(),
                wording,
                this == VARIANTS ? from.variants() : to.variants(),
                this == THREAD ? from.thread() : to.thread(),
                this == REPEAT ? from.repeat() : to.repeat(),
                this == EVERGREEN ? from.evergreen() : to.evergreen(),
                to.source());
    }

    /** Where two posts differ, in the order of files. */
    public static List<PostField> differing(Post one, Post other) {
        return Stream.of(values()).filter(field -> !field.isSame(one, other)).toList();
    }

    /** The names of all fields, that of the id first, in the order of files. */
    static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("id"));
        Stream.of(values()).map(PostField::key).forEach(keys::add);
        return keys;
    }
}
