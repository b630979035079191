/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.contribute;

import de.malklug.contributions.Contribution;
import de.malklug.contributions.ContributionLink;
import de.malklug.contributions.Door;
import de.malklug.contributions.LinkTokens;
import de.malklug.contributions.SendingThrottle;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Where nothing can be sent (any more): says why and whom to ask, and gives typed words back. */
@Component
class ClosedPages {

    private static final String VIEW = "contribute/closed";

    private final SendingThrottle throttle;
    private final LinkTokens tokens;
    private final Voice voice;

    ClosedPages(SendingThrottle throttle, LinkTokens tokens, Voice voice) {
        this.throttle = throttle;
        this.tokens = tokens;
        this.voice = voice;
    }

    /**
     * What such a page says.
     *
     * @param status where one can follow what was sent; null if that is not known
     * @param typed to be copied; empty if nothing was typed
     */
    record ClosedPage(String title, String text, @Nullable String status, String typed) {}

    String closed(Door.Closed gone, String typed, HttpServletResponse response, Model model) {
        Phrases phrases = voice.phrases();
        ContributionLink link = gone.link();
        String word = gone.state().name().toLowerCase(Locale.ROOT);
        return show(
                HttpStatus.GONE,
                phrases.text("contribute.closed." + word + ".title"),
                phrases.text("contribute.closed." + word, phrases.instant(link.expiresAt()), link.createdBy()),
                null,
                typed,
                response,
                model);
    }

    /** Somebody decided on it meanwhile. */
    String settled(Contribution own, String typed, HttpServletResponse response, Model model) {
        Phrases phrases = voice.phrases();
        return show(
                HttpStatus.CONFLICT,
                phrases.text("contribute.closed.settled.title"),
                phrases.text("contribute.closed.settled"),
                LinkTokens.PATH + tokens.ofContribution(own.id()) + "/status",
                typed.equals(own.entry().text()) ? "" : typed,
                response,
                model);
    }

    String unknown(String typed, HttpServletRequest request, HttpServletResponse response, Model model) {
        Phrases phrases = voice.phrases();
        boolean pause = throttle.wrong(request.getRemoteAddr()).isPresent();
        return show(
                pause ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.NOT_FOUND,
                phrases.text("contribute.closed.unknown.title"),
                phrases.text(pause ? "contribute.closed.pause" : "contribute.closed.unknown"),
                null,
                typed,
                response,
                model);
    }

    private static String show(
            HttpStatus status,
            String title,
            String text,
            @Nullable String follow,
            String typed,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        model.addAttribute("closed", new ClosedPage(title, text, follow, typed));
        return VIEW;
    }
}
