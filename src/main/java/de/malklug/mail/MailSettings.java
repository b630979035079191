/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.mail.*}. The mail server itself is set with Spring Boot's {@code spring.mail.*}.
 *
 * @param from who mails come from, for example {@code malklug <malklug@agentur.example>}
 * @param patience how long a mail is tried before it is given up
 * @param pause how long to wait after the first try that did not work; doubles with every further one
 * @param longestPause at most this long
 * @param keep how long mails are kept after that
 */
@ConfigurationProperties("malklug.mail")
record MailSettings(
        @Nullable String from,
        @DefaultValue("2d") Duration patience,
        @DefaultValue("1m") Duration pause,
        @DefaultValue("1h") Duration longestPause,
        @DefaultValue("30d") Duration keep) {}
