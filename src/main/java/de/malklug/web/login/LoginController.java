/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.login;

import de.malklug.security.Allowed;
import de.malklug.security.PasswordResets;
import de.malklug.security.Right;
import de.malklug.security.SignInWays;
import de.malklug.web.layout.Voice;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /login}: name and password. Checking them is Spring Security's work. */
@Controller
class LoginController {

    private static final long LONGEST_TOLD = Duration.ofDays(1).toSeconds();

    /** Why somebody from an organisation was not let in. */
    private static final Set<String> SSO = Set.of("no-group", "no-name", "known", "locked", "failed");

    private final PasswordResets resets;
    private final SignInWays ways;
    private final Voice voice;

    LoginController(PasswordResets resets, SignInWays ways, Voice voice) {
        this.resets = resets;
        this.ways = ways;
        this.voice = voice;
    }

    @GetMapping("/login")
    @Allowed(Right.EVERYONE)
    String form(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable Long wait,
            @RequestParam(required = false) @Nullable String goodbye,
            @RequestParam(required = false) @Nullable String ended,
            @RequestParam(required = false) @Nullable String sso,
            Model model) {
        if (wait != null && wait > 0) {
            Duration pause = Duration.ofSeconds(Math.min(wait, LONGEST_TOLD));
            model.addAttribute(
                    "problem",
                    voice.phrases().text("login.wait", voice.phrases().duration(pause)));
        } else if (sso != null) {
            String key = "login.sso." + sso;
            model.addAttribute("problem", voice.phrases().text(SSO.contains(sso) ? key : "login.sso.failed"));
        } else if (error != null) {
            model.addAttribute("problem", voice.phrases().text("login.wrong"));
        }
        model.addAttribute("goodbye", goodbye != null);
        model.addAttribute("ended", ended != null);
        model.addAttribute("passkeys", ways.hasPasskeys());
        model.addAttribute("sso", ways.hasSingleSignOn());
        model.addAttribute(
                "ssoTitle",
                ways.singleSignOnTitle().orElseGet(() -> voice.phrases().text("login.sso")));
        model.addAttribute("reset", resets.isPossible());
        return "login/login";
    }
}
