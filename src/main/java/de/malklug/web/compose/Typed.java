/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.MediaReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a person typed into the composer, letter by letter: whatever it is worth, it is shown again as it was.
 *
 * @param post id of the post
 * @param version the version of it the person saw; 0 for a post that is not stored yet
 * @param day {@code 2026-11-16}, or what stands there instead
 * @param time {@code 09:00} in the campaign's zone, or what stands there instead
 * @param on ids of the accounts that are ticked
 * @param own what networks say otherwise, by their id; a network that is not among them says what all say
 * @param thread further parts
 * @param media pictures and videos of all parts, in their order
 * @param again what there is about coming again, gaps and slots
 */
record Typed(
        String post,
        int version,
        String title,
        String theme,
        String day,
        String time,
        String language,
        Set<String> on,
        String text,
        String link,
        Map<String, Own> own,
        List<Part> thread,
        List<Shown> media,
        Again again) {

    private static final int MOST_ROWS = 60;
    private static final Pattern WORDS =
            Pattern.compile("text(?:-(?<network>[a-z0-9-]+))?|part-(?<part>\\d{1,2})-text|media-(?<row>\\d{1,2})-alt");

    Typed {
        on = Set.copyOf(on);
        own = Map.copyOf(own);
        thread = List.copyOf(thread);
        media = List.copyOf(media);
    }

    /** What one network says otherwise. An empty link means: the common one. */
    record Own(String text, String link) {}

    /** A further part. */
    record Part(String text, String link) {}

    /**
     * Why a picture or video needs no description or captions; empty texts where nothing is said.
     *
     * @param captions where the captions of a video are
     */
    record Instead(String decorative, String captions, String noSpeech) {

        static final Instead NOTHING = new Instead("", "", "");

        static Instead of(MediaReference reference) {
            return new Instead(
                    Objects.requireNonNullElse(reference.decorative(), ""),
                    Objects.requireNonNullElse(reference.captions(), ""),
                    Objects.requireNonNullElse(reference.noSpeech(), ""));
        }

        /** What the row says about a picture or video. */
        MediaReference reference(String file, String alt) {
            return new MediaReference(file, alt, orNull(decorative), orNull(captions), orNull(noSpeech));
        }

        private static @Nullable String orNull(String text) {
            return text.isBlank() ? null : text.strip();
        }
    }

    /**
     * A picture or video in its place.
     *
     * @param part in which part it is shown, counted from 1
     * @param common whether networks without a variant show it
     * @param except networks with a variant of their own that do otherwise
     */
    record Shown(String file, String alt, Instead instead, int part, boolean common, Set<String> except) {

        Shown {
            except = Set.copyOf(except);
        }

        /** Whether it belongs to what the network shows. */
        public boolean on(String network) {
            return common != except.contains(network);
        }

        Shown saying(String other) {
            return new Shown(file, other, instead, part, common, except);
        }

        Shown inPart(int other) {
            return new Shown(file, alt, instead, other, common, except);
        }
    }

    /** Reads a submitted form. What is missing is empty. */
    static Typed read(MultiValueMap<String, String> form) {
        Map<String, Own> own = new LinkedHashMap<>();
        for (String network : form.getOrDefault("own", List.of())) {
            own.put(network, new Own(text(form, "text." + network), line(form, "link." + network)));
        }
        List<Part> thread = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS && form.containsKey("part." + i + ".text"); i++) {
            thread.add(new Part(text(form, "part." + i + ".text"), line(form, "part." + i + ".link")));
        }
        List<Shown> media = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS && form.containsKey("media." + i + ".file"); i++) {
            media.add(shown(form, i, own.keySet(), thread.size()));
        }
        return new Typed(
                line(form, "post"),
                number(line(form, "version"), 0),
                line(form, "title"),
                line(form, "theme"),
                line(form, "day"),
                line(form, "time"),
                line(form, "language"),
                new LinkedHashSet<>(form.getOrDefault("on", List.of())),
                text(form, "text"),
                line(form, "link"),
                own,
                thread,
                media,
                Again.read(form));
    }

    private static Shown shown(MultiValueMap<String, String> form, int row, Set<String> networks, int furtherParts) {
        boolean common = !"variant".equals(form.getFirst("media." + row + ".where"));
        Set<String> except = new HashSet<>();
        for (String network : networks) {
            List<String> asked = form.getOrDefault("asked." + network, List.of());
            boolean ticked = form.getOrDefault("shown." + network, List.of()).contains(Integer.toString(row));
            if (asked.contains(Integer.toString(row)) && ticked != common) {
                except.add(network);
            }
        }
        int part = number(line(form, "media." + row + ".part"), 1);
        return new Shown(
                line(form, "media." + row + ".file"),
                line(form, "media." + row + ".alt"),
                new Instead(
                        line(form, "media." + row + ".decorative"),
                        line(form, "media." + row + ".captions"),
                        line(form, "media." + row + ".no-speech")),
                Math.clamp(part, 1, furtherParts + 1),
                common,
                except);
    }

    Typed withPart(Part part) {
        List<Part> more = new ArrayList<>(thread);
        more.add(part);
        return having(text, more, media);
    }

    /** Without a further part; what it showed is shown by the one before. */
    Typed withoutPart(int index) {
        List<Part> fewer = new ArrayList<>(thread);
        fewer.remove(index);
        int gone = index + 2;
        return having(
                text,
                fewer,
                media.stream()
                        .map(each -> each.part() >= gone ? each.inPart(each.part() - 1) : each)
                        .toList());
    }

    Typed withMedia(String file, String alt) {
        List<Shown> more = new ArrayList<>(media);
        more.add(new Shown(file, alt, Instead.NOTHING, 1, true, Set.of()));
        return having(text, thread, more);
    }

    Typed withoutMedia(int row) {
        List<Shown> fewer = new ArrayList<>(media);
        fewer.remove(row);
        return having(text, thread, fewer);
    }

    /** With a picture or video shown one place earlier. */
    Typed earlier(int row) {
        List<Shown> moved = new ArrayList<>(media);
        moved.add(row - 1, moved.remove(row));
        return having(text, thread, moved);
    }

    Typed withText(String other) {
        return having(other, thread, media);
    }

    /** What stands in a field with words, by the field's id; null if there is no such field. */
    @Nullable
    String words(String field) {
        Matcher place = WORDS.matcher(field);
        if (!place.matches()) {
            return null;
        }
        if (place.group("network") != null) {
            Own said = own.get(place.group("network"));
            return said == null ? null : said.text();
        }
        if (place.group("part") != null) {
            int part = Integer.parseInt(place.group("part"));
            return part < thread.size() ? thread.get(part).text() : null;
        }
        if (place.group("row") != null) {
            int row = Integer.parseInt(place.group("row"));
            return row < media.size() ? media.get(row).alt() : null;
        }
        return text;
    }

    /** With other words in a field that {@link #words} knows. */
    Typed saying(String field, String other) {
        Matcher place = WORDS.matcher(field);
        if (!place.matches()) {
            return this;
        }
        if (place.group("network") != null) {
            String network = place.group("network");
            Own said = own.getOrDefault(network, new Own("", ""));
            return with(network, new Own(other, said.link()));
        }
        if (place.group("part") != null) {
            List<Part> parts = new ArrayList<>(thread);
            int part = Integer.parseInt(place.group("part"));
            parts.set(part, new Part(other, parts.get(part).link()));
            return having(text, parts, media);
        }
        if (place.group("row") != null) {
            List<Shown> pictures = new ArrayList<>(media);
            int row = Integer.parseInt(place.group("row"));
            pictures.set(row, pictures.get(row).saying(other));
            return having(text, thread, pictures);
        }
        return withText(other);
    }

    Typed seen(String id, int seenVersion) {
        return new Typed(id, seenVersion, title, theme, day, time, language, on, text, link, own, thread, media, again);
    }

    Typed on(List<String> accounts) {
        return new Typed(
                post,
                version,
                title,
                theme,
                day,
                time,
                language,
                new LinkedHashSet<>(accounts),
                text,
                link,
                own,
                thread,
                media,
                again);
    }

    Typed about(String other) {
        return new Typed(post, version, title, other, day, time, language, on, text, link, own, thread, media, again);
    }

    private Typed having(String otherText, List<Part> parts, List<Shown> pictures) {
        return new Typed(
                post, version, title, theme, day, time, language, on, otherText, link, own, parts, pictures, again);
    }

    /** With a wording of its own for a network. */
    Typed with(String network, Own words) {
        Map<String, Own> more = new LinkedHashMap<>(own);
        more.put(network, words);
        return saying(more);
    }

    /** Without a network's own wording. */
    Typed without(String network) {
        Map<String, Own> fewer = new LinkedHashMap<>(own);
        fewer.remove(network);
        return saying(fewer);
    }

    private Typed saying(Map<String, Own> otherwise) {
        return new Typed(
                post, version, title, theme, day, time, language, on, text, link, otherwise, thread, media, again);
    }

    /** What the network says otherwise; null if it says what all say. */
    @Nullable
    Own own(String network) {
        return own.get(network);
    }

    private static String line(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** Browsers send lines ended as in mails; malklug keeps them as everywhere else. */
    private static String text(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static int number(String value, int otherwise) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
