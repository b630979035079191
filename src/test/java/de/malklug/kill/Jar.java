/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.kill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The jar that {@code mvn verify} has built, as people start it.
 *
 * @param folder where it is started
 * @param command without malklug's own arguments
 */
record Jar(Path folder, List<String> command) {

    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int AOT_CACHES_SINCE = 25;

    Jar {
        command = List.copyOf(command);
    }

    /** {@code java -jar malklug.jar}. */
    static Jar packaged() {
        Path jar =
                Path.of(System.getProperty("malklug.jar", "target/malklug.jar")).toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; mvn verify builds it before this test");
        }
        return new Jar(jar.getParent(), command(jar));
    }

    /**
     * The same, taken apart and with an AOT cache where Java has them: starts in a third of the time; or the folder that {@code
     * malklug.fast-start} names.
     */
    static Jar extracted(Path folder) {
        String fastStart = System.getProperty("malklug.fast-start");
        if (fastStart != null) {
            List<String> options = List.of("-XX:AOTCache=malklug.aot", "@malklug.options");
            return new Jar(Path.of(fastStart), command(Path.of("malklug.jar"))).with(options);
        }
        if (Runtime.version().feature() < AOT_CACHES_SINCE) {
            return packaged();
        }
        Jar packaged = packaged();
        Path app = folder.resolve("app");
        run(packaged, folder, List.of("-Djarmode=tools"), List.of("extract", "--destination", app.toString()));
        Jar extracted = new Jar(app, command(Path.of("malklug.jar")));
        List<String> training = List.of("-XX:AOTCacheOutput=malklug.aot", "-Dspring.context.exit=onRefresh");
        run(
                extracted,
                folder,
                training,
                List.of("serve", "--server.port=0", "--malklug.data=" + folder.resolve("training")));
        return extracted.with(List.of("-XX:AOTCache=malklug.aot"));
    }

    private static List<String> command(Path jar) {
        return List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-jar", jar.toString());
    }

    private Jar with(List<String> options) {
        List<String> more = new ArrayList<>(command);
        more.addAll(1, options);
        return new Jar(folder, more);
    }

    private static void run(Jar jar, Path logs, List<String> options, List<String> arguments) {
        Path log = logs.resolve("preparation.log");
        try (JarProcess process = JarProcess.start(jar.with(options), log, Map.of(), arguments)) {
            if (!process.endsWithin(PATIENCE) || process.exitCode() != 0) {
                throw new IllegalStateException("Could not prepare " + jar + ":\n" + process.output());
            }
        }
    }
}
