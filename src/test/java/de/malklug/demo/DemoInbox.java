/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.contributions.Contributing;
import de.malklug.contributions.Contribution;
import de.malklug.contributions.Door;
import de.malklug.contributions.Entry;
import de.malklug.contributions.LinkTokens;
import de.malklug.contributions.Picture;
import de.malklug.contributions.Picture.Persons;
import de.malklug.contributions.Requests;
import de.malklug.contributions.Requests.Issued;
import de.malklug.editorial.Actor;
import de.malklug.editorial.Campaigns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What lies in the inbox when the demo begins: one request to three towns, and what Olpe sent. Does nothing where something lies there. */
final class DemoInbox {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final Actor AGENCY = new Actor("agentur", "Agentur, Planung", Actor.Role.AGENCY, null);
    private static final Path PICTURE = Path.of("campaigns/5malklug/media/naturpfad.png");

    private final Requests requests;
    private final Contributing contributing;
    private final LinkTokens tokens;
    private final Campaigns campaigns;
    private final Clock clock;
    private final URI base;

    DemoInbox(
            Requests requests,
            Contributing contributing,
            LinkTokens tokens,
            Campaigns campaigns,
            Clock clock,
            URI base) {
        this.requests = requests;
        this.contributing = contributing;
        this.tokens = tokens;
        this.campaigns = campaigns;
        this.clock = clock;
        this.base = base;
    }

    void lay() {
        if (campaigns.find(CAMPAIGN).isEmpty() || !requests.links(Set.of()).isEmpty()) {
            return;
        }
        Map<MunicipalityId, Optional<String>> towns = new LinkedHashMap<>();
        List.of("olpe", "soest", "menden").forEach(each -> towns.put(new MunicipalityId(each), Optional.empty()));
        List<Issued> asked = requests.ask(
                new Requests.Wish(
                        CAMPAIGN,
                        "Unser liebster Weg",
                        "Ein Foto und zwei bis vier Sätze: Welchen Weg gehen die Menschen bei Ihnen gern?",
                        clock.instant()
                                .plus(Duration.ofDays(3))
                                .atZone(ZoneId.of("Europe/Berlin"))
                                .with(LocalTime.NOON)
                                .toInstant(),
                        towns),
                AGENCY,
                base);
        requests.standing(CAMPAIGN, new MunicipalityId("soest"), AGENCY);
        try {
            send(asked.getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(Issued olpe) throws IOException {
        Door.Open door = (Door.Open) contributing.door(tokens.of(olpe.link()), null);
        Entry entry = new Entry(
                "Der Naturpfad am Stadtrand ist unser liebster Weg. An zehn Stellen erzählt das Handy, was dort wächst.",
                null,
                List.of(),
                "Vera Beispiel, Stadtmarketing Olpe",
                "vera@olpe.example",
                Locale.GERMAN);
        Contribution begun = contributing.keep(door, entry, Map.of()).orElseThrow();
        if (Files.isRegularFile(PICTURE)) {
            contributing.add(
                    begun,
                    PICTURE,
                    "Naturpfad.png",
                    new Picture.Words(
                            "Ein Weg führt durch einen Wald zu einer Tafel mit QR-Code.", Persons.NONE, true));
        }
        contributing.send(contributing.own(tokens.ofContribution(begun.id())).orElseThrow());
    }
}
