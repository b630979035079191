/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.accounts;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountChecks;
import de.malklug.accounts.AccountChecks.Checked;
import de.malklug.accounts.EnteredSecrets;
import de.malklug.accounts.SecretReference;
import de.malklug.editorial.AuditTrail;
import de.malklug.networks.Secret;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /accounts}: every account's health, and one account with what there is to do. Shows no secret. */
@Controller
class AccountsController {

    private static final int LONGEST_SECRET = 4_000;

    private final AccountPages pages;
    private final AccountChecks checks;
    private final EnteredSecrets secrets;
    private final AuditTrail audit;
    private final Rights rights;
    private final Voice voice;

    AccountsController(
            AccountPages pages,
            AccountChecks checks,
            EnteredSecrets secrets,
            AuditTrail audit,
            Rights rights,
            Voice voice) {
        this.pages = pages;
        this.checks = checks;
        this.secrets = secrets;
        this.audit = audit;
        this.rights = rights;
        this.voice = voice;
    }

    @GetMapping("/accounts")
    @Allowed(Right.SEE_ACCOUNTS)
    String accounts(Model model) {
        model.addAttribute("accounts", pages.all());
        return "accounts/accounts";
    }

    @GetMapping("/accounts/{id}")
    @Allowed(Right.SEE_ACCOUNTS)
    String account(@PathVariable String id, Model model) {
        model.addAttribute("account", pages.view(find(id)));
        return "accounts/account";
    }

    @PostMapping("/accounts/{id}/check")
    @Allowed(Right.KEEP_ACCOUNTS)
    String check(@PathVariable String id, RedirectAttributes next) {
        Account account = kept(id);
        if (checks.canCheck(account)) {
            next.addFlashAttribute(Flash.NAME, told(checks.check(account)));
        }
        return "redirect:/accounts/" + id;
    }

    /** Replaces a secret that is kept in the vault, and tries it at once. */
    @PostMapping("/accounts/{id}/secret")
    @Allowed(Right.KEEP_ACCOUNTS)
    String enter(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String value,
            RedirectAttributes next) {
        Account account = kept(id);
        if (!(account.secrets().get(name) instanceof SecretReference.InVault)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Phrases phrases = voice.phrases();
        if (value.isBlank() || value.length() > LONGEST_SECRET) {
            next.addFlashAttribute(Flash.NAME, Flash.refused(phrases.text("accounts.secret.empty")));
            return "redirect:/accounts/" + id;
        }
        AuditTrail.Subject subject =
                new AuditTrail.Subject("account", account.id(), account.id(), null, account.municipality());
        secrets.put(
                account,
                name,
                new Secret(value.strip()),
                rights.current().title(),
                () -> audit.record(rights.actor(), "account.connected", subject, null, Map.of("secret", name)));
        next.addFlashAttribute(
                Flash.NAME,
                checks.canCheck(account)
                        ? told(checks.check(account))
                        : Flash.done(phrases.text("accounts.secret.kept")));
        return "redirect:/accounts/" + id;
    }

    private Flash told(Checked checked) {
        Phrases phrases = voice.phrases();
        return checked.works()
                ? Flash.done(phrases.text("accounts.check.works", phrases.instant(checked.at())))
                : Flash.refused(
                        phrases.text("accounts.check.failed", phrases.instant(checked.at()), checked.evidence()));
    }

    private Account find(String id) {
        return pages.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Account kept(String id) {
        Account account = find(id);
        if (!rights.may(Right.KEEP_ACCOUNTS, account.municipality())) {
            throw new AccessDeniedException("Not this person's to keep");
        }
        return account;
    }
}
