/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.queue.Clockwork;
import de.malklug.security.Rights;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame and its reader's phrases. */
@ControllerAdvice("de.malklug.web")
class FrameAdvice {

    private final Preferences preferences;
    private final Voice voice;
    private final Frame.Parts parts;

    FrameAdvice(
            Preferences preferences,
            Voice voice,
            Rights rights,
            Navigation navigation,
            CampaignShelf shelf,
            Clockwork clockwork,
            StopWords stops,
            NoticeBell bell,
            Clock clock) {
        this.preferences = preferences;
        this.voice = voice;
        this.parts = new Frame.Parts(rights, navigation, shelf, clockwork, stops, bell, clock);
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        return new Frame(request, preferences.look(request), voice.phrases(), parts);
    }
}
