/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import java.nio.file.Files;
import org.springframework.boot.SpringApplication;

/** Shows the pages with made-up data in a browser, without any network: run it and open http://localhost:8090. */
public final class PagesPreview {

    private PagesPreview() {}

    public static void main(String... arguments) throws Exception {
        SpringApplication app = new SpringApplication(PagesUnderTest.class);
        app.run("--malklug.data=" + Files.createTempDirectory("malklug-preview"), "--server.port=8090");
    }
}
