/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.security.Person;
import de.malklug.security.PersonSignedIn;
import de.malklug.security.Theme;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * In which language and look a browser wants pages: {@code ?lang=}, else its cookie. Signing in brings the person's own
 * settings. Programs that call the API are answered in the language they ask for.
 */
@Component("localeResolver")
public class Preferences implements LocaleResolver {

    private static final String LANGUAGE = "lang";
    private static final String LOOK = "theme";
    private static final Set<String> LANGUAGES = Set.of("de", "en");
    private static final Duration LONG = Duration.ofDays(400);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String asked = known(request.getParameter(LANGUAGE));
        if (asked != null) {
            return Locale.of(asked);
        }
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.GERMAN : request.getLocale();
        }
        String remembered = known(cookie(request, LANGUAGE));
        return remembered == null ? Locale.GERMAN : Locale.of(remembered);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null && locale != null) {
            remember(request, response, LANGUAGE, locale.getLanguage());
        }
    }

    /** {@code light} or {@code dark}; null to follow the device. */
    public @Nullable String look(HttpServletRequest request) {
        String look = cookie(request, LOOK);
        return "light".equals(look) || "dark".equals(look) ? look : null;
    }

    /** Applies a look from the next page on. */
    public void choose(HttpServletRequest request, HttpServletResponse response, Theme theme) {
        remember(request, response, LOOK, theme.name().toLowerCase(Locale.ROOT));
    }

    @EventListener
    void on(PersonSignedIn event) {
        Person person = event.person();
        String language = known(person.language());
        if (language != null) {
            remember(event.request(), event.response(), LANGUAGE, language);
        }
        if (person.theme() != Theme.AUTOMATIC) {
            choose(event.request(), event.response(), person.theme());
        }
    }

    private static @Nullable String known(@Nullable String language) {
        return language != null && LANGUAGES.contains(language) ? language : null;
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }

    private static void remember(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path(request.getContextPath().isEmpty() ? "/" : request.getContextPath())
                .maxAge(LONG)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
