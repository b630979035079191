/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.admin.*}, {@code malklug.login.*} and what links in mails need.
 *
 * @param publicAddress where people reach malklug, for links in mails
 * @param admin the first person
 * @param login how patient the sign-in page is
 */
@ConfigurationProperties("malklug")
record SecuritySettings(
        @Nullable URI publicAddress,
        @DefaultValue Admin admin,
        @DefaultValue Login login) {

    /** @param password of {@code admin} on the first start; without it one is made and printed once */
    record Admin(@Nullable String password) {

        @Override
        public String toString() {
            return "Admin";
        }
    }

    /**
     * @param tries how many wrong passwords in a row are taken before a pause
     * @param pause how long the pause is; it doubles with every further wrong password
     * @param longestPause at most this long
     * @param sessionLifetime after which one has to sign in again, however busy one was
     * @param invitationLifetime how long an invitation may be accepted
     * @param resetLifetime how long the link to a new password is good
     */
    record Login(
            @DefaultValue("5") int tries,
            @DefaultValue("30s") Duration pause,
            @DefaultValue("15m") Duration longestPause,
            @DefaultValue("12h") Duration sessionLifetime,
            @DefaultValue("7d") Duration invitationLifetime,
            @DefaultValue("1h") Duration resetLifetime) {}
}
