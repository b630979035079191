/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.contribute;

import de.malklug.contributions.Entry;
import de.malklug.contributions.Picture;
import de.malklug.contributions.Picture.Persons;
import de.malklug.networks.NetworkId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/**
 * The form as it was typed.
 *
 * @param begun token of what was begun at this address; null for nothing
 * @param day as typed
 * @param words about pictures that are there, by number
 * @param fresh about the picture that is to be added
 * @param file null if none was chosen
 * @param remove number of the picture that is to be removed; 0 for none
 * @param send whether it is to be sent; else it is kept only
 */
record Typed(
        @Nullable String begun,
        Entry entry,
        String day,
        Map<Integer, Picture.Words> words,
        Picture.Words fresh,
        @Nullable MultipartFile file,
        int remove,
        boolean send) {

    private static final Pattern ALT = Pattern.compile("alt-([0-9]{1,2})");

    /**
     * @param networks among which somebody can choose
     */
    static Typed of(HttpServletRequest request, Collection<NetworkId> networks, Locale language) {
        String day = text(request, "day").strip();
        Entry entry = new Entry(
                text(request, "text"),
                day(day).orElse(null),
                networks.stream()
                        .filter(each -> List.of(values(request, "network")).contains(each.value()))
                        .toList(),
                text(request, "name").strip(),
                text(request, "mail").strip(),
                language);
        Map<Integer, Picture.Words> words = new HashMap<>();
        request.getParameterMap().keySet().forEach(name -> {
            Matcher alt = ALT.matcher(name);
            if (alt.matches()) {
                words.put(Integer.parseInt(alt.group(1)), words(request, "-" + alt.group(1)));
            }
        });
        String remove = text(request, "remove");
        return new Typed(
                request.getParameter("begun"),
                entry,
                day,
                words,
                words(request, ""),
                file(request),
                remove.matches("[0-9]{1,2}") ? Integer.parseInt(remove) : 0,
                remove.isEmpty() && request.getParameter("add") == null);
    }

    /** Whether something was said about a picture that was not chosen. */
    boolean describesNothing() {
        return file == null && !fresh.equals(Picture.Words.NONE);
    }

    /** Once the picture is there, its fields are its own. */
    Typed withoutFile() {
        return new Typed(begun, entry, day, words, Picture.Words.NONE, null, remove, send);
    }

    /** Whether a day was typed that is none. */
    boolean hasStrangeDay() {
        return !day.isEmpty() && entry.day() == null;
    }

    private static Picture.Words words(HttpServletRequest request, String suffix) {
        String persons = text(request, "persons" + suffix);
        return new Picture.Words(
                text(request, "alt" + suffix).strip(),
                Stream.of(Persons.values())
                        .filter(each -> each.name().equals(persons))
                        .findFirst()
                        .orElse(Persons.NOT_SAID),
                request.getParameter("rights" + suffix) != null);
    }

    private static @Nullable MultipartFile file(HttpServletRequest request) {
        MultipartHttpServletRequest parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        MultipartFile file = parts == null ? null : parts.getFile("picture");
        String name = file == null ? null : file.getOriginalFilename();
        return name == null || name.isEmpty() ? null : file;
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static String[] values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? new String[0] : values;
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
