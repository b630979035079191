/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.me;

import de.malklug.notices.MailRhythm;
import de.malklug.notices.Notices;
import de.malklug.security.Allowed;
import de.malklug.security.ApiTokens;
import de.malklug.security.OwnSession;
import de.malklug.security.People;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.security.Theme;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Preferences;
import de.malklug.web.layout.Voice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /me}: language, look, password. */
@Controller
class MeController {

    private final People people;
    private final Rights rights;
    private final OwnSession session;
    private final Preferences preferences;
    private final Notices notices;
    private final Clock clock;
    private final PasskeyRows passkeys;
    private final ApiTokens tokens;
    private final Voice voice;

    MeController(
            People people,
            Rights rights,
            OwnSession session,
            Preferences preferences,
            Notices notices,
            PasskeyRows passkeys,
            ApiTokens tokens,
            Voice voice,
            Clock clock) {
        this.people = people;
        this.rights = rights;
        this.session = session;
        this.preferences = preferences;
        this.notices = notices;
        this.clock = clock;
        this.passkeys = passkeys;
        this.tokens = tokens;
        this.voice = voice;
    }

    @GetMapping("/me")
    @Allowed(Right.OWN_SETTINGS)
    String settings(HttpServletRequest request, Model model) {
        if (request.getParameter("passkey") != null) {
            model.addAttribute(Flash.NAME, Flash.done(voice.phrases().text("me.passkeys.added")));
        }
        model.addAttribute("tokens", tokens.of(rights.current().name()));
        model.addAttribute("words", voice.phrases());
        model.addAttribute("passkeys", passkeys.of(rights.current().name(), voice.phrases()));
        String look = preferences.look(request);
        model.addAttribute("person", rights.current());
        model.addAttribute("themes", Theme.values());
        model.addAttribute("theme", look == null ? Theme.AUTOMATIC : Theme.valueOf(look.toUpperCase(Locale.ROOT)));
        model.addAttribute("language", voice.phrases().locale().getLanguage());
        model.addAttribute("wish", notices.wish(rights.current().name()));
        model.addAttribute("rhythms", MailRhythm.values());
        model.addAttribute("wishZone", voice.phrases().zoneName(clock.instant()));
        model.addAttribute("canMail", notices.canMail());
        return "me/me";
    }

    @PostMapping("/me")
    @Allowed(Right.OWN_SETTINGS)
    String change(
            @RequestParam String language,
            @RequestParam Theme theme,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        Locale locale = language.equals("en") ? Locale.ENGLISH : Locale.GERMAN;
        people.changeSettings(rights.current().name(), locale.getLanguage(), theme);
        preferences.setLocale(request, response, locale);
        preferences.choose(request, response, theme);
        next.addFlashAttribute(Flash.NAME, Flash.done(voice.phrases(locale).text("me.saved")));
        return "redirect:/me";
    }

    @PostMapping("/me/password")
    @Allowed(Right.OWN_SETTINGS)
    String changePassword(
            @RequestParam String current,
            @RequestParam String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (!People.isFitting(next)) {
            return again("me.password.unfit", request, response, model);
        }
        if (!people.changePassword(rights.current().name(), current, next)) {
            return again("me.password.wrong", request, response, model);
        }
        session.goOn(request, response);
        redirect.addFlashAttribute(Flash.NAME, Flash.done(voice.phrases().text("me.password.changed")));
        return "redirect:/me";
    }

    private String again(String problem, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problem", voice.phrases().text(problem));
        return settings(request, model);
    }
}
