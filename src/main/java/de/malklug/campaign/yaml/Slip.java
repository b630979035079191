/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Where a file stops being YAML, in words that say what people usually got wrong. */
final class Slip {

    private static final Map<String, String> BY_PROBLEM = Map.of(
            "mapping values are not allowed", "yaml-colon",
            "could not find expected ':'", "yaml-no-colon",
            "cannot start any token", "yaml-quote-needed",
            "found unexpected end of stream", "yaml-open-quote",
            "expected <block end>", "yaml-indentation",
            "expected ',' or", "yaml-open-bracket",
            "found unknown escape character", "yaml-escape");

    private Slip() {}

    static boolean isAboutTab(MarkedYAMLException exception) {
        return problem(exception).contains("\\t");
    }

    /**
     * Reports it, except a tab that merely indents a line: all of those are reported together.
     *
     * @return the line the slip is in, counted from 0
     */
    static int report(MarkedYAMLException exception, YamlText text, Findings findings) {
        String key = isAboutTab(exception) ? "tab" : key(problem(exception));
        Mark mark = key.startsWith("yaml-open") && exception.getContextMark() != null
                ? exception.getContextMark()
                : exception.getProblemMark();
        boolean merelyIndents =
                key.equals("tab") && text.linesIndentedWithTabs(mark.getLine()).contains(mark.getLine());
        if (!merelyIndents) {
            findings.error(mark.getLine() + 1, text.column(mark), key, problem(exception));
        }
        return mark.getLine();
    }

    private static String key(String problem) {
        String lower = problem.toLowerCase(Locale.ROOT);
        return BY_PROBLEM.entrySet().stream()
                .filter(each -> lower.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("yaml");
    }

    private static String problem(MarkedYAMLException exception) {
        return String.valueOf(exception.getProblem()).strip();
    }
}
