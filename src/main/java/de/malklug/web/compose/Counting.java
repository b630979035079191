/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.networks.Limits;
import de.malklug.networks.Limits.TextLimit;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Counts texts as the adapters do, because it asks them. */
@Component
class Counting {

    /** Longer than any network takes. */
    private static final String ENDLESS = "x".repeat(100_000);

    private static final Set<Misfit.Kind> TOO_LONG = Set.of(Misfit.Kind.TEXT_TOO_LONG, Misfit.Kind.TEXT_TOO_MANY_BYTES);

    private final Map<Shape, Map<String, Integer>> allowed = new ConcurrentHashMap<>();

    /**
     * How long a part is on a network.
     *
     * @param unit {@code characters} or {@code bytes}
     * @param shown how much of the bar is filled, never more than {@code max}
     */
    record Count(String unit, int count, int max, int shown) {

        int left() {
            return max - count;
        }

        boolean isOver() {
            return count > max;
        }
    }

    /** What decides how long a part may be: networks allow other lengths in comments, and beside pictures. */
    private record Shape(NetworkId network, boolean first, List<String> media) {}

    /** By the limit that is nearest to its end, of all a network has. */
    Count count(Network network, Message message, int part) {
        Limits limits = network.limits();
        Map<String, Integer> most = most(network, message, part);
        return limits.text().stream()
                .map(limit -> {
                    int count = limit.count().applyAsInt(message.parts().get(part - 1));
                    int max = most.getOrDefault(limit.unit(), limit.max());
                    return new Count(limit.unit(), count, max, Math.clamp(count, 0, max));
                })
                .max(Comparator.comparingDouble(count -> (double) count.count() / count.max()))
                .orElse(new Count("characters", 0, 1, 0));
    }

    /** How much of a part's text fits, in characters as Java counts them; never ends within what people see as one character. */
    int fits(Network network, Message message, int part) {
        Message.Part whole = message.parts().get(part - 1);
        return longest(
                whole.text(),
                text -> said(network, with(message, part, text), part).isEmpty());
    }

    /** The network is asked about an endless text: it answers with what it would have allowed. */
    private Map<String, Integer> most(Network network, Message message, int part) {
        List<String> media = message.parts().get(part - 1).media().stream()
                .map(Message.Media::contentType)
                .toList();
        return allowed.computeIfAbsent(new Shape(network.id(), part == 1, media), shape -> {
            Map<String, Integer> most = new ConcurrentHashMap<>();
            for (Misfit misfit : said(network, with(message, part, ENDLESS), part)) {
                String unit = misfit.kind() == Misfit.Kind.TEXT_TOO_LONG ? "characters" : "bytes";
                if (misfit.arguments().size() > 1 && misfit.arguments().get(1) instanceof Number max) {
                    most.merge(unit, max.intValue(), Math::min);
                }
            }
            for (TextLimit limit : network.limits().text()) {
                most.putIfAbsent(limit.unit(), limit.max());
            }
            return most;
        });
    }

    private static List<Misfit> said(Network network, Message message, int part) {
        return network.misfits(message, network.limits()).stream()
                .filter(misfit -> misfit.part() == part && TOO_LONG.contains(misfit.kind()))
                .toList();
    }

    private static Message with(Message message, int part, String text) {
        List<Message.Part> parts = new ArrayList<>(message.parts());
        Message.Part old = parts.get(part - 1);
        parts.set(part - 1, new Message.Part(text, old.link(), old.media()));
        return new Message(parts, message.language(), message.title());
    }

    private static int longest(String text, Predicate<String> fits) {
        if (fits.test(text)) {
            return text.length();
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        List<Integer> ends = new ArrayList<>();
        for (int end = characters.first(); end != BreakIterator.DONE; end = characters.next()) {
            ends.add(end);
        }
        int good = 0;
        int bad = ends.size() - 1;
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            if (fits.test(text.substring(0, ends.get(middle)))) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return ends.get(good);
    }
}
