/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The weeks before an election in which public bodies keep out of the campaign: posts that show office holders or praise successes are
 * looked at twice, or are not sent.
 *
 * @param id names it in files and in the audit trail
 * @param title the election, as people call it
 * @param from first day
 * @param to last day, included; usually the day of the election
 * @param municipalities whose posts it is about; empty for all
 * @param then what becomes of such posts
 * @param officeHolders words a post about office holders uses: titles and names
 * @param successWords words a post that praises successes uses
 * @param themes posts with one of these themes are marked by their authors as such posts, whatever their words
 */
public record NeutralityWindow(
        String id,
        String title,
        LocalDate from,
        LocalDate to,
        List<MunicipalityId> municipalities,
        Then then,
        List<String> officeHolders,
        List<String> successWords,
        List<String> themes) {

    /** Titles of office holders, where a window names none. */
    public static final List<String> OFFICE_HOLDERS = List.of(
            "Bürgermeister",
            "Bürgermeisterin",
            "Oberbürgermeister",
            "Oberbürgermeisterin",
            "Landrat",
            "Landrätin",
            "Dezernent",
            "Dezernentin",
            "Beigeordneter",
            "Beigeordnete",
            "Ratsmitglied",
            "Ratsmitglieder",
            "Minister",
            "Ministerin");

    /** Words of success messages, where a window names none. */
    public static final List<String> SUCCESS_WORDS = List.of(
            "Erfolg",
            "Erfolge",
            "erfolgreich",
            "Erfolgsbilanz",
            "Bilanz",
            "Meilenstein",
            "Vorreiter",
            "Spitzenplatz",
            "ausgezeichnet",
            "Auszeichnung");

    /**
     * @throws IllegalArgumentException if it ends before it begins
     */
    public NeutralityWindow {
        municipalities = List.copyOf(municipalities);
        officeHolders = List.copyOf(officeHolders);
        successWords = List.copyOf(successWords);
        themes = List.copyOf(themes);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A window ends before it begins: " + from + " to " + to);
        }
    }

    /** Whether it is open on that day for that municipality. */
    public boolean isOpen(LocalDate day, MunicipalityId municipality) {
        return !day.isBefore(from) && !day.isAfter(to) && concerns(municipality);
    }

    public boolean concerns(MunicipalityId municipality) {
        return municipalities.isEmpty() || municipalities.contains(municipality);
    }

    /** What becomes of posts with office holders or success messages. */
    public enum Then {
        /** One person more than usual must approve, at least two. */
        SECOND_APPROVAL,
        /** They are not released unless the agency lets them pass for a reason that is kept. */
        BLOCKS;

        /** As it stands in a campaign file. */
        @JsonIgnore
        public String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Then> of(String written) {
            return Stream.of(values())
                    .filter(each -> each.written().equals(written))
                    .findFirst();
        }
    }
}
