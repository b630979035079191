/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.cli.Commands;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/**
 * Starts malklug's {@code serve} for people who want to see what it does: the campaign in {@code campaigns/5malklug} in fast
 * motion, networks that live in this process, everything kept in {@code data/demo}. Arguments are those of
 * {@code serve}; they are stronger than what the demo sets.
 */
public final class Demo {

    private static final String DATA = "malklug.data";
    private static final int INTERRUPTED = 130;
    private static final String CAMPAIGNS = "malklug.campaigns";

    /** What the demo is made of, for {@link DemoMalklug}. */
    private static volatile DemoParts parts = DemoParts.NONE;

    private Demo() {}

    /**
     * Runs until it is ended.
     *
     * @param args settings for {@code serve}, for example {@code --server.port=9090}
     */
    public static void main(String... args) {
        Map<String, String> given = settings(args);
        Path folder = Path.of(given.getOrDefault(DATA, "data/demo"));
        DemoFolder data = DemoFolder.open(folder);
        if (data == null) {
            System.err.println(DemoWelcome.runningAlready(folder));
            System.exit(1);
            return;
        }
        Tape tape = Tape.in(data, Clock.systemUTC());
        DemoNetworks networks = DemoNetworks.start(data);
        DemoAccounts accounts = DemoAccounts.write(data, networks);
        FastMotion motion = new FastMotion(Path.of(given.getOrDefault(CAMPAIGNS, "campaigns")), accounts, tape);
        parts = new DemoParts(motion, new DemoWelcome(folder));
        tape.keepRunning();
        AtomicInteger ended = new AtomicInteger();
        SpringApplication.getShutdownHandlers().add(() -> endWith(ended.get()));
        ended.set(Commands.run(DemoMalklug.class, arguments(args, given, folder, networks)));
        System.exit(ended.get());
    }

    /** The networks in this process are of no more use; and Maven takes no other code for an ending that was asked for. */
    private static void endWith(int code) {
        Runtime.getRuntime().halt(code == 0 ? INTERRUPTED : code);
    }

    static DemoParts parts() {
        return parts;
    }

    private static Map<String, String> settings(String... args) {
        Map<String, String> settings = new TreeMap<>();
        Arrays.stream(args)
                .filter(each -> each.startsWith("--") && each.contains("="))
                .map(each -> each.substring(2).split("=", 2))
                .forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }

    private static String[] arguments(String[] args, Map<String, String> given, Path folder, DemoNetworks networks) {
        Map<String, String> settings = new TreeMap<>(DemoSettings.all());
        settings.put(DATA, folder.toString());
        settings.put("malklug.accounts", folder.resolve(DemoAccounts.FILE).toString());
        settings.putAll(networks.settings());
        String port = given.getOrDefault("server.port", String.valueOf(FreePort.near(DemoSettings.PORT)));
        settings.put("server.port", port);
        settings.put("malklug.public-address", "http://127.0.0.1:" + port);
        settings.keySet().removeAll(given.keySet());
        List<String> arguments = new ArrayList<>(List.of("serve"));
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.addAll(List.of(args));
        return arguments.toArray(String[]::new);
    }
}
