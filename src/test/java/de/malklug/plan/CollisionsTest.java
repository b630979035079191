/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.PostKey;
import de.malklug.plan.Collision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollisionsTest {

    private static final Instant NINE = Instant.parse("2026-11-09T08:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String[] TOWNS = {"arnsberg", "menden", "olpe", "soest"};
    private static final String[] THEMES = {"klima", "ehrenamt", "innenstadt"};

    @Test
    void two_posts_on_one_account_within_the_hour_collide() {
        assertThat(reasons(post("olpe", "a").at(NINE), post("olpe", "b").at(NINE.plusSeconds(3599))))
                .containsExactly(new Reason.SameAccount("olpe-mastodon"));
        assertThat(reasons(post("olpe", "a").at(NINE), post("olpe", "b").at(NINE.plusSeconds(3600))))
                .isEmpty();
    }

    @Test
    void a_theme_is_shared_between_municipalities_only() {
        assertThat(reasons(about("klima", post("olpe", "a")), about("klima", post("soest", "b"))))
                .containsExactly(new Reason.SameTheme("klima"));
        assertThat(reasons(about("klima", post("olpe", "a")), about("ehrenamt", post("soest", "b"))))
                .isEmpty();
        assertThat(reasons(post("olpe", "a"), post("soest", "b"))).isEmpty();
    }

    @Test
    void nearly_the_same_words_collide_within_a_week() {
        ComparedPost one =
                saying("Wir pflanzen am Samstag hundert Bäume an der Ruhr. Kommen Sie dazu!", post("olpe", "a"));
        ComparedPost other =
                saying("Wir pflanzen am Sonntag hundert Bäume an der Lippe. Kommen Sie dazu!", post("soest", "b"));

        assertThat(reasons(one, other.at(NINE.plus(Duration.ofDays(6))))).containsExactly(new Reason.SameWords(10, 14));
        assertThat(reasons(one, other.at(NINE.plus(Duration.ofDays(7))))).isEmpty();
    }

    @Test
    void what_a_campaign_has_in_common_is_no_likeness() {
        assertThat(reasons(
                        saying(
                                "Radweg offen. #5malklug #SmartCity https://smartcities-suedwestfalen.com/",
                                post("olpe", "a")),
                        saying(
                                "Bücherbus kommt. #5malklug #SmartCity https://smartcities-suedwestfalen.com/",
                                post("soest", "b"))))
                .isEmpty();
        assertThat(Likeness.words("@stadt_soest #5malklug http://soest.de")).isEmpty();
    }

    @Test
    void likeness_is_the_share_of_words_both_have() {
        assertThat(Likeness.of(Set.of("a", "b", "c"), Set.of("b", "c", "d"))).isEqualTo(0.5);
        assertThat(Likeness.of(Set.of(), Set.of())).isZero();
        assertThat(Likeness.words("Grüße, GRÜSSE und grüße 2026!"))
                .containsExactlyInAnyOrder("grüße", "grüsse", "und", "2026");
    }

    @Test
    void five_that_say_the_same_are_four_collisions() {
        List<ComparedPost> posts = IntStream.range(0, 5)
                .mapToObj(i -> saying("Sagen Sie es weiter: Konferenz am Mittwoch", post("stadt" + i, "p"))
                        .at(NINE.plus(Duration.ofHours(2L * i))))
                .toList();

        assertThat(new Collisions(posts).all()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void collisions_are_symmetric_and_never_with_oneself(long seed) {
        List<ComparedPost> posts = some(60, seed);
        for (ComparedPost one : posts) {
            assertThat(Collisions.between(one, one)).isEmpty();
            for (ComparedPost other : posts) {
                assertThat(new HashSet<>(Collisions.between(one, other)))
                        .isEqualTo(new HashSet<>(Collisions.between(other, one)));
            }
        }
        assertThat(new Collisions(posts).all()).allSatisfy(each -> {
            assertThat(each.first().post()).isNotEqualTo(each.second().post());
            assertThat(each.first().dueAt()).isBeforeOrEqualTo(each.second().dueAt());
            assertThat(Collisions.between(each.first(), each.second())).containsAll(each.reasons());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void the_order_of_the_posts_changes_nothing_and_ids_stay(long seed) {
        List<ComparedPost> posts = some(80, seed);
        List<Collision> before = new Collisions(posts).all();
        List<ComparedPost> shuffled = new ArrayList<>(posts);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(new Collisions(shuffled).all()).isEqualTo(before);
        assertThat(before.stream().map(Collision::id)).doesNotHaveDuplicates();
        assertThat(before)
                .allSatisfy(each -> assertThat(each.id())
                        .isEqualTo(
                                Collision.id(each.second().post(), each.first().post())));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void a_post_that_collides_with_nothing_is_in_no_collision(long seed) {
        List<ComparedPost> posts = some(60, seed);
        Collisions collisions = new Collisions(posts);
        List<Collision> all = collisions.all();

        for (ComparedPost post : posts) {
            boolean alone = posts.stream()
                    .allMatch(other -> Collisions.between(post, other).isEmpty());
            assertThat(collisions.of(post, post.dueAt(), Set.of()).isEmpty()).isEqualTo(alone);
            assertThat(all.stream().noneMatch(each -> each.isAbout(post.post())))
                    .isEqualTo(alone);
        }
    }

    @Test
    void a_swap_settles_what_it_says_and_makes_nothing_new() {
        int swaps = LongStream.range(30, 40).mapToInt(CollisionsTest::swaps).sum();
        assertThat(swaps).isGreaterThan(5);
    }

    /** How many swaps there were, each of them looked at. */
    private static int swaps(long seed) {
        List<ComparedPost> posts = some(60, seed);
        Collisions collisions = new Collisions(posts);
        Remedies remedies = new Remedies(collisions, ZONE, any -> true, (post, at) -> true, Instant.EPOCH);
        int swaps = 0;
        for (Collision collision : collisions.all()) {
            Remedy remedy = remedies.of(collision).orElseThrow();
            ComparedPost partner = remedy.partner();
            if (partner != null) {
                swaps++;
                List<ComparedPost> after = exchanged(posts, remedy.post(), partner);
                assertThat(new Collisions(after).all())
                        .noneMatch(each -> each.isAbout(remedy.post().post()) || each.isAbout(partner.post()));
                assertThat(exchanged(after, remedy.post(), partner)).containsExactlyInAnyOrderElementsOf(posts);
            }
        }
        return swaps;
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void a_better_slot_is_free_of_collisions_allowed_and_not_too_soon(long seed) {
        List<ComparedPost> posts = some(60, seed);
        Collisions collisions = new Collisions(posts);
        Instant earliest = NINE.plus(Duration.ofHours(5));
        Remedies remedies = new Remedies(
                collisions,
                ZONE,
                any -> true,
                (post, at) -> at.atZone(ZONE).getDayOfWeek().getValue() < 6,
                earliest);
        int slots = 0;
        for (Collision collision : collisions.all()) {
            Remedy remedy = remedies.of(collision).orElseThrow();
            assertThat(remedy.slots()).hasSizeLessThanOrEqualTo(3);
            for (FreeSlots.Slot slot : remedy.slots()) {
                slots++;
                assertThat(slot.at()).isAfterOrEqualTo(earliest);
                assertThat(slot.at().atZone(ZONE).getDayOfWeek().getValue()).isLessThan(6);
                List<ComparedPost> after = new ArrayList<>(posts);
                after.remove(remedy.post());
                after.add(remedy.post().at(slot.at()));
                assertThat(new Collisions(after).all())
                        .noneMatch(each -> each.isAbout(remedy.post().post()));
            }
        }
        assertThat(slots).isPositive();
    }

    @Test
    void what_may_not_be_moved_gets_no_proposal() {
        ComparedPost fixed = about("klima", post("olpe", "a"));
        ComparedPost free = about("klima", post("soest", "b"));
        Collisions collisions = new Collisions(List.of(fixed, free));
        Collision only = collisions.all().getFirst();

        assertThat(remedies(collisions, any -> false).of(only)).isEmpty();
        assertThat(remedies(collisions, fixed::equals).of(only)).get().satisfies(remedy -> {
            assertThat(remedy.post()).isEqualTo(fixed);
            assertThat(remedy.slots()).hasSize(3);
            assertThat(remedy.partner()).isNull();
        });
    }

    @Test
    void the_same_words_are_proposed_a_week_apart() {
        Collisions collisions = new Collisions(List.of(
                saying("Der Bücherbus kommt heute nach Olpe", post("olpe", "a")),
                saying("Der Bücherbus kommt heute nach Soest", post("soest", "b"))
                        .at(NINE.plus(Duration.ofDays(1)))));

        assertThat(remedies(collisions, any -> true)
                        .of(collisions.all().getFirst())
                        .orElseThrow()
                        .slots())
                .hasSize(3)
                .allSatisfy(slot -> assertThat(slot.at()).isAfterOrEqualTo(NINE.plus(Duration.ofDays(7))));
    }

    private static Remedies remedies(Collisions collisions, java.util.function.Predicate<ComparedPost> movable) {
        return new Remedies(collisions, ZONE, movable, (post, at) -> true, Instant.EPOCH);
    }

    private static List<ComparedPost> exchanged(List<ComparedPost> posts, ComparedPost one, ComparedPost other) {
        Instant first = find(posts, one).dueAt();
        Instant second = find(posts, other).dueAt();
        return posts.stream()
                .map(each -> each.post().equals(one.post())
                        ? each.at(second)
                        : each.post().equals(other.post()) ? each.at(first) : each)
                .toList();
    }

    private static ComparedPost find(List<ComparedPost> posts, ComparedPost wanted) {
        return posts.stream()
                .filter(each -> each.post().equals(wanted.post()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Reason> reasons(ComparedPost one, ComparedPost other) {
        List<Collision> found = new Collisions(List.of(other, one)).all();
        assertThat(Collisions.between(one, other))
                .isEqualTo(found.isEmpty() ? List.of() : found.getFirst().reasons());
        return found.isEmpty() ? List.of() : found.getFirst().reasons();
    }

    /** Posts of a fortnight, crowded enough to collide. */
    private static List<ComparedPost> some(int number, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    String town = TOWNS[random.nextInt(TOWNS.length)];
                    String text = random.nextInt(10) == 0
                            ? "Die Konferenz beginnt bald, sagen Sie es weiter"
                            : "Beitrag " + i + " handelt von " + random.nextInt(1000) + " und " + random.nextInt(1000);
                    return new ComparedPost(
                            key(town, "p" + i),
                            "p" + i,
                            THEMES[random.nextInt(THEMES.length)],
                            NINE.plus(Duration.ofMinutes(30L * random.nextInt(14 * 48))),
                            Set.of(town + "-mastodon"),
                            Likeness.words(text),
                            "f" + i);
                })
                .toList();
    }

    private static ComparedPost post(String town, String id) {
        return new ComparedPost(key(town, id), id, null, NINE, Set.of(town + "-mastodon"), Set.of(id), "f");
    }

    private static ComparedPost about(String theme, ComparedPost post) {
        return new ComparedPost(
                post.post(), post.title(), theme, post.dueAt(), post.accounts(), post.words(), post.fingerprint());
    }

    private static ComparedPost saying(String text, ComparedPost post) {
        return new ComparedPost(
                post.post(),
                post.title(),
                post.theme(),
                post.dueAt(),
                post.accounts(),
                Likeness.words(text),
                post.fingerprint());
    }

    private static PostKey key(String town, String id) {
        return new PostKey(new CampaignId("5malklug"), new MunicipalityId(town), new PostId(id));
    }
}
