/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.inbox;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.contributions.Request;
import de.malklug.contributions.Requests;
import de.malklug.mail.Mail;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it was typed.
 *
 * @param towns of whom, by municipality: the address that gets the link, or an empty text
 */
record RequestForm(String theme, String wish, String day, String time, Map<String, String> towns) {

    /** @param field id of the field */
    record Problem(String field, String text) {}

    static RequestForm of(HttpServletRequest request, Collection<MunicipalityId> within) {
        List<String> chosen =
                List.of(Optional.ofNullable(request.getParameterValues("town")).orElse(new String[0]));
        Map<String, String> towns = new LinkedHashMap<>();
        within.stream()
                .map(MunicipalityId::value)
                .filter(chosen::contains)
                .forEach(each -> towns.put(each, text(request, "mail-" + each).strip()));
        return new RequestForm(
                text(request, "theme"), text(request, "wish"), text(request, "day"), text(request, "time"), towns);
    }

    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    /** When it ends; null if that is no time. */
    @Nullable
    Instant deadline(ZoneId zone) {
        return deadline(day, time, zone);
    }

    static @Nullable Instant deadline(String day, String time, ZoneId zone) {
        try {
            return LocalDate.parse(day)
                    .atTime(LocalTime.parse(time))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }

    List<Problem> problems(ZoneId zone, Instant now, Phrases phrases) {
        List<Problem> problems = new ArrayList<>();
        if (theme.isBlank()) {
            problems.add(new Problem("theme", phrases.text("inbox.problem.theme")));
        } else if (theme.strip().length() > Request.LONGEST_THEME) {
            problems.add(new Problem("theme", phrases.text("inbox.problem.long", Request.LONGEST_THEME)));
        }
        if (wish.strip().length() > Request.LONGEST_WISH) {
            problems.add(new Problem("wish", phrases.text("inbox.problem.long", Request.LONGEST_WISH)));
        }
        Instant end = deadline(zone);
        if (end == null || !end.isAfter(now)) {
            problems.add(new Problem("day", phrases.text("inbox.problem.deadline")));
        }
        if (towns.isEmpty()) {
            problems.add(new Problem("towns", phrases.text("inbox.problem.towns")));
        }
        towns.forEach((town, mail) -> {
            if (!mail.isEmpty() && !Mail.isAddress(mail)) {
                problems.add(new Problem("mail-" + town, phrases.text("inbox.problem.mail")));
            }
        });
        return problems;
    }

    /** What is asked for; only of a form without problems. */
    Requests.Wish wish(CampaignId campaign, Instant deadline) {
        Map<MunicipalityId, Optional<String>> asked = new LinkedHashMap<>();
        towns.forEach((town, mail) ->
                asked.put(new MunicipalityId(town), Optional.of(mail).filter(each -> !each.isEmpty())));
        return new Requests.Wish(campaign, theme.strip(), wish.strip(), deadline, asked);
    }
}
