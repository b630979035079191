/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.security.Allowed;
import de.malklug.security.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /calendar}: months, weeks and days of all municipalities. */
@Controller
class CalendarController {

    private static final String KEYS = "calendar-keys";
    private static final String OFF = "off";
    private static final Duration LONG = Duration.ofDays(400);

    private final CalendarPages pages;

    CalendarController(CalendarPages pages) {
        this.pages = pages;
    }

    @GetMapping("/calendar")
    @Allowed(Right.READ)
    String today(@RequestParam MultiValueMap<String, String> parameters) {
        return "redirect:"
                + new CalendarQuery(CalendarView.MONTH, pages.today(), PostFilters.of(parameters), null).href();
    }

    @GetMapping("/calendar/{view}/{date}")
    @Allowed(Right.READ)
    String calendar(
            @PathVariable String view,
            @PathVariable String date,
            @RequestParam MultiValueMap<String, String> parameters,
            @CookieValue(name = KEYS, defaultValue = "") String keys,
            Model model) {
        CalendarQuery query = CalendarQuery.of(view, date, parameters)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", pages.page(query));
        model.addAttribute("keys", !OFF.equals(keys));
        return "calendar/calendar";
    }

    /** Turns the calendar's single keys on or off, for this browser. */
    @PostMapping("/calendar/keys")
    @Allowed(Right.READ)
    String keys(
            @RequestParam(defaultValue = "false") boolean on,
            @RequestParam(defaultValue = "") String back,
            HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(KEYS, on ? "on" : OFF)
                .path("/")
                .maxAge(LONG)
                .httpOnly(true)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return "redirect:" + Back.to(back, "/calendar");
    }
}
