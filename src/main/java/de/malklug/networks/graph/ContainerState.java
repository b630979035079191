/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

/**
 * What a container says about itself.
 *
 * @param words why it failed, in the network's words; else empty
 */
public record ContainerState(Kind kind, String words) {

    /** How far a container has come. */
    public enum Kind {
        IN_PROGRESS,
        FINISHED,
        PUBLISHED,
        ERROR,
        EXPIRED,
        /** A state nobody documents, or none. */
        OTHER;

        /** The state of that name. */
        public static Kind named(String name) {
            for (Kind kind : values()) {
                if (kind.name().equals(name)) {
                    return kind;
                }
            }
            return OTHER;
        }
    }
}
