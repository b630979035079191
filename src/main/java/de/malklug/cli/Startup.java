/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertyCaching;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import picocli.CommandLine;

/** Starts as much of malklug as a command needs, and says in one sentence why if that does not work. */
final class Startup {

    private static final String OFF = "off";

    private final Class<?> application;
    private final Terminal terminal;
    private final List<String> settings;

    Startup(Class<?> application, Terminal terminal, List<String> settings) {
        this.application = application;
        this.terminal = terminal;
        this.settings = List.copyOf(settings);
    }

    /** All of malklug, with its pages and its clockwork. */
    ConfigurableApplicationContext serving(
            CommonOptions options,
            List<String> more,
            ApplicationListener<ApplicationEnvironmentPreparedEvent> prepared) {
        SpringApplication spring = spring(application, WebApplicationType.SERVLET);
        spring.addListeners(prepared);
        spring.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) event ->
                ConfigurationPropertyCaching.get(event.getEnvironment()).enable());
        spring.setDefaultProperties(
                defaults("serve", Map.of("logging.level.root", "warn", "logging.level.de.malklug", "info")));
        return spring.run(arguments(options, more));
    }

    /** The same, with no further settings. */
    ConfigurableApplicationContext beside(CommonOptions options) {
        return beside(options, List.of());
    }

    /** malklug's parts on its database, without pages and without a clockwork: works beside one that serves. */
    ConfigurableApplicationContext beside(CommonOptions options, List<String> more) {
        workOutParts();
        SpringApplication spring = spring(application, WebApplicationType.NONE);
        spring.setLazyInitialization(true);
        spring.setDefaultProperties(defaults(
                "command",
                Map.of(
                        "logging.level.root", "warn",
                        "spring.main.keep-alive", "false",
                        "spring.quartz.auto-startup", "false")));
        return spring.run(arguments(options, more));
    }

    /** Only these parts: no database, nothing that is not asked for. */
    ConfigurableApplicationContext only(CommonOptions options, Class<?>... parts) {
        workOutParts();
        // Warms up what a small start never uses.
        System.setProperty("spring.backgroundpreinitializer.ignore", "true");
        SpringApplication spring = new SpringApplication(parts);
        quiet(spring, WebApplicationType.NONE);
        spring.setDefaultProperties(
                defaults("command", Map.of("logging.level.root", "error", "spring.main.keep-alive", "false")));
        return spring.run(arguments(options, List.of()));
    }

    /** Whether malklug keeps anything yet. Looks without making anything. */
    boolean hasDatabase(CommonOptions options) {
        try (ConfigurableApplicationContext nothing = only(options, Nothing.class)) {
            Environment environment = nothing.getEnvironment();
            return environment.containsProperty("malklug.database.url")
                    || Files.exists(Path.of(environment.getProperty("malklug.data", "data"), "malklug.db"));
        }
    }

    /** Says what broke. */
    int explain(Throwable problem, CommandLine command) {
        terminal.complain(new StartProblem(terminal).sentence(problem));
        boolean debug =
                command.getParseResult() != null && command.getParseResult().matchedOptionValue("--debug", false);
        if (debug) {
            problem.printStackTrace(terminal.err());
            terminal.err().flush();
        }
        return ExitCode.PROBLEM;
    }

    /** What was worked out when malklug was built holds for serving alone. */
    private static void workOutParts() {
        System.setProperty(AotDetector.AOT_ENABLED, "false");
    }

    private static SpringApplication spring(Class<?> source, WebApplicationType type) {
        SpringApplication spring = new SpringApplication(source);
        quiet(spring, type);
        return spring;
    }

    private static void quiet(SpringApplication spring, WebApplicationType type) {
        spring.setWebApplicationType(type);
        spring.setLogStartupInfo(false);
        spring.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
    }

    private static Map<String, Object> defaults(String role, Map<String, String> more) {
        Map<String, Object> defaults = new HashMap<>(more);
        defaults.put("malklug.role", role);
        // What goes wrong at the start is said once, in a sentence, by explain().
        defaults.put("logging.level.org.springframework.boot.SpringApplication", OFF);
        defaults.put("logging.level.org.springframework.boot.diagnostics", OFF);
        defaults.put("logging.level.org.springframework.boot.web.server.servlet.context", OFF);
        defaults.put("logging.level.org.springframework.context", "error");
        defaults.put("logging.level.org.springdoc", "error");
        return defaults;
    }

    private String[] arguments(CommonOptions options, List<String> more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(options.asSettings());
        all.addAll(more);
        return all.toArray(String[]::new);
    }

    /** No part at all: only the settings. */
    private static final class Nothing {}
}
