/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import de.malklug.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Asks the pages without a browser. Each test begins with the sample morning. */
@SpringBootTest(classes = PagesUnderTest.class)
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
public abstract class PagesTests {

    private static final Path DATA = folder();

    @Autowired
    protected MockMvcTester pages;

    @Autowired
    protected FakeLedger ledger;

    @Autowired
    protected SettableClock clock;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry settings) {
        settings.add("malklug.data", DATA::toString);
    }

    @BeforeEach
    void sampleMorning() {
        clock.set(SampleCampaign.NOW);
        SampleCampaign.fill(ledger);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("malklug-pages");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
