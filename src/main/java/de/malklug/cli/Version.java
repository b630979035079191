/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the packaged jar names it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"malklug " + (version == null ? "(unpackaged)" : version)};
    }
}
