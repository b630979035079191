/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** The short block a serving malklug begins with: where to look, what is served, how to end it. */
final class Greeting {

    private final Terminal terminal;

    Greeting(Terminal terminal) {
        this.terminal = terminal;
    }

    void say(ConfigurableApplicationContext malklug) {
        Environment settings = malklug.getEnvironment();
        String port = settings.getProperty("local.server.port", settings.getProperty("server.port", "8080"));
        String scheme = settings.containsProperty("server.ssl.bundle")
                        || settings.containsProperty("server.ssl.certificate")
                        || settings.containsProperty("server.ssl.key-store")
                ? "https"
                : "http";
        String path = settings.getProperty("server.servlet.context-path", "");
        String address = scheme + "://localhost:" + port + path + "/";
        Welcome welcome = malklug.getBeanProvider(Welcome.class).getIfAvailable();
        List<String> lines = welcome == null ? usual(address, settings) : welcome.lines(address);
        lines.forEach(terminal::say);
    }

    private List<String> usual(String address, Environment settings) {
        return List.of(
                terminal.text("cli.serve.look", address),
                terminal.text(
                        "cli.serve.folders",
                        settings.getProperty("malklug.campaigns", "campaigns"),
                        settings.getProperty("malklug.data", "data")),
                terminal.text("cli.serve.end"));
    }
}
