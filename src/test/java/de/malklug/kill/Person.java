/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.kill;

import de.malklug.testing.standin.StandInPost;
import de.malklug.testing.standin.TelegramStandIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is asked where malklug can't look: waits until nothing is on its way any more, looks, and answers. What is to be posted
 * by hand counts as posted; what malklug looked for in vain is not there.
 */
final class Person {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Longer than the slowest network here needs to carry out what a dead process asked for. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LedgerFile ledger;
    private final LedgerApi api;
    private final LossyNetworks networks;

    Person(LedgerFile ledger, LedgerApi api, LossyNetworks networks) {
        this.ledger = ledger;
        this.api = api;
        this.networks = networks;
    }

    /** Answers what was asked long enough ago. */
    void answer() {
        long before = Instant.now().minus(PATIENCE).toEpochMilli();
        for (LedgerFile.Asked asked : ledger.asked()) {
            if (asked.code().equals("by-hand")) {
                confirm(asked, URI.create("http://127.0.0.1/app"));
            } else if (asked.code().equals("unconfirmed.no-finder") && asked.askedAt() < before) {
                look(asked);
            } else if (asked.code().equals("unconfirmed.ask")
                    && asked.explanation().getFirst().isEmpty()) {
                deny(asked);
            }
        }
    }

    private void look(LedgerFile.Asked asked) {
        String text = asked.parts().get(Integer.parseInt(asked.explanation().get(1)) - 1);
        int town = Integer.parseInt(asked.account().replaceAll("\\D", ""));
        TelegramStandIn telegram = (TelegramStandIn) networks.server(KillNetwork.TELEGRAM, town);
        Optional<StandInPost> there = telegram.posts(KillNetwork.TELEGRAM.nameOf(town)).stream()
                .filter(post -> post.text().equals(text))
                .findFirst();
        if (there.isPresent()) {
            confirm(asked, URI.create(telegram.address(there.get())));
        } else {
            deny(asked);
        }
    }

    private void deny(LedgerFile.Asked asked) {
        api.decide(asked.id(), "deny", version(asked));
    }

    private void confirm(LedgerFile.Asked asked, URI address) {
        api.decide(asked.id(), "confirm", version(asked).put("url", address.toString()));
    }

    private static ObjectNode version(LedgerFile.Asked asked) {
        return JSON.createObjectNode().put("version", asked.version());
    }
}
