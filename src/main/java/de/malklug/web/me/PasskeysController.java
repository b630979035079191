/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.me;

import de.malklug.security.Allowed;
import de.malklug.security.Passkeys;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /me/passkeys}: removes a passkey. Making one is Spring Security's work. */
@Controller
class PasskeysController {

    private final Passkeys passkeys;
    private final Rights rights;
    private final Voice voice;

    PasskeysController(Passkeys passkeys, Rights rights, Voice voice) {
        this.passkeys = passkeys;
        this.rights = rights;
        this.voice = voice;
    }

    @PostMapping("/me/passkeys/remove")
    @Allowed(Right.OWN_SETTINGS)
    String remove(@RequestParam String id, RedirectAttributes next) {
        next.addFlashAttribute(
                Flash.NAME,
                passkeys.remove(rights.current().name(), id)
                        ? Flash.done(voice.phrases().text("me.passkeys.removed"))
                        : Flash.refused(voice.phrases().text("me.passkeys.gone")));
        return "redirect:/me";
    }
}
