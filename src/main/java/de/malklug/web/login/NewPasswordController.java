/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.login;

import de.malklug.security.Allowed;
import de.malklug.security.PasswordResets;
import de.malklug.security.People;
import de.malklug.security.Person;
import de.malklug.security.Right;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /password}: a new password by mail. Never tells who is known to malklug. */
@Controller
class NewPasswordController {

    private static final String SECRET = "password-reset";

    private final PasswordResets resets;
    private final Voice voice;

    NewPasswordController(PasswordResets resets, Voice voice) {
        this.resets = resets;
        this.voice = voice;
    }

    @GetMapping("/password/forgotten")
    @Allowed(Right.EVERYONE)
    String ask(@RequestParam(required = false) @Nullable String asked, Model model) {
        model.addAttribute("possible", resets.isPossible());
        model.addAttribute("asked", asked != null);
        return "login/forgotten";
    }

    @PostMapping("/password/forgotten")
    @Allowed(Right.EVERYONE)
    String send(@RequestParam(defaultValue = "") String username, HttpServletRequest request) {
        if (!username.isBlank()) {
            resets.ask(username, request.getRemoteAddr(), voice::phrases);
        }
        return "redirect:/password/forgotten?asked";
    }

    @GetMapping(PasswordResets.PATH + "{secret}")
    @Allowed(Right.EVERYONE)
    String follow(@PathVariable String secret, HttpSession session) {
        session.setAttribute(SECRET, secret);
        return "redirect:/password/new";
    }

    @GetMapping("/password/new")
    @Allowed(Right.EVERYONE)
    String choose(HttpSession session, HttpServletResponse response, Model model) {
        return page(secret(session), null, response, model);
    }

    @PostMapping("/password/new")
    @Allowed(Right.EVERYONE)
    String change(
            @RequestParam(defaultValue = "") String password,
            HttpSession session,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        String secret = secret(session);
        if (!People.isFitting(password)) {
            return page(secret, voice.phrases().text("login.password.unfit"), response, model);
        }
        if (!resets.reset(secret, password, voice::phrases)) {
            return page(secret, null, response, model);
        }
        session.removeAttribute(SECRET);
        next.addFlashAttribute(Flash.NAME, Flash.done(voice.phrases().text("login.new-password.done")));
        return "redirect:/login";
    }

    private String page(String secret, @Nullable String problem, HttpServletResponse response, Model model) {
        Optional<Person> person = resets.behind(secret);
        if (person.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "login/gone";
        }
        if (problem != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("person", person.get());
        model.addAttribute("problem", problem);
        return "login/new-password";
    }

    private static String secret(HttpSession session) {
        return session.getAttribute(SECRET) instanceof String secret ? secret : "";
    }
}
