/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.Variant;
import de.malklug.campaign.Wording;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the composer knows and files do not: gaps of a starter text left open, and a time that is over. */
@Component
@Order(2)
class WritingAdvice implements DraftCheck {

    private static final Pattern GAP = Pattern.compile("\\[[^\\[\\]\\n]{2,120} …]");

    private final Clock clock;

    WritingAdvice(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Finding> findings(Sheet sheet, Phrases phrases) {
        List<Finding> findings = new ArrayList<>(sheet.unreadable());
        Map<String, String> texts = texts(sheet);
        texts.forEach((field, text) -> gap(field, text, findings, phrases));
        Instant now = clock.instant();
        boolean timeIsKnown = sheet.unreadable().stream()
                .noneMatch(each -> each.field().equals("day") || each.field().equals("time"));
        if (timeIsKnown && sheet.isOverAt(now)) {
            findings.add(Finding.must(
                    "day",
                    phrases.text("compose.advice.over.title"),
                    phrases.text("compose.advice.over", phrases.instant(now)),
                    null));
        }
        return findings;
    }

    private static void gap(String field, String text, List<Finding> findings, Phrases phrases) {
        Matcher gap = GAP.matcher(text);
        if (gap.find()) {
            findings.add(Finding.must(
                    field, phrases.text("compose.advice.gap.title"), phrases.text("compose.advice.gap"), gap.group()));
        }
    }

    private static Map<String, String> texts(Sheet sheet) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("text", sheet.draft().wording().text());
        sheet.draft().variants().forEach((network, variant) -> texts.put("text-" + network, textOf(variant)));
        List<Wording> thread = sheet.draft().thread();
        for (int i = 0; i < thread.size(); i++) {
            texts.put("part-" + i + "-text", thread.get(i).text());
        }
        return texts;
    }

    private static String textOf(Variant variant) {
        return variant.text() == null ? "" : variant.text();
    }
}
