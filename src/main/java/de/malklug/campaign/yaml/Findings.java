/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import de.malklug.checks.Passage;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is found in one file. The same finding at the same place counts once. */
public final class Findings {

    private final Set<Finding> all = new LinkedHashSet<>();
    private boolean errors;

    public void error(YamlNode at, String key, Object... arguments) {
        error(at.line(), at.column(), key, arguments);
    }

    public void error(int line, int column, String key, Object... arguments) {
        errors = true;
        all.add(new Finding(line, column, false, key, List.of(arguments)));
    }

    public void warning(YamlNode at, String key, Object... arguments) {
        all.add(new Finding(at.line(), at.column(), true, key, List.of(arguments)));
    }

    public void warning(int line, int column, String key, Object... arguments) {
        all.add(new Finding(line, column, true, key, List.of(arguments)));
    }

    /** Something about a passage of a value. */
    public void passage(YamlNode at, boolean error, String key, List<Object> arguments, Passage passage) {
        errors |= error;
        int line = at instanceof YamlNode.Scalar scalar ? scalar.lineOf(passage.from()) : at.line();
        int column = at instanceof YamlNode.Scalar scalar ? scalar.columnOf(passage.from()) : at.column();
        all.add(new Finding(line, column, !error, key, arguments, passage));
    }

    void addAll(Findings others) {
        all.addAll(others.all);
        errors |= others.errors;
    }

    public boolean hasErrors() {
        return errors;
    }

    /** In the order they were found. */
    public Collection<Finding> all() {
        return List.copyOf(all);
    }
}
