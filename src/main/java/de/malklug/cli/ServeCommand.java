/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.security.Allowed;
import de.malklug.security.Right;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs malklug until it is told to end. */
@Allowed(Right.ADMINISTER)
@Command(name = "serve", description = "${bundle:cli.serve}")
final class ServeCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final AnchorOption anchor = new AnchorOption();

    @Option(names = "--probe", description = "${bundle:cli.option.probe}")
    private boolean probe;

    ServeCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        AtomicReference<@Nullable ServeLock> lock = new AtomicReference<>();
        CountDownLatch closed = new CountDownLatch(1);
        try (ConfigurableApplicationContext malklug = startup.serving(options, anchor.asSettings(), prepared -> {
            Environment settings = prepared.getEnvironment();
            checkPort(settings.getProperty("server.port", "8080"));
            lock.set(ServeLock.take(Path.of(settings.getProperty("malklug.data", "data"))));
        })) {
            malklug.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
            new Greeting(terminal).say(malklug);
            if (probe) {
                boolean fine = new Probe().answers(malklug);
                terminal.say(terminal.text(fine ? "cli.serve.probe-fine" : "cli.serve.probe-bad"));
                return fine ? ExitCode.FINE : ExitCode.PROBLEM;
            }
            closed.await();
            return ExitCode.FINE;
        } finally {
            ServeLock held = lock.get();
            if (held != null) {
                held.close();
            }
        }
    }

    /** Before anything else trips over it. */
    private static void checkPort(String port) {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > LAST_PORT) {
            throw new StartRefused("cli.start.setting-value", "server.port", port);
        }
    }
}
