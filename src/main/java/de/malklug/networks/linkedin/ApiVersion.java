/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import de.malklug.networks.Warning;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The version every call names, and how long LinkedIn still serves it. */
final class ApiVersion {

    private static final Logger log = LoggerFactory.getLogger(ApiVersion.class);
    private static final DateTimeFormatter HEADER = DateTimeFormatter.ofPattern("yyyyMM");

    private final YearMonth version;
    private final LocalDate ends;
    private final LocalDate warnsFrom;
    private final Clock clock;
    private final AtomicReference<@Nullable LocalDate> logged = new AtomicReference<>();

    ApiVersion(LinkedInSettings settings, Clock clock) {
        this.version = YearMonth.parse(settings.version(), HEADER);
        this.ends = version.plusMonths(settings.versionMonths()).atDay(settings.versionDay());
        this.warnsFrom = ends.minusDays(settings.versionWarning().toDays());
        this.clock = clock;
    }

    /** As the header names it, and logs once a day if it ends soon. */
    String header() {
        LocalDate today = today();
        if (endsSoon() && !today.equals(logged.getAndSet(today))) {
            log.warn(
                    "LinkedIn serves version {} of its API until about {}; set malklug.networks.linkedin.version to a newer one",
                    name(),
                    ends);
        }
        return name();
    }

    String name() {
        return HEADER.format(version);
    }

    /** The day from which it may be served no more. */
    LocalDate ends() {
        return ends;
    }

    boolean endsSoon() {
        return !today().isBefore(warnsFrom);
    }

    List<Warning> warnings() {
        if (!endsSoon()) {
            return List.of();
        }
        boolean over = !today().isBefore(ends);
        return List.of(new Warning(
                over ? "linkedin-version-over" : "linkedin-version-ends", List.of(name(), ends.toString())));
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
