/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Wording;
import de.malklug.editorial.Actor;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What lies on the editorial desk when the demo begins: a post that waits for approval, one that was returned, one half written. */
final class DemoDesk {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final MunicipalityId OLPE = new MunicipalityId("olpe");
    private static final Actor PRESS = new Actor("soest", "Stadt Soest, Presse", Actor.Role.MUNICIPALITY, SOEST);
    private static final Actor AGENCY = new Actor("agentur", "Agentur, Planung", Actor.Role.AGENCY, null);
    private static final String ASKED = "Ihre Fragen an die Konferenz";

    private final Desk desk;
    private final LocalDateTime noon;

    private DemoDesk(Desk desk, Clock clock) {
        this.desk = desk;
        this.noon = LocalDateTime.now(clock.withZone(ZoneId.of("Europe/Berlin")))
                .toLocalDate()
                .atTime(12, 0);
    }

    /** Does nothing where something lies there already, or the campaign is another one. */
    static void lay(Desk desk, Posts posts, Clock clock) {
        List<StoredPost> all = posts.list(PostFilter.ALL, null, 1_000);
        boolean laid = all.stream().anyMatch(each -> ASKED.equals(each.post().heading()));
        if (!all.isEmpty() && !laid) {
            new DemoDesk(desk, clock).lay();
        }
    }

    private void lay() {
        submit(write(
                PRESS,
                SOEST,
                1,
                ASKED,
                "Was möchten Sie über die digitale Stadt wissen? Schreiben Sie uns Ihre Frage. Wir nehmen sie mit zur"
                        + " Konferenz am 18. November.\n\n#5malklug #SmartCity"));
        StoredPost asked = submit(write(
                PRESS,
                SOEST,
                2,
                "Lastenrad zum Ausprobieren",
                "In Soest bringen Lastenräder Einkäufe leise und sauber nach Hause. Kommen Sie vorbei und probieren Sie"
                        + " eines aus.\n\n#5malklug #Mobilität"));
        desk.giveBack(key(asked), asked.version(), "Bitte noch Ort und Uhrzeit nennen, @soest.", AGENCY);
        StoredPost begun = write(
                AGENCY,
                OLPE,
                3,
                "Naturpfad: Ihre schönste Stelle",
                "Welche Stelle am digitalen Naturpfad gefällt Ihnen am besten?\n\n#5malklug");
        desk.comment(key(begun), "@agentur Gibt es dazu ein Bild aus Olpe?", AGENCY);
    }

    private StoredPost write(Actor who, MunicipalityId town, int inDays, String title, String text) {
        Wording wording = new Wording(text, URI.create("https://smartcities-suedwestfalen.com/konferenz/"), List.of());
        PostDraft draft = new PostDraft(
                noon.plusDays(inDays),
                title,
                "beteiligung",
                List.of("mastodon", "bluesky"),
                wording,
                Map.of(),
                List.of());
        return done(desk.create(CAMPAIGN, town, draft, who));
    }

    private StoredPost submit(StoredPost post) {
        return done(desk.submit(key(post), post.version(), PRESS));
    }

    private static StoredPost done(Desk.Outcome outcome) {
        if (outcome instanceof Desk.Done done) {
            return done.post();
        }
        throw new IllegalStateException("The demo's desk could not be laid: " + outcome);
    }

    private static PostKey key(StoredPost post) {
        return new PostKey(
                post.campaign(), post.post().municipality(), post.post().id());
    }
}
