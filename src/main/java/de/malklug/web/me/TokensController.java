/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.me;

import de.malklug.editorial.AuditTrail;
import de.malklug.security.Allowed;
import de.malklug.security.ApiTokens;
import de.malklug.security.Person;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tokens with which one's own programs use the API: made, shown once, made useless. */
@Controller
class TokensController {

    private static final int LONGEST_NAME = 60;

    private final ApiTokens tokens;
    private final AuditTrail audit;
    private final Rights rights;
    private final Voice voice;

    TokensController(ApiTokens tokens, AuditTrail audit, Rights rights, Voice voice) {
        this.tokens = tokens;
        this.audit = audit;
        this.rights = rights;
        this.voice = voice;
    }

    @PostMapping("/me/tokens")
    @Allowed(Right.OWN_SETTINGS)
    String make(@RequestParam(defaultValue = "") String name, RedirectAttributes next) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            next.addFlashAttribute(
                    Flash.NAME, Flash.refused(voice.phrases().text("me.tokens.name-wanted", LONGEST_NAME)));
            return "redirect:/me#tokens";
        }
        tokens.create(rights.current().name(), called).ifPresent(token -> {
            audit.record(rights.actor(), "token.created", own(), null, Map.of("name", called));
            next.addFlashAttribute("token", token);
        });
        return "redirect:/me#tokens";
    }

    @PostMapping("/me/tokens/{id}/revoke")
    @Allowed(Right.OWN_SETTINGS)
    String revoke(@PathVariable String id, RedirectAttributes next) {
        String person = rights.current().name();
        tokens.of(person).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .ifPresent(token -> {
                    tokens.revoke(person, id);
                    audit.record(rights.actor(), "token.revoked", own(), Map.of("name", token.name()), null);
                });
        next.addFlashAttribute(Flash.NAME, Flash.done(voice.phrases().text("me.tokens.revoked")));
        return "redirect:/me#tokens";
    }

    private AuditTrail.Subject own() {
        Person person = rights.current();
        return new AuditTrail.Subject("person", person.name(), person.title(), null, person.municipality());
    }
}
