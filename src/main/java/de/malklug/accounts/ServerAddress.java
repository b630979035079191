/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The base address of an account's server: https anywhere, plain http only to this machine. */
final class ServerAddress {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private ServerAddress() {}

    /** The address was refused. Its problem never repeats the address, which may hold a password. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final String problem;

        Refused(String problem) {
            super(problem);
            this.problem = problem;
        }

        /** Key of the problem. */
        String problem() {
            return problem;
        }
    }

    /** Without a slash at its end. */
    static URI parse(String text) throws Refused {
        URI address;
        try {
            address = new URI(text.strip().replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw new Refused("not-a-server");
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web || address.getHost() == null || address.getQuery() != null || address.getFragment() != null) {
            throw new Refused("not-a-server");
        }
        if (address.getUserInfo() != null) {
            throw new Refused("server-with-password");
        }
        if (scheme.equals("http")
                && !LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches()) {
            throw new Refused("server-not-secure");
        }
        return address;
    }
}
