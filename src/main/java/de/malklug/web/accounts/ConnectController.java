/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.accounts;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountChecks;
import de.malklug.accounts.AccountConnections;
import de.malklug.accounts.AccountConnections.Outcome;
import de.malklug.accounts.AccountConnections.Way;
import de.malklug.editorial.AuditTrail;
import de.malklug.networks.AccountConnector;
import de.malklug.networks.Secret;
import de.malklug.security.Allowed;
import de.malklug.security.OwnAddress;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

/**
 * Connects an account in the browser. The way to the network is a link on a page of its own: the content policy lets no form
 * lead elsewhere, and there is something to say before a person leaves.
 */
@Controller
class ConnectController {

    /** Registered as the redirect address wherever malklug is an app. */
    static final String ANSWER = "/accounts/connect/answer";

    private final AccountPages pages;
    private final AccountConnections connections;
    private final AccountChecks checks;
    private final AuditTrail audit;
    private final OwnAddress address;
    private final Rights rights;
    private final Voice voice;

    ConnectController(
            AccountPages pages,
            AccountConnections connections,
            AccountChecks checks,
            AuditTrail audit,
            OwnAddress address,
            Rights rights,
            Voice voice) {
        this.pages = pages;
        this.connections = connections;
        this.checks = checks;
        this.audit = audit;
        this.address = address;
        this.rights = rights;
        this.voice = voice;
    }

    @PostMapping("/accounts/{id}/connect")
    @Allowed(Right.KEEP_ACCOUNTS)
    String begin(@PathVariable String id, HttpServletRequest request, Model model, RedirectAttributes next) {
        Account account = pages.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!rights.may(Right.KEEP_ACCOUNTS, account.municipality())) {
            throw new AccessDeniedException("Not this person's to keep");
        }
        if (!(connections.way(account) instanceof Way.Open)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        URI back = URI.create(address.asSeenBy(request).toString().replaceFirst("/$", "") + ANSWER);
        return switch (connections.begin(account, rights.current().name(), back)) {
            case AccountConnector.Ask ask -> {
                model.addAttribute("account", pages.view(account));
                model.addAttribute("address", ask.address().toString());
                model.addAttribute("host", ask.address().getHost());
                model.addAttribute("named", account.handle() != null);
                yield "accounts/connect";
            }
            case AccountConnector.NotConnected not -> {
                next.addFlashAttribute(Flash.NAME, Flash.refused(notConnected(not.evidence())));
                yield "redirect:/accounts/" + id;
            }
        };
    }

    /** Where the network sends the browser back to. */
    @GetMapping(ANSWER)
    @Allowed(Right.KEEP_ACCOUNTS)
    String end(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(name = "error", defaultValue = "") String error,
            RedirectAttributes next) {
        Outcome outcome = connections.end(
                state,
                code.isBlank() ? null : new Secret(code),
                error,
                rights.current().name(),
                rights.current().title(),
                this::record);
        next.addFlashAttribute(Flash.NAME, told(outcome));
        Account account = account(outcome);
        return account == null ? "redirect:/accounts" : "redirect:/accounts/" + account.id();
    }

    private void record(Account account, String secret) {
        AuditTrail.Subject subject =
                new AuditTrail.Subject("account", account.id(), account.id(), null, account.municipality());
        audit.record(rights.actor(), "account.connected", subject, null, Map.of("secret", secret));
    }

    private static @Nullable Account account(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Connected connected -> connected.account();
            case Outcome.AnotherAccount another -> another.account();
            case Outcome.NotConnected not -> not.account();
            case Outcome.Unknown unknown -> null;
        };
    }

    private Flash told(Outcome outcome) {
        Phrases phrases = voice.phrases();
        return switch (outcome) {
            case Outcome.Connected connected -> {
                AccountChecks.@Nullable Checked checked =
                        checks.canCheck(connected.account()) ? checks.check(connected.account()) : null;
                yield checked != null && !checked.works()
                        ? Flash.refused(phrases.text(
                                "accounts.check.failed", phrases.instant(checked.at()), checked.evidence()))
                        : Flash.done(
                                connected.owner() == null
                                        ? phrases.text("accounts.connected")
                                        : phrases.text("accounts.connected.as", connected.owner()));
            }
            case Outcome.AnotherAccount another ->
                Flash.refused(phrases.text(
                        "accounts.connect.another",
                        another.owner(),
                        String.valueOf(another.account().handle())));
            case Outcome.NotConnected not -> Flash.refused(notConnected(not.evidence()));
            case Outcome.Unknown unknown -> Flash.refused(phrases.text("accounts.connect.over"));
        };
    }

    private String notConnected(String evidence) {
        Phrases phrases = voice.phrases();
        return evidence.equals("access_denied") || evidence.isBlank()
                ? phrases.text("accounts.connect.refused-there")
                : phrases.text("accounts.connect.failed", evidence);
    }
}
