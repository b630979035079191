/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.wording;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** How an argument of an explanation is told. */
enum Argument {
    /** As it is. */
    TEXT((phrases, value) -> value),
    /** What a person wrote, ended like a sentence. */
    SENTENCE((phrases, value) ->
            value.isBlank() || value.strip().matches("(?s).*[.!?…]") ? value.strip() : value.strip() + "."),
    /** A whole number; plural forms depend on it. */
    NUMBER(Argument::number),
    /** An instant in ISO 8601. */
    INSTANT(Argument::instant),
    /** A network's own code, in brackets behind the sentence's last word; nothing if there is none. */
    CODE((phrases, value) -> value.isBlank() ? "" : " (" + value.strip() + ")"),
    /** A network's own words, as a sentence of their own; nothing if there are none. */
    WORDS((phrases, value) -> value.isBlank() ? "" : " " + phrases.text("delivery.network-says", value.strip()));

    private final BiFunction<Phrases, String, Object> telling;

    Argument(BiFunction<Phrases, String, Object> telling) {
        this.telling = telling;
    }

    Object tell(Phrases phrases, @Nullable String value) {
        return telling.apply(phrases, value == null ? "" : value);
    }

    private static Object number(Phrases phrases, String value) {
        try {
            return Long.valueOf(value.strip());
        } catch (NumberFormatException notANumber) {
            return value;
        }
    }

    private static Object instant(Phrases phrases, String value) {
        try {
            return phrases.instant(Instant.parse(value));
        } catch (DateTimeException notAnInstant) {
            return value;
        }
    }
}
