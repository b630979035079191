/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;

/** Shows the pages with made-up data in a browser, without any network: run it and open http://localhost:8090. */
public final class PagesPreview {

    private PagesPreview() {}

    public static void main(String... arguments) throws Exception {
        SpringApplication app = new SpringApplication(PagesUnderTest.class);
        List<String> settings = new ArrayList<>(List.of(arguments));
        settings.add("--malklug.data=" + Files.createTempDirectory("malklug-preview"));
        settings.add("--server.port=8090");
        app.run(settings.toArray(String[]::new));
    }
}
