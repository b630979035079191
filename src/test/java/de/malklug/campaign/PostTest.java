/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostTest {

    private static final NetworkId MASTODON = new NetworkId("mastodon");
    private static final NetworkId BLUESKY = new NetworkId("bluesky");
    private static final MediaReference WALL = new MediaReference("media/wall.png", "Wall");
    private static final URI LINK = URI.create("https://soest.de/");

    @ParameterizedTest
    @CsvSource({
        // winter and summer time
        "2026-11-09T09:00, 2026-11-09T08:00:00Z",
        "2026-07-09T09:00, 2026-07-09T07:00:00Z",
        // doubled by the clock change: the first
        "2026-10-25T02:30, 2026-10-25T00:30:00Z",
        "2026-10-25T03:00, 2026-10-25T02:00:00Z",
        // skipped by the clock change: as if it had not been
        "2026-03-29T02:30, 2026-03-29T01:30:00Z"
    })
    void a_wall_clock_time_is_meant_in_the_campaigns_zone(String at, Instant expected) {
        assertThat(at(at).dueAt(TestCampaign.around("2026-11-18T10:00"), Timeline.asWritten()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "anchor - 9 days 09:00, 2027-03-15T07:00",
        "2026-11-09T09:00, 2027-03-15T07:00",
        "anchor - 45 minutes, 2027-03-24T07:15",
        "2026-11-18T10:00, 2027-03-24T08:00"
    })
    void a_moved_anchor_takes_every_post_along_at_its_wall_clock_distance(String at, LocalDateTime expected) {
        Campaign campaign = TestCampaign.around("2026-11-18T10:00");
        Timeline moved = Timeline.anchoredAt(LocalDateTime.parse("2027-03-24T08:00"));

        assertThat(at(at).localTime(campaign, moved)).isEqualTo(expected);
    }

    @Test
    void without_an_anchor_a_campaign_stays_where_it_is() {
        Timeline moved = Timeline.anchoredAt(LocalDateTime.parse("2027-03-24T08:00"));

        assertThat(at("2026-11-09T09:00").localTime(TestCampaign.withoutAnchor(), moved))
                .isEqualTo(LocalDateTime.parse("2026-11-09T09:00"));
    }

    @Test
    void a_variant_replaces_what_it_names_and_nothing_else() {
        Post post = post(
                new Wording("Lang", LINK, List.of(WALL)),
                Map.of(BLUESKY, new Variant("Kurz", null, List.of())),
                List.of(Wording.of("2/2")));

        assertThat(post.wordingFor(MASTODON))
                .containsExactly(new Wording("Lang", LINK, List.of(WALL)), Wording.of("2/2"));
        assertThat(post.wordingFor(BLUESKY)).containsExactly(new Wording("Kurz", LINK, List.of()), Wording.of("2/2"));
    }

    @Test
    void a_message_has_its_media_resolved() {
        Message.Media media = new Message.Media("sum", "image/png", 1, 2, 3, "Wall");
        Post post = post(new Wording("Text", LINK, List.of(WALL)), Map.of(), List.of());

        assertThat(post.messageFor(MASTODON, "de", reference -> media))
                .isEqualTo(new Message(List.of(new Message.Part("Text", LINK, List.of(media))), "de"));
    }

    @Test
    void a_post_goes_to_the_accounts_it_names_by_network_or_id() {
        Destination mastodon = new Destination("soest-mastodon", new MunicipalityId("soest"), MASTODON);
        Destination second = new Destination("soest-klima", new MunicipalityId("soest"), MASTODON);
        Destination bluesky = new Destination("soest-bluesky", new MunicipalityId("soest"), BLUESKY);
        Destination other = new Destination("olpe-mastodon", new MunicipalityId("olpe"), MASTODON);
        List<Destination> all = List.of(mastodon, second, bluesky, other);

        assertThat(on().destinations(all)).containsExactly(mastodon, second, bluesky);
        assertThat(on("mastodon").destinations(all)).containsExactly(mastodon, second);
        assertThat(on("soest-klima", "bluesky").destinations(all)).containsExactly(second, bluesky);
        assertThat(on("olpe-mastodon").destinations(all)).isEmpty();
    }

    @Test
    void a_title_is_the_authors_or_the_first_words() {
        assertThat(titled("Mein Titel", "Text").title()).isEqualTo("Mein Titel");
        assertThat(titled(null, "Kurz und gut.\nZweite Zeile").title()).isEqualTo("Kurz und gut.");
        assertThat(titled(null, "Soest will bis 2030 klimaneutral sein und lädt alle dazu ein mitzumachen")
                        .title())
                .isEqualTo("Soest will bis 2030 klimaneutral sein und lädt alle dazu …");
        assertThat(titled(null, "😀".repeat(80)).title()).isEqualTo("😀".repeat(60) + " …");
    }

    private static Post at(String at) {
        return new Post(
                new PostId("p"),
                new MunicipalityId("soest"),
                PostTime.parse(at),
                Post.Status.APPROVED,
                null,
                null,
                List.of(),
                Wording.of("Text"),
                Map.of(),
                List.of(),
                new SourcePosition("soest.yaml", 1, 1));
    }

    private static Post post(Wording wording, Map<NetworkId, Variant> variants, List<Wording> thread) {
        Post post = at("anchor");
        return new Post(
                post.id(),
                post.municipality(),
                post.at(),
                post.status(),
                null,
                null,
                List.of(),
                wording,
                variants,
                thread,
                post.source());
    }

    private static Post on(String... on) {
        Post post = at("anchor");
        return new Post(
                post.id(),
                post.municipality(),
                post.at(),
                post.status(),
                null,
                null,
                List.of(on),
                post.wording(),
                Map.of(),
                List.of(),
                post.source());
    }

    private static Post titled(String heading, String text) {
        Post post = at("anchor");
        return new Post(
                post.id(),
                post.municipality(),
                post.at(),
                post.status(),
                heading,
                null,
                List.of(),
                Wording.of(text),
                Map.of(),
                List.of(),
                post.source());
    }
}
