/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.util.List;

/**
 * Something in a file that a person should change. Worded for people by the message bundles under {@code problem.<key>}.
 *
 * @param key what is wrong, for example {@code unknown-key}
 * @param arguments what the sentence names, in the order of its placeholders
 */
public record CampaignProblem(SourcePosition at, Severity severity, String key, List<Object> arguments)
        implements Comparable<CampaignProblem> {

    public CampaignProblem {
        arguments = List.copyOf(arguments);
    }

    /** How much a problem matters. */
    public enum Severity {
        /** The file is not taken up. */
        ERROR,
        /** Taken up as it is, but probably not meant so. */
        WARNING
    }

    /** The key of its sentence in the message bundles. */
    public String messageKey() {
        return "problem." + key;
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** In reading order. */
    @Override
    public int compareTo(CampaignProblem other) {
        int byFile = at.file().compareTo(other.at.file());
        int byLine = byFile != 0 ? byFile : Integer.compare(at.line(), other.at.line());
        return byLine != 0 ? byLine : Integer.compare(at.column(), other.at.column());
    }
}
