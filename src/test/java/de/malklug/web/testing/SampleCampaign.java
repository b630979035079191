/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import static de.malklug.queue.DeliveryStatus.CANCELLED;
import static de.malklug.queue.DeliveryStatus.FAILED;
import static de.malklug.queue.DeliveryStatus.HELD;
import static de.malklug.queue.DeliveryStatus.MISSED;
import static de.malklug.queue.DeliveryStatus.PUBLISHED;
import static de.malklug.queue.DeliveryStatus.SCHEDULED;
import static de.malklug.queue.DeliveryStatus.UNCONFIRMED;

import de.malklug.accounts.Account;
import de.malklug.accounts.SecretReference;
import de.malklug.campaign.Anchor;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Period;
import de.malklug.campaign.PostId;
import de.malklug.campaign.Rules;
import de.malklug.checks.Rule;
import de.malklug.checks.Weight;
import de.malklug.checks.WordingRules;
import de.malklug.media.MediaProperties;
import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryEvent;
import de.malklug.queue.DeliveryEvent.Kind;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A morning of a campaign, as the first design showed it: Monday, 9 November 2026, 09:12 in Soest. All of it is made up. */
public final class SampleCampaign {

    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    public static final Instant NOW = Instant.parse("2026-11-09T08:12:04Z");
    public static final CampaignId ID = new CampaignId("5malklug");

    public static final Campaign CAMPAIGN = new Campaign(
            ID,
            "Fünf Städte werden malklug",
            "#5malklug",
            ZONE,
            "de",
            new Period(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 11, 29)),
            new Anchor(
                    "Smart Cities: Konferenz",
                    LocalDateTime.of(2026, 11, 18, 10, 0),
                    LocalDateTime.of(2026, 11, 18, 16, 0),
                    URI.create("https://smartcities-suedwestfalen.com/konferenz/")),
            new Rules(
                    Rules.USUAL.latest(),
                    Rules.USUAL.approval(),
                    WordingRules.USUAL.with(Rule.CAMPAIGN_HASHTAG, Weight.ADVICE)),
            List.of(
                    town("arnsberg", "Arnsberg", "AR", 73_500),
                    town("bad-berleburg", "Bad Berleburg", "BB", 18_900),
                    town("menden", "Menden", "ME", 52_500),
                    town("olpe", "Olpe", "OL", 24_600),
                    town("soest", "Soest", "SO", 47_200),
                    new Municipality(
                            new MunicipalityId("suedwestfalen-agentur"),
                            "Agentur",
                            "SA",
                            null,
                            Municipality.Role.AGENCY)));

    /** The one picture of the sample posts, once it is in the library; null before. */
    private static volatile MediaProperties picture;

    private SampleCampaign() {}

    static void shows(MediaProperties taken) {
        picture = taken;
    }

    private static Municipality town(String id, String name, String sign, int population) {
        return new Municipality(new MunicipalityId(id), name, sign, population, Municipality.Role.TOWN);
    }

    /** Two accounts for each municipality. */
    public static List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        for (Municipality each : CAMPAIGN.municipalities()) {
            String id = each.id().value();
            String short_ = id.equals("suedwestfalen-agentur") ? "agentur" : id;
            accounts.add(account(id, "mastodon", "https://beispiel.social", "@" + short_ + "@beispiel.social"));
            accounts.add(account(id, "bluesky", "https://bsky.beispiel.social", short_ + ".beispiel.social"));
        }
        return accounts;
    }

    private static Account account(String municipality, String network, String server, String handle) {
        return new Account(
                municipality + "-" + network,
                new MunicipalityId(municipality),
                new NetworkId(network),
                URI.create(server),
                handle,
                network.equals("bluesky")
                        ? Map.of("app-password", new SecretReference.InVault())
                        : Map.of("access-token", new SecretReference.Environment("MASTODON_TOKEN")),
                Map.of());
    }

    /** What is due, sent, unclear and missed that morning. */
    public static void fill(FakeLedger ledger) {
        ledger.clear();
        Delivery unclear = ledger.put(delivery("soest", "klimaneutral-2030", "Klimaneutral bis 2030", "bluesky")
                .due("2026-11-09T08:00:00Z")
                .attempts(1)
                .is(
                        UNCONFIRMED,
                        Explanation.of("unconfirmed.looking", "Keine Antwort nach 15 s", "2026-11-09T08:16:15Z"))
                .wake("2026-11-09T08:16:15Z")
                .build());
        happened(ledger, unclear, 1, Kind.PLAN, "2026-11-02T09:14:00Z", null, SCHEDULED, null, null);
        happened(
                ledger,
                unclear,
                2,
                Kind.ATTEMPT,
                "2026-11-09T08:00:00.004Z",
                "post",
                UNCONFIRMED,
                null,
                Explanation.of("unconfirmed.looking", "Keine Antwort nach 15 s", "2026-11-09T08:01:15Z"));
        happened(
                ledger,
                unclear,
                3,
                Kind.LOOK,
                "2026-11-09T08:01:15.020Z",
                null,
                UNCONFIRMED,
                null,
                Explanation.of("unconfirmed.looking", "503", "2026-11-09T08:16:15Z"));
        Delivery failed = ledger.put(delivery("menden", "neues-wir", "Neues Wir: mitmachen", "mastodon")
                .due("2026-11-09T07:30:00Z")
                .attempts(1)
                .is(FAILED, Explanation.of("rejected.credentials", "401"))
                .build());
        happened(
                ledger,
                failed,
                1,
                Kind.ATTEMPT,
                "2026-11-09T07:30:00.006Z",
                "post",
                FAILED,
                null,
                Explanation.of("rejected.credentials", "401"));
        ledger.put(delivery("soest", "mobilstationen", "Mobilstationen erklärt", "mastodon")
                .due("2026-11-06T16:00:00Z")
                .is(MISSED, Explanation.of("missed", "2026-11-06T16:00:00Z", "2026-11-06T18:00:00Z"))
                .build());
        ledger.put(delivery("arnsberg", "ehrenamt", "Ehrenamt digital: so geht Mitmachen", "mastodon")
                .due("2026-11-09T09:30:00Z")
                .build());
        ledger.put(delivery("arnsberg", "ehrenamt", "Ehrenamt digital: so geht Mitmachen", "bluesky")
                .due("2026-11-09T09:30:00Z")
                .build());
        ledger.put(delivery("bad-berleburg", "nachhaltigkeit", "Smart City trifft Nachhaltigkeitsstrategie", "mastodon")
                .due("2026-11-09T11:00:00Z")
                .build());
        ledger.put(delivery("olpe", "lastenraeder", "Lastenräder in der Innenstadt", "bluesky")
                .due("2026-11-09T13:00:00Z")
                .is(HELD, Explanation.of("held.person", "Agentur, Planung"))
                .build());
        ledger.put(delivery("menden", "laeden", "Leere Läden, neue Ideen", "mastodon")
                .due("2026-11-09T16:00:00Z")
                .build());
        ledger.put(delivery("soest", "wall", "Wall und Lastenrad", "bluesky")
                .due("2026-11-09T16:00:00Z")
                .build());
        ledger.put(delivery("arnsberg", "strategie", "Strategie zum Nachlesen", "mastodon")
                .due("2026-11-09T17:30:00Z")
                .build());
        published(
                ledger, "soest", "klimaneutral-2030", "Klimaneutral bis 2030", "mastodon", "2026-11-09T08:00:00Z", 310);
        published(
                ledger,
                "suedwestfalen-agentur",
                "neun-tage",
                "Noch neun Tage",
                "mastodon",
                "2026-11-09T07:00:00Z",
                180);
        published(
                ledger, "suedwestfalen-agentur", "neun-tage", "Noch neun Tage", "bluesky", "2026-11-09T07:00:00Z", 420);
        many(ledger);
    }

    private static void many(FakeLedger ledger) {
        List<String> towns = List.of("arnsberg", "bad-berleburg", "menden", "olpe", "soest");
        for (int i = 0; i < 60; i++) {
            String town = towns.get(i % towns.size());
            Instant due = Instant.parse("2026-10-27T08:00:00Z").plusSeconds(i * 4L * 3600);
            published(
                    ledger,
                    town,
                    "rueckblick-" + i,
                    "Rückblick " + (i + 1),
                    i % 2 == 0 ? "mastodon" : "bluesky",
                    due.toString(),
                    200 + i);
        }
        for (int i = 0; i < 30; i++) {
            String town = towns.get(i % towns.size());
            Instant due = Instant.parse("2026-11-10T08:00:00Z").plusSeconds(i * 5L * 3600);
            ledger.put(delivery(town, "ausblick-" + i, "Ausblick " + (i + 1), i % 2 == 0 ? "mastodon" : "bluesky")
                    .due(due.toString())
                    .build());
        }
        ledger.put(delivery("olpe", "abgesagt", "Stadtrundgang entfällt", "mastodon")
                .due("2026-11-08T09:00:00Z")
                .is(CANCELLED, Explanation.of("cancelled.plan"))
                .build());
    }

    private static void published(
            FakeLedger ledger, String town, String post, String title, String network, String due, int late) {
        Delivery delivery = ledger.put(delivery(town, post, title, network)
                .due(due)
                .attempts(1)
                .published(Instant.parse(due).plusMillis(late))
                .build());
        happened(ledger, delivery, 1, Kind.ATTEMPT, due, "post", PUBLISHED, null, null);
    }

    private static void happened(
            FakeLedger ledger,
            Delivery delivery,
            int seq,
            Kind kind,
            String at,
            String step,
            DeliveryStatus status,
            String person,
            Explanation why) {
        Instant start = Instant.parse(at);
        Instant end = kind == Kind.ATTEMPT && status == UNCONFIRMED ? start.plusMillis(15_008) : start.plusMillis(240);
        ledger.happened(new DeliveryEvent(delivery.id(), seq, kind, start, end, step, status, person, why));
    }

    public static DeliveryBuilder delivery(String municipality, String post, String title, String network) {
        return new DeliveryBuilder(municipality, post, title, network);
    }

    /** Builds a delivery of the campaign. */
    public static final class DeliveryBuilder {

        private final String municipality;
        private final String post;
        private final String title;
        private final String network;
        private Instant due = NOW;
        private Instant wake;
        private int attempts;
        private DeliveryStatus status = SCHEDULED;
        private Explanation why;
        private Instant published;
        private Instant asked;

        private DeliveryBuilder(String municipality, String post, String title, String network) {
            this.municipality = municipality;
            this.post = post;
            this.title = title;
            this.network = network;
        }

        public DeliveryBuilder due(String instant) {
            due = Instant.parse(instant);
            return this;
        }

        public DeliveryBuilder wake(String instant) {
            wake = Instant.parse(instant);
            return this;
        }

        public DeliveryBuilder attempts(int count) {
            attempts = count;
            return this;
        }

        public DeliveryBuilder is(DeliveryStatus now, Explanation because) {
            status = now;
            why = because;
            return this;
        }

        /** Since when a person is asked about it. */
        public DeliveryBuilder asked(String instant) {
            asked = Instant.parse(instant);
            return this;
        }

        public DeliveryBuilder published(Instant at) {
            status = PUBLISHED;
            published = at;
            return this;
        }

        private static Message.Part part(String title) {
            return new Message.Part(
                    title + ".\nEine Stadt macht sich auf den Weg, und alle können mitreden. #5malklug #SmartCity",
                    URI.create("https://smartcities-suedwestfalen.com/konferenz/"),
                    picture == null
                            ? List.of()
                            : List.of(picture.withAlt("Zeichnung der Soester Wallanlage mit Lastenrad")));
        }

        public Delivery build() {
            String account = municipality + "-" + network;
            String remote = published == null
                    ? null
                    : "r" + Math.abs(account.concat(post).hashCode());
            return new Delivery(
                    DeliveryId.of(ID.value(), municipality, post, account, ""),
                    ID,
                    new MunicipalityId(municipality),
                    new PostId(post),
                    account,
                    new NetworkId(network),
                    "klima",
                    title,
                    new Message(List.of(part(title)), Locale.GERMAN.getLanguage()),
                    status,
                    due,
                    wake == null ? due : wake,
                    attempts,
                    why,
                    remote,
                    remote == null ? null : URI.create("https://beispiel.social/@" + municipality + "/" + remote),
                    published,
                    asked,
                    1);
        }
    }
}
