/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import de.malklug.campaign.yaml.YamlNode.Entry;
import de.malklug.campaign.yaml.YamlNode.Mapping;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import de.malklug.campaign.yaml.YamlNode.Sequence;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.Event;

/**
 * Reads one YAML file as far as it can be read, and reports what stands in the way. Where an entry of a list is no YAML, it is
 * left out and the rest is read, so that one slip does not hide the others.
 */
public final class YamlFile {

    private static final int[] TAB_WIDTHS = {2, 4, 8};

    /** How many characters are read in all while looking for further slips. */
    private static final long PATIENCE = 20_000_000;

    private static final int MOST_SLIPS = 50;

    private final YamlLimits limits;
    private final Findings findings;

    private YamlFile(YamlLimits limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    /**
     * @return what the file says, as far as it could be read; null if that is nothing, which is reported too
     */
    public static @Nullable YamlNode read(byte[] bytes, YamlLimits limits, Findings findings) {
        if (bytes.length > limits.bytes()) {
            findings.error(1, 1, "file-too-large", bytes.length, limits.bytes());
            return null;
        }
        YamlText text = YamlText.of(Utf8.decode(bytes, findings));
        YamlNode root = new YamlFile(limits, findings).root(text);
        if (root == null || (root instanceof Scalar scalar && scalar.isNothing())) {
            if (!findings.hasErrors()) {
                findings.error(1, 1, "file-empty");
            }
            return null;
        }
        return root;
    }

    /**
     * One way through a text.
     *
     * @param root what was read before the end or the slip
     * @param found what else is wrong up to there
     * @param slip what made the rest unreadable, or null
     */
    private record Attempt(
            YamlText text,
            @Nullable YamlNode root,
            Findings found,
            @Nullable MarkedYAMLException slip) {}

    private @Nullable YamlNode root(YamlText text) {
        List<Attempt> broken = new ArrayList<>();
        Attempt attempt = parse(text);
        long patience = PATIENCE;
        while (attempt.slip() != null) {
            broken.add(attempt);
            patience -= attempt.text().length();
            Optional<Attempt> next = broken.size() < MOST_SLIPS && patience > 0
                    ? after(attempt.slip(), attempt.text())
                    : Optional.empty();
            if (next.isEmpty()) {
                break;
            }
            attempt = next.get();
        }
        findings.addAll(attempt.found());
        YamlNode root = attempt.root();
        for (Attempt each : broken) {
            findings.addAll(each.found());
            root = withBrokenEntries(root, each.root());
        }
        return root;
    }

    /** Reports the slip and tries again without it; empty if there is no way around it. */
    private Optional<Attempt> after(MarkedYAMLException slip, YamlText text) {
        int line = Slip.report(slip, text, findings);
        if (Slip.isAboutTab(slip)) {
            List<Integer> tabbed = text.linesIndentedWithTabs(line);
            tabbed.forEach(each -> findings.error(each + 1, text.firstTab(each), "tab"));
            for (int width : TAB_WIDTHS) {
                Attempt widened = parse(text.withTabsWidened(tabbed, width));
                if (!tabbed.isEmpty() && widened.slip() == null) {
                    return Optional.of(widened);
                }
            }
        }
        return text.withoutListEntryAt(line).map(this::parse);
    }

    private Attempt parse(YamlText text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        Findings found = new Findings();
        YamlTree tree = new YamlTree(limits, found, text);
        MarkedYAMLException slip = null;
        try {
            for (Event event : new Yaml(options).parse(new StringReader(text.joined()))) {
                if (!tree.accept(event)) {
                    break;
                }
            }
        } catch (MarkedYAMLException e) {
            slip = e;
        }
        return new Attempt(text, tree.root(), found, slip);
    }

    /** Puts back what could be read of list entries that were left out. */
    private static @Nullable YamlNode withBrokenEntries(@Nullable YamlNode root, @Nullable YamlNode broken) {
        if (root == broken || !(root instanceof Mapping mapping) || !(broken instanceof Mapping before)) {
            return root == null ? broken : root;
        }
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            Entry other = before.entry(entry.key().value());
            entries.add(
                    other != null && other.value() instanceof Sequence list
                            ? new Entry(entry.key(), merged(entry.value(), list))
                            : entry);
        }
        return new Mapping(entries, mapping.whole(), mapping.weight(), mapping.line(), mapping.column());
    }

    private static YamlNode merged(YamlNode value, Sequence before) {
        if (value instanceof Scalar scalar && scalar.isNothing()) {
            return new Sequence(before.items(), true, before.weight(), before.line(), before.column());
        }
        if (!(value instanceof Sequence list) || before.items().isEmpty()) {
            return value;
        }
        YamlNode last = before.items().getLast();
        boolean leftOut = last instanceof Mapping mapping
                && !mapping.whole()
                && list.items().stream().noneMatch(each -> each.line() == last.line());
        if (!leftOut) {
            return value;
        }
        List<YamlNode> items = new ArrayList<>(list.items());
        items.add(last);
        items.sort(Comparator.comparingInt(YamlNode::line));
        return new Sequence(items, list.whole(), list.weight(), list.line(), list.column());
    }
}
