/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.wording;

import static de.malklug.wording.Argument.CODE;
import static de.malklug.wording.Argument.INSTANT;
import static de.malklug.wording.Argument.NUMBER;
import static de.malklug.wording.Argument.SENTENCE;
import static de.malklug.wording.Argument.TEXT;
import static de.malklug.wording.Argument.WORDS;
import static java.util.Map.entry;

import de.malklug.queue.Explanation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The explanations malklug knows, and what each one's arguments are. Their sentences stand under {@code delivery.<code>}. */
final class Explanations {

    private static final Map<String, List<Argument>> ARGUMENTS = Map.ofEntries(
            entry("planned", List.of(INSTANT)),
            entry("moved", List.of(INSTANT)),
            entry("rejected.credentials", List.of(CODE)),
            entry("rejected.payment", List.of(CODE)),
            entry("rejected.forbidden", List.of(CODE, WORDS)),
            entry("rejected.content", List.of(CODE, WORDS)),
            entry("rejected.configuration", List.of(CODE, WORDS)),
            entry("rejected.public-address", List.of()),
            entry("rejected.dropped", List.of()),
            entry("rejected.parent-gone", List.of(CODE)),
            entry("rejected.partly-live", List.of(NUMBER, CODE, WORDS)),
            entry("rejected.other", List.of(CODE, WORDS)),
            entry("credentials-missing", List.of(TEXT)),
            entry("media-unreadable", List.of(TEXT)),
            entry("account-unknown", List.of(TEXT)),
            entry("waiting.rate-limited", List.of(INSTANT)),
            entry("waiting.retry", List.of(INSTANT, CODE)),
            entry("waiting.processing", List.of(INSTANT)),
            entry("out-of-tries", List.of(NUMBER, CODE)),
            entry("unconfirmed.looking", List.of(CODE, INSTANT)),
            entry("unconfirmed.ask", List.of(CODE, INSTANT)),
            entry("unconfirmed.no-finder", List.of(CODE, NUMBER, INSTANT)),
            entry("unconfirmed.crashed", List.of()),
            entry("found", List.of(INSTANT)),
            entry("absent.again", List.of()),
            entry("missed", List.of(INSTANT, INSTANT)),
            entry("missed.approval", List.of(INSTANT)),
            entry("held.person", List.of(TEXT)),
            entry("held.stop", List.of(SENTENCE, TEXT)),
            entry("cancelled.person", List.of(TEXT)),
            entry("cancelled.plan", List.of()),
            entry("resumed", List.of(TEXT)),
            entry("send-now", List.of(TEXT)),
            entry("confirmed.person", List.of(TEXT)),
            entry("denied.person", List.of(TEXT)),
            entry("not-posted.person", List.of(TEXT)),
            entry("by-hand", List.of(TEXT)),
            entry("capped", List.of(NUMBER)),
            entry("internal", List.of(TEXT)),
            entry("clockwork.overdue", List.of(NUMBER, INSTANT)),
            entry("clockwork.quartz-down", List.of()),
            entry("clockwork.clock-set-back", List.of(NUMBER)),
            entry("clockwork.cannot-save", List.of(CODE)),
            entry("clockwork.capped", List.of(TEXT)));

    private Explanations() {}

    static Set<String> codes() {
        return ARGUMENTS.keySet();
    }

    static int argumentsOf(String code) {
        return ARGUMENTS.getOrDefault(code, List.of()).size();
    }

    /** What it says in a history, where the reader sees what came before and after. */
    static String recount(Explanation explanation, String prefix, Phrases phrases) {
        String key = prefix + "." + explanation.code();
        List<Argument> kinds = ARGUMENTS.get(explanation.code());
        return kinds != null && phrases.has(key)
                ? phrases.text(key, told(explanation, kinds, phrases))
                : tell(explanation, phrases);
    }

    /** The explanation as sentences; an unknown code is said to be unknown rather than left out. */
    static String tell(Explanation explanation, Phrases phrases) {
        List<Argument> kinds = ARGUMENTS.get(explanation.code());
        if (kinds == null) {
            return phrases.text("delivery.unknown", explanation.code());
        }
        return phrases.text("delivery." + explanation.code(), told(explanation, kinds, phrases));
    }

    private static Object[] told(Explanation explanation, List<Argument> kinds, Phrases phrases) {
        List<String> given = explanation.arguments();
        Object[] told = new Object[kinds.size()];
        for (int i = 0; i < told.length; i++) {
            told[i] = kinds.get(i).tell(phrases, i < given.size() ? given.get(i) : null);
        }
        return told;
    }
}
