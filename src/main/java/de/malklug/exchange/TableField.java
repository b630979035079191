/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a column of a table can mean. Its name for people stands under {@code table.field.<word>}. */
public enum TableField {
    ID("kennung", "id", "beitragsid", "postid"),
    MUNICIPALITY("kommune", "stadt", "gemeinde", "municipality", "town", "city"),
    AT(
            "zeitpunkt",
            "datumuhrzeit",
            "datumundzeit",
            "datumzeit",
            "termin",
            "datetime",
            "dateandtime",
            "scheduledat",
            "publishat"),
    DATE("datum", "tag", "date", "day"),
    TIME("uhrzeit", "zeit", "time"),
    TITLE("titel", "uberschrift", "ueberschrift", "beitrag", "title", "heading", "post"),
    TEXT("text", "beitragstext", "inhalt", "nachricht", "content", "message", "posttext", "caption"),
    THEME("thema", "theme", "topic", "kategorie", "category"),
    NETWORKS(
            "netzwerke",
            "netzwerk",
            "kanal",
            "kanale",
            "kanaele",
            "plattform",
            "networks",
            "network",
            "channels",
            "channel",
            "platform"),
    LINK("link", "url", "adresse", "webadresse", "address"),
    PICTURE("bild", "bilddatei", "medium", "datei", "image", "picture", "media", "file"),
    ALT("alternativtext", "alttext", "bildbeschreibung", "alt", "imagedescription");

    private final List<String> headings;

    TableField(String... headings) {
        this.headings = List.of(headings);
    }

    /** What a heading most likely means. */
    static Optional<TableField> of(String heading) {
        String plain = plain(heading);
        return Stream.of(values())
                .filter(field -> field.headings.contains(plain))
                .findFirst();
    }

    /** Letters only, without accents. */
    private static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFD)
                .replaceAll("[^\\p{ASCII}]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
