/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code malklug.contributions.*}.
 *
 * @param publicAddress where people reach malklug, for links in mails malklug sends by itself; null if that is not known
 */
@ConfigurationProperties("malklug")
public record ContributionSettings(
        @Nullable URI publicAddress, @DefaultValue Contributions contributions) {

    /**
     * @param linkLifetime how long the standing link of a town works
     * @param reminder how long before a deadline people are reminded
     * @param pictures most pictures of one contribution
     * @param largestPicture largest picture, as it is sent
     * @param mostOpen most contributions by one link that nobody decided on yet
     * @param unsent how long what was begun and not sent is kept
     * @param keep how long after a decision name and address are kept
     */
    public record Contributions(
            @DefaultValue("90d") Duration linkLifetime,
            @DefaultValue("2d") Duration reminder,
            @DefaultValue("4") int pictures,
            @DefaultValue("15MB") DataSize largestPicture,
            @DefaultValue("50") int mostOpen,
            @DefaultValue("2d") Duration unsent,
            @DefaultValue("30d") Duration keep) {}

    /** Largest form somebody may send: all pictures at once, and a little for the rest. */
    public DataSize largestForm() {
        return DataSize.ofBytes(contributions.largestPicture().toBytes() * contributions.pictures()
                + DataSize.ofMegabytes(2).toBytes());
    }

    /** How long after a decision name and address are kept, in days. */
    public long keepDays() {
        return Math.max(1, contributions.keep().toDays());
    }
}
