/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.launch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * The first class that runs. Compiled for Java 8, so that an older Java can say in one sentence what it lacks instead of
 * failing with a class file version. Stands at the root of the packaged jar and, when that is extracted, in the jar beside
 * the libraries.
 */
public final class Launcher {

    private static final int OLDEST = 21;
    private static final int WRONG_USE = 2;

    private Launcher() {}

    /**
     * Starts malklug if this Java is new enough.
     *
     * @param args handed on as they are
     * @throws Throwable what malklug throws
     */
    public static void main(String[] args) throws Throwable {
        String version = System.getProperty("java.specification.version");
        if (feature(version) < OLDEST) {
            System.err.println(sentence(version));
            System.exit(WRONG_USE);
        }
        start(args);
    }

    /** The sentence for a Java that is too old. */
    static String sentence(String version) {
        return "malklug braucht Java " + OLDEST + " oder neuer, hier läuft Java " + version + "; malklug needs Java "
                + OLDEST + " or newer, this is Java " + version + ".";
    }

    /** 8 for {@code 1.8}, 17 for {@code 17}. */
    static int feature(String version) {
        String number = version.startsWith("1.") ? version.substring(2) : version;
        return Integer.parseInt(number);
    }

    /**
     * In the packaged jar the application is not visible at first: Spring Boot's launcher makes it so and comes back here,
     * because this is also the class it is told to start.
     */
    private static void start(String[] args) throws Throwable {
        Class<?> next;
        try {
            next = load("de.malklug.Malklug");
        } catch (ClassNotFoundException packaged) {
            next = load("org.springframework.boot.loader.launch.JarLauncher");
        }
        Method main = next.getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    }
}
