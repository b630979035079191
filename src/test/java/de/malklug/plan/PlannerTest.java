/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import static de.malklug.testing.PostBuilder.aPost;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.Anchor;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Destination;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Period;
import de.malklug.campaign.Rules;
import de.malklug.campaign.Timeline;
import de.malklug.campaign.Variant;
import de.malklug.editorial.Release;
import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import de.malklug.testing.PostBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

    private static final NetworkId MASTODON = new NetworkId("mastodon");
    private static final NetworkId BLUESKY = new NetworkId("bluesky");
    private static final LocalDateTime EVENT = LocalDateTime.parse("2026-11-18T10:00");
    private static final Campaign CAMPAIGN = campaign(Duration.ofHours(2));

    private static final List<Destination> ACCOUNTS = List.of(
            account("soest-mastodon", "soest", MASTODON),
            account("soest-bluesky", "soest", BLUESKY),
            account("soest-bluesky-2", "soest", BLUESKY),
            account("olpe-mastodon", "olpe", MASTODON));

    private final Planner planner = new Planner(List.of(PostingPolicy.networkIsKnown(List.of(MASTODON, BLUESKY))));

    @Test
    void a_post_goes_to_every_account_of_its_municipality_and_to_no_other() {
        assertThat(accounts(plan(aPost("a")))).containsExactly("soest-bluesky", "soest-bluesky-2", "soest-mastodon");
    }

    @Test
    void a_network_means_every_account_there() {
        assertThat(accounts(plan(aPost("a").on("bluesky")))).containsExactly("soest-bluesky", "soest-bluesky-2");
    }

    @Test
    void an_account_means_just_that_account() {
        assertThat(accounts(plan(aPost("a").on("soest-bluesky-2")))).containsExactly("soest-bluesky-2");
    }

    @Test
    void an_account_named_twice_gets_the_post_once() {
        assertThat(accounts(plan(aPost("a").on("mastodon", "soest-mastodon", "mastodon"))))
                .containsExactly("soest-mastodon");
    }

    @Test
    void drafts_are_not_planned() {
        assertThat(plan(aPost("a").draft()).deliveries()).isEmpty();
    }

    @Test
    void an_account_of_another_municipality_is_objected_to() {
        Plan plan = plan(aPost("a").on("olpe-mastodon", "soest-mastodon"));

        assertThat(accounts(plan)).containsExactly("soest-mastodon");
        assertThat(plan.objections())
                .containsExactly(new Objection.UnknownAccount(
                        aPost("a").on("olpe-mastodon", "soest-mastodon").build(), "olpe-mastodon"));
    }

    @Test
    void a_released_post_without_any_account_is_objected_to() {
        Plan plan = plan(aPost("a").of("agentur"));

        assertThat(plan.deliveries()).isEmpty();
        assertThat(plan.objections()).singleElement().isInstanceOf(Objection.NoAccount.class);
    }

    @Test
    void an_account_on_a_network_without_adapter_is_objected_to() {
        Destination telegram = account("soest-telegram", "soest", new NetworkId("telegram"));
        Plan plan = planner.plan(
                release(Timeline.asWritten(), aPost("a").on("telegram", "mastodon")),
                List.of(ACCOUNTS.getFirst(), telegram));

        assertThat(accounts(plan)).containsExactly("soest-mastodon");
        assertThat(plan.objections())
                .singleElement()
                .isInstanceOfSatisfying(
                        Objection.UnknownNetwork.class,
                        objection -> assertThat(objection.account()).isEqualTo(telegram));
    }

    @Test
    void an_objection_names_the_place_in_the_file() {
        Objection objection = plan(aPost("a").on("nirgends")).objections().getFirst();

        assertThat(objection.asProblem().at()).hasToString("5malklug/soest.yaml:3:5");
        assertThat(objection.asProblem().isError()).isFalse();
    }

    @Test
    void each_network_gets_its_variant() {
        Plan plan = plan(aPost("a").saying("Lang und breit").variant("bluesky", "Kurz"));

        assertThat(message(plan, "soest-mastodon").first().text()).isEqualTo("Lang und breit");
        assertThat(message(plan, "soest-bluesky").first().text()).isEqualTo("Kurz");
        assertThat(message(plan, "soest-bluesky-2").first().text()).isEqualTo("Kurz");
    }

    @Test
    void a_variant_keeps_what_it_does_not_name() {
        Plan plan = plan(aPost("a")
                .linking("https://example.org/a")
                .showing("media/a.png", "a".repeat(64), "Die Wallanlage")
                .variant("bluesky", new Variant(null, null, List.of())));

        assertThat(message(plan, "soest-bluesky").first().link()).isEqualTo(URI.create("https://example.org/a"));
        assertThat(message(plan, "soest-bluesky").first().media()).isEmpty();
        assertThat(message(plan, "soest-mastodon").first().media())
                .containsExactly(new Message.Media("a".repeat(64), "image/png", 1234, 30, 20, "Die Wallanlage"));
    }

    @Test
    void a_thread_becomes_the_parts_of_one_message() {
        Plan plan = plan(
                aPost("a").saying("1/3").thenSaying("2/3").thenSaying("3/3").variant("bluesky", "1 von 3"));

        assertThat(message(plan, "soest-mastodon").parts())
                .extracting(Message.Part::text)
                .containsExactly("1/3", "2/3", "3/3");
        assertThat(message(plan, "soest-bluesky").parts())
                .extracting(Message.Part::text)
                .containsExactly("1 von 3", "2/3", "3/3");
        assertThat(message(plan, "soest-mastodon").language()).isEqualTo("de");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-09T09:00,       2026-11-09T08:00:00Z, winter time",
        "2026-10-24T09:00,       2026-10-24T07:00:00Z, summer time",
        "2026-10-25T02:30,       2026-10-25T00:30:00Z, doubled by the clock change: the first one",
        "2026-10-25T03:00,       2026-10-25T02:00:00Z, right after it",
        "anchor,                 2026-11-18T09:00:00Z, the event itself",
        "anchor - 9 days 09:00,  2026-11-09T08:00:00Z, days before",
        "anchor - 25 days,       2026-10-24T08:00:00Z, ten o'clock on the wall although the clock changed between",
        "anchor + 45 minutes,    2026-11-18T09:45:00Z, minutes after",
    })
    void a_wall_clock_time_becomes_an_instant(String at, Instant due, String why) {
        assertThat(plan(aPost("a").at(at)).deliveries()).as(why).allSatisfy(each -> {
            assertThat(each.dueAt()).isEqualTo(due);
            assertThat(each.latestAt()).isEqualTo(due.plus(Duration.ofHours(2)));
        });
    }

    @Test
    void a_timeline_that_leads_into_the_skipped_hour_still_finds_an_instant() {
        Timeline intoTheGap = (campaign, written) -> LocalDateTime.parse("2027-03-28T02:30");

        assertThat(planner.plan(release(intoTheGap, aPost("a")), ACCOUNTS).deliveries())
                .allSatisfy(each -> assertThat(each.dueAt()).isEqualTo("2027-03-28T01:30:00Z"));
    }

    @Test
    void planning_twice_gives_the_same() {
        PostBuilder[] posts = somePosts(new Random(5));

        assertThat(plan(posts)).isEqualTo(plan(posts));
    }

    @Test
    void the_order_of_posts_and_accounts_does_not_matter() {
        List<PostBuilder> posts = new ArrayList<>(Arrays.asList(somePosts(new Random(5))));
        List<Destination> accounts = new ArrayList<>(ACCOUNTS);
        List<PlannedDelivery> expected = plan(posts.toArray(PostBuilder[]::new)).deliveries();

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(posts, new Random(seed));
            Collections.shuffle(accounts, new Random(seed));
            assertThat(planner.plan(release(Timeline.asWritten(), posts.toArray(PostBuilder[]::new)), accounts)
                            .deliveries())
                    .isEqualTo(expected);
        }
    }

    @Test
    void no_delivery_is_planned_twice_and_none_before_an_earlier_one() {
        for (int seed = 0; seed < 20; seed++) {
            List<PlannedDelivery> deliveries = plan(somePosts(new Random(seed))).deliveries();

            Set<String> identities = new HashSet<>();
            deliveries.forEach(
                    each -> assertThat(identities.add(each.municipality() + " " + each.post() + " " + each.account()))
                            .isTrue());
            assertThat(deliveries).extracting(PlannedDelivery::dueAt).isSorted();
        }
    }

    @Test
    void moving_the_anchor_changes_when_but_not_what_and_where() {
        for (int seed = 0; seed < 20; seed++) {
            PostBuilder[] posts = somePosts(new Random(seed));
            Duration shift = Duration.ofDays(14);
            List<PlannedDelivery> before = plan(posts).deliveries();
            List<PlannedDelivery> after = planner.plan(release(Timeline.anchoredAt(EVENT.plus(shift)), posts), ACCOUNTS)
                    .deliveries();

            assertThat(after).extracting(PlannerTest::whatAndWhere).isEqualTo(each(before, PlannerTest::whatAndWhere));
            assertThat(after)
                    .extracting(each -> each.dueAt().atZone(CAMPAIGN.zone()).toLocalDateTime())
                    .isEqualTo(each(
                            before,
                            each -> each.dueAt()
                                    .atZone(CAMPAIGN.zone())
                                    .toLocalDateTime()
                                    .plus(shift)));
            assertThat(after)
                    .extracting(PlannedDelivery::fingerprint)
                    .doesNotContainAnyElementsOf(each(before, PlannedDelivery::fingerprint));
        }
    }

    @Test
    void everything_people_see_or_malklug_obeys_is_in_the_fingerprint() {
        PostBuilder plain = aPost("a").on("soest-mastodon");
        Set<String> fingerprints = new HashSet<>();
        List<Plan> plans = List.of(
                plan(plain),
                plan(aPost("b").on("soest-mastodon")),
                plan(aPost("a").on("soest-bluesky")),
                plan(aPost("a").on("soest-mastodon").saying("Anders")),
                plan(aPost("a").on("soest-mastodon").at("2026-11-09T09:01")),
                plan(aPost("a").on("soest-mastodon").about("klima")),
                plan(aPost("a").on("soest-mastodon").titled("Titel")),
                plan(aPost("a").on("soest-mastodon").linking("https://example.org/a")),
                plan(aPost("a").on("soest-mastodon").thenSaying("2/2")),
                plan(aPost("a").on("soest-mastodon").showing("a.png", "a".repeat(64), "Wall")),
                plan(aPost("a").on("soest-mastodon").showing("a.png", "b".repeat(64), "Wall")),
                plan(aPost("a").on("soest-mastodon").showing("a.png", "a".repeat(64), "Graben")),
                planner.plan(
                        new Release(
                                campaign(Duration.ofHours(1)),
                                Timeline.asWritten(),
                                List.of(plain.stored(CAMPAIGN, Timeline.asWritten())),
                                Set.of()),
                        ACCOUNTS));

        plans.forEach(plan -> fingerprints.add(plan.deliveries().getFirst().fingerprint()));
        assertThat(fingerprints).hasSameSizeAs(plans);
        assertThat(plan(plain).deliveries().getFirst().fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_draft_of_the_same_words_elsewhere_in_the_file_changes_no_fingerprint() {
        assertThat(plan(aPost("a"), aPost("b").draft())).isEqualTo(plan(aPost("a")));
    }

    private static PostBuilder[] somePosts(Random random) {
        String[] units = {"minutes", "hours", "days", "weeks"};
        List<PostBuilder> posts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            PostBuilder post = aPost("p" + i)
                    .of(random.nextBoolean() ? "soest" : "olpe")
                    .saying("Beitrag " + random.nextInt(5))
                    .at(
                            random.nextBoolean()
                                    ? "2026-11-" + (10 + random.nextInt(15)) + "T" + (10 + random.nextInt(10)) + ":00"
                                    : "anchor + " + random.nextInt(3) + " " + units[random.nextInt(units.length)]);
            if (random.nextInt(4) == 0) {
                post.draft();
            }
            if (random.nextInt(3) == 0) {
                post.on("mastodon");
            }
            if (random.nextInt(3) == 0) {
                post.variant("bluesky", "Kurz " + i);
            }
            posts.add(post);
        }
        return posts.toArray(PostBuilder[]::new);
    }

    private static String whatAndWhere(PlannedDelivery each) {
        return each.municipality() + " " + each.post() + " " + each.account() + " " + each.message() + each.title();
    }

    private static <T> List<T> each(List<PlannedDelivery> deliveries, Function<PlannedDelivery, T> what) {
        return deliveries.stream().map(what).toList();
    }

    private Plan plan(PostBuilder... posts) {
        return planner.plan(release(Timeline.asWritten(), posts), ACCOUNTS);
    }

    private static Release release(Timeline timeline, PostBuilder... posts) {
        return new Release(
                CAMPAIGN,
                timeline,
                Arrays.stream(posts)
                        .map(post -> post.stored(CAMPAIGN, timeline))
                        .toList(),
                Set.of());
    }

    private static List<String> accounts(Plan plan) {
        return plan.deliveries().stream().map(PlannedDelivery::account).toList();
    }

    private static Message message(Plan plan, String account) {
        return plan.deliveries().stream()
                .filter(each -> each.account().equals(account))
                .findFirst()
                .orElseThrow()
                .message();
    }

    private static Destination account(String id, String municipality, NetworkId network) {
        return new Destination(id, new MunicipalityId(municipality), network);
    }

    private static Campaign campaign(Duration latest) {
        return new Campaign(
                new CampaignId("5malklug"),
                "Fünf Städte, ein Weg",
                "#5malklug",
                ZoneId.of("Europe/Berlin"),
                "de",
                new Period(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-12-31")),
                new Anchor("Smart Cities: Konferenz", EVENT, null, null),
                new Rules(latest),
                List.of(new Municipality(new MunicipalityId("soest"), "Soest", "SO", 47_200, Municipality.Role.TOWN)));
    }
}
