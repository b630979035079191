/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.login;

import de.malklug.security.Allowed;
import de.malklug.security.Invitation;
import de.malklug.security.Invitation.Acceptance;
import de.malklug.security.Invitations;
import de.malklug.security.People;
import de.malklug.security.Right;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
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

/** {@code /invitation}: somebody invited chooses a password. The link's secret leaves the address bar at once. */
@Controller
class InvitedController {

    private static final String SECRET = "invitation";

    private final Invitations invitations;
    private final Voice voice;

    InvitedController(Invitations invitations, Voice voice) {
        this.invitations = invitations;
        this.voice = voice;
    }

    @GetMapping(Invitations.PATH + "{secret}")
    @Allowed(Right.EVERYONE)
    String follow(@PathVariable String secret, HttpSession session) {
        session.setAttribute(SECRET, secret);
        return "redirect:/invitation";
    }

    @GetMapping("/invitation")
    @Allowed(Right.EVERYONE)
    String ask(HttpSession session, HttpServletResponse response, Model model) {
        return page(secret(session), null, null, response, model);
    }

    @PostMapping("/invitation")
    @Allowed(Right.EVERYONE)
    String accept(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String password,
            HttpSession session,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        String secret = secret(session);
        if (title.strip().length() > 128) {
            return page(secret, title, phrases.text("people.problem.title"), response, model);
        }
        if (!People.isFitting(password)) {
            return page(secret, title, phrases.text("login.password.unfit"), response, model);
        }
        return switch (invitations.accept(secret, title, password)) {
            case Acceptance.Welcome welcome -> {
                session.removeAttribute(SECRET);
                next.addFlashAttribute(
                        Flash.NAME,
                        Flash.done(phrases.text(
                                "login.invited.done", welcome.person().name())));
                yield "redirect:/login";
            }
            case Acceptance.Known known -> {
                next.addFlashAttribute(Flash.NAME, Flash.refused(phrases.text("login.invited.known")));
                yield "redirect:/login";
            }
            case Acceptance.Gone gone -> page(secret, null, null, response, model);
        };
    }

    private String page(
            String secret,
            @Nullable String title,
            @Nullable String problem,
            HttpServletResponse response,
            Model model) {
        Optional<Invitation> invitation = invitations.behind(secret);
        if (invitation.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "login/gone";
        }
        if (problem != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        Phrases phrases = voice.phrases();
        model.addAttribute("invitation", invitation.get());
        model.addAttribute(
                "role", phrases.text("people.role." + invitation.get().role()));
        model.addAttribute("until", phrases.instant(invitation.get().expiresAt()));
        model.addAttribute("chosen", title == null ? invitation.get().displayName() : title);
        model.addAttribute("problem", problem);
        return "login/invited";
    }

    private static String secret(HttpSession session) {
        return session.getAttribute(SECRET) instanceof String secret ? secret : "";
    }
}
