/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.editorial.AnchorSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Moves campaigns in time. */
final class AnchorOption {

    @Option(names = "--anchor", paramLabel = "<time>", descriptionKey = "cli.option.anchor", converter = Checked.class)
    private @Nullable String anchor;

    List<String> asSettings() {
        return anchor == null ? List.of() : List.of("--malklug.anchor=" + anchor);
    }

    /** Handed on as it was written, once it is understood. */
    static final class Checked implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            try {
                AnchorSetting.parse(text);
                return text;
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
