/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.Anchor;
import de.malklug.campaign.Campaign;
import de.malklug.wording.Phrasebook;
import de.malklug.wording.Phrases;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A text to begin with, by theme: the bones of a good post, with gaps in square brackets. Written in the campaign's language. */
@Component
class Starters {

    private final Phrasebook phrasebook;

    Starters(Phrasebook phrasebook) {
        this.phrasebook = phrasebook;
    }

    /**
     * @param theme as posts name it; empty for none
     * @param town as people write it
     */
    String text(Campaign campaign, String theme, String town) {
        Phrases phrases = phrasebook.in(Locale.forLanguageTag(campaign.language()), campaign.zone());
        String key = "compose.starter-theme." + theme;
        String body;
        if (!theme.isBlank() && phrases.has(key)) {
            body = phrases.text(key, town);
        } else {
            body = theme.isBlank()
                    ? phrases.text("compose.starter-plain", town)
                    : phrases.text("compose.starter-any", town, title(theme));
        }
        Anchor anchor = campaign.anchor();
        String event = anchor == null
                ? ""
                : "\n\n"
                        + phrases.text(
                                "compose.starter-event",
                                anchor.title(),
                                phrases.longDate(anchor.at().toLocalDate()));
        String hashtags = campaign.hashtag() + (theme.isBlank() ? "" : " #" + camel(theme)) + " #" + camel(town);
        return body + event + "\n\n" + hashtags;
    }

    private static String title(String theme) {
        String spaced = theme.replace('-', ' ');
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    /** As screen readers take it apart: {@code NeuesWir}. */
    static String camel(String words) {
        return Arrays.stream(Normalizer.normalize(words, Normalizer.Form.NFC).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
