/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Tells addresses of the open internet from those of this machine, its neighbours and other special networks. */
final class PublicAddress {

    /** IPv4 networks that are not the open internet (RFC 6890 and the private ones), as first address and prefix length. */
    private static final List<Block> SPECIAL = List.of(
            new Block(0x00000000, 8), // this network
            new Block(0x0A000000, 8), // private
            new Block(0x64400000, 10), // shared by carriers
            new Block(0x7F000000, 8), // loopback
            new Block(0xA9FE0000, 16), // link-local, cloud metadata
            new Block(0xAC100000, 12), // private
            new Block(0xC0000000, 24), // protocol assignments
            new Block(0xC0000200, 24), // documentation
            new Block(0xC0586300, 24), // 6to4 relays
            new Block(0xC0A80000, 16), // private
            new Block(0xC6120000, 15), // benchmarks
            new Block(0xC6336400, 24), // documentation
            new Block(0xCB007100, 24), // documentation
            new Block(0xE0000000, 3)); // multicast, reserved, broadcast

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isGlobalUnicast(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] bytes) {
        int value = (bytes[0] & 255) << 24 | (bytes[1] & 255) << 16 | (bytes[2] & 255) << 8 | bytes[3] & 255;
        return SPECIAL.stream().noneMatch(block -> block.holds(value));
    }

    /** 2000::/3 without the parts that carry another address in them (Teredo, 6to4) or are for documentation. */
    private static boolean isGlobalUnicast(byte[] bytes) {
        int first = (bytes[0] & 255) << 8 | bytes[1] & 255;
        int second = (bytes[2] & 255) << 8 | bytes[3] & 255;
        boolean special = first == 0x2001 && (second < 0x0200 || second == 0x0db8)
                || first == 0x2002
                || first == 0x3fff && second < 0x1000;
        return (first & 0xE000) == 0x2000 && !special;
    }

    private record Block(int start, int prefix) {

        boolean holds(int address) {
            return (address ^ start) >>> (32 - prefix) == 0;
        }
    }
}
