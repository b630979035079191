/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherTest {

    private static final int CLASS_FILE_OF_JAVA_8 = 52;

    @ParameterizedTest
    @CsvSource({"1.8, 8", "9, 9", "11, 11", "17, 17", "21, 21", "25, 25"})
    void reads_the_version_of_every_java(String specification, int feature) {
        assertThat(Launcher.feature(specification)).isEqualTo(feature);
    }

    @Test
    void says_what_is_missing_in_one_line_in_both_languages() {
        assertThat(Launcher.sentence("17"))
                .contains("braucht Java 21 oder neuer, hier läuft Java 17")
                .contains("needs Java 21 or newer, this is Java 17")
                .doesNotContain("\n");
    }

    @Test
    void can_be_read_by_java_8() throws IOException {
        try (var bytes = Launcher.class.getResourceAsStream("Launcher.class");
                var header = new DataInputStream(bytes)) {
            header.readInt();
            header.readUnsignedShort();
            assertThat(header.readUnsignedShort()).isEqualTo(CLASS_FILE_OF_JAVA_8);
        }
    }
}
