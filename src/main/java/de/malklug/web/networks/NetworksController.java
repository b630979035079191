/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.networks;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.networks.Abilities;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.layout.Voice;
import de.malklug.wording.NetworkWords;
import de.malklug.wording.Phrases;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /networks}: what each network can and cannot do, as its adapter says. */
@Controller
class NetworksController {

    private final Networks networks;
    private final Accounts accounts;
    private final Voice voice;

    NetworksController(Networks networks, Accounts accounts, Voice voice) {
        this.networks = networks;
        this.accounts = accounts;
        this.voice = voice;
    }

    /**
     * A network as a row.
     *
     * @param accounts how many accounts of the campaign are on it
     */
    record Row(String name, String id, int accounts, List<NetworkWords.Line> lines) {}

    @GetMapping("/networks")
    @Allowed(Right.READ)
    String networks(Model model) {
        Phrases phrases = voice.phrases();
        NetworkWords words = new NetworkWords(phrases);
        Map<NetworkId, Long> used =
                accounts.all().stream().collect(Collectors.groupingBy(Account::network, Collectors.counting()));
        model.addAttribute(
                "rows",
                networks.abilities().stream()
                        .map(each -> row(each, used.getOrDefault(each.id(), 0L), words, phrases))
                        .toList());
        return "networks/networks";
    }

    private static Row row(Abilities abilities, long accounts, NetworkWords words, Phrases phrases) {
        return new Row(phrases.network(abilities.id()), abilities.id().value(), (int) accounts, words.lines(abilities));
    }
}
