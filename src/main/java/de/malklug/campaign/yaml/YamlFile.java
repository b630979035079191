/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.Event;

/** Reads one YAML file as far as it can be read, and reports what stands in the way. */
public final class YamlFile {

    private final String[] lines;
    private final YamlLimits limits;
    private final Map<Integer, Integer> widened = new HashMap<>();

    private YamlFile(String text, YamlLimits limits) {
        this.lines = text.split("\n", -1);
        this.limits = limits;
    }

    /**
     * @return what the file says, as far as it could be read; null if that is nothing, which is reported too
     */
    public static @Nullable YamlNode read(byte[] bytes, YamlLimits limits, Findings findings) {
        if (bytes.length > limits.bytes()) {
            findings.error(1, 1, "file-too-large", bytes.length, limits.bytes());
            return null;
        }
        YamlNode root = new YamlFile(Utf8.decode(bytes, findings), limits).root(findings);
        if (root == null || (root instanceof YamlNode.Scalar scalar && scalar.isNothing())) {
            if (!findings.hasErrors()) {
                findings.error(1, 1, "file-empty");
            }
            return null;
        }
        return root;
    }

    private @Nullable YamlNode root(Findings findings) {
        List<MarkedYAMLException> stopped = new ArrayList<>();
        Findings first = new Findings();
        YamlNode root = parse(first, stopped);
        if (!stopped.isEmpty() && isAboutTab(stopped.getFirst())) {
            reportTabs(stopped.getFirst(), findings);
            List<MarkedYAMLException> again = new ArrayList<>();
            Findings second = new Findings();
            YamlNode widenedRoot = widened.isEmpty() ? null : parse(second, again);
            if (again.isEmpty() && widenedRoot != null) {
                findings.addAll(second);
                return widenedRoot;
            }
        } else {
            stopped.forEach(exception -> report(exception, findings));
        }
        findings.addAll(first);
        return root;
    }

    private @Nullable YamlNode parse(Findings findings, List<MarkedYAMLException> stopped) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        YamlTree tree = new YamlTree(limits, findings, mark -> columnOf(mark));
        try {
            for (Event event : new Yaml(options).parse(new StringReader(String.join("\n", lines)))) {
                if (!tree.accept(event)) {
                    break;
                }
            }
        } catch (MarkedYAMLException e) {
            stopped.add(e);
        }
        return tree.root();
    }

    private int columnOf(Mark mark) {
        return mark.getColumn() + 1 - widened.getOrDefault(mark.getLine(), 0);
    }

    private static boolean isAboutTab(MarkedYAMLException exception) {
        return String.valueOf(exception.getProblem()).contains("\\t");
    }

    /** Reports every line indented with a tab from there on, and widens the tabs so that the rest can be read. */
    private void reportTabs(MarkedYAMLException exception, Findings findings) {
        int from = exception.getProblemMark().getLine();
        for (int i = from; i < lines.length; i++) {
            String line = lines[i];
            int text = 0;
            while (text < line.length() && (line.charAt(text) == ' ' || line.charAt(text) == '\t')) {
                text++;
            }
            String indentation = line.substring(0, text);
            int tab = indentation.indexOf('\t');
            if (tab >= 0 && text < line.length() && line.charAt(text) != '\r') {
                findings.error(i + 1, tab + 1, "tab");
                String spaces = indentation.replace("\t", "  ");
                widened.put(i, spaces.length() - indentation.length());
                lines[i] = spaces + line.substring(text);
            }
        }
        if (widened.isEmpty()) {
            findings.error(from + 1, columnOf(exception.getProblemMark()), "tab");
        }
    }

    private void report(MarkedYAMLException exception, Findings findings) {
        String problem = String.valueOf(exception.getProblem());
        String key = "yaml" + Syntax.of(problem);
        Mark mark = key.startsWith("yaml-open") && exception.getContextMark() != null
                ? exception.getContextMark()
                : exception.getProblemMark();
        findings.error(mark.getLine() + 1, columnOf(mark), key, problem.strip());
    }

    /** What people usually got wrong when the parser says this. */
    private static final class Syntax {

        private static final Map<String, String> BY_PROBLEM = Map.of(
                "mapping values are not allowed", "-colon",
                "could not find expected ':'", "-no-colon",
                "cannot start any token", "-quote-needed",
                "found unexpected end of stream", "-open-quote",
                "expected <block end>", "-indentation",
                "expected ',' or", "-open-bracket",
                "found unknown escape character", "-escape");

        private static String of(String problem) {
            String lower = problem.toLowerCase(Locale.ROOT);
            return BY_PROBLEM.entrySet().stream()
                    .filter(each -> lower.contains(each.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
    }
}
