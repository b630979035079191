/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports on the loopback interface. */
final class FreePort {

    private static final int TRIES = 20;

    private FreePort() {}

    /** That port, or one soon after it, or any. */
    static int near(int wanted) {
        for (int port = wanted; port < wanted + TRIES; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        return 0;
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
