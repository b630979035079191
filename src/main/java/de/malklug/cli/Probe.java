/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Asks a malklug that has just started the way a browser would. Tells a deployment whether a new version works, and lets Java
 * see what serving needs while it makes its cache of classes.
 */
final class Probe {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int GOOD = 200;

    /** Whether it is ready and shows its front page to somebody who is not signed in. */
    boolean answers(ConfigurableApplicationContext malklug) throws InterruptedException {
        String port = malklug.getEnvironment().getProperty("local.server.port", "8080");
        String path = malklug.getEnvironment().getProperty("server.servlet.context-path", "");
        try (HttpClient browser = HttpClient.newHttpClient()) {
            for (String page : List.of("/actuator/health/readiness", "/login", "/login?lang=en")) {
                if (status(browser, URI.create("http://localhost:" + port + path + page)) != GOOD) {
                    return false;
                }
            }
            return true;
        } catch (IOException unanswered) {
            return false;
        }
    }

    private static int status(HttpClient browser, URI page) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
        return browser.send(request, BodyHandlers.discarding()).statusCode();
    }
}
