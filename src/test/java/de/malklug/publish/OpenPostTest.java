/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.campaign.PostTime;
import de.malklug.campaign.SourcePosition;
import de.malklug.campaign.Wording;
import de.malklug.editorial.StoredPost;
import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Stops.Scope;
import de.malklug.queue.Stops.Stop;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the public may read, and since when. */
class OpenPostTest {

    private static final Instant DUE = Instant.parse("2026-11-09T08:00:00Z");
    private static final Instant BEFORE = DUE.minusSeconds(1);

    @Test
    void an_approved_post_without_any_account_appears_at_its_time() {
        assertThat(seen(approved(), BEFORE)).isEmpty();
        assertThat(seen(approved(), DUE)).map(OpenPost::at).contains(DUE);
    }

    @Test
    void a_draft_and_a_post_that_left_its_file_never_appear() {
        assertThat(seen(stored(Post.Status.DRAFT, false), DUE)).isEmpty();
        assertThat(seen(stored(Post.Status.APPROVED, true), DUE)).isEmpty();
    }

    @Test
    void what_is_published_anywhere_is_read_from_then_on_and_leads_there() {
        Delivery live = delivery("soest-bluesky", DeliveryStatus.PUBLISHED, DUE.minusSeconds(60));

        Optional<OpenPost> seen = seen(approved(), BEFORE, live);

        assertThat(seen).map(OpenPost::at).contains(DUE.minusSeconds(60));
        assertThat(seen.orElseThrow().elsewhere())
                .containsExactly(
                        new OpenPost.Elsewhere(new NetworkId("bluesky"), URI.create("https://network.example/1")));
    }

    @Test
    void what_is_published_stays_readable_after_it_left_its_file_and_while_all_is_stopped() {
        Delivery live = delivery("soest-bluesky", DeliveryStatus.PUBLISHED, DUE);

        assertThat(OpenPost.of(
                        stored(Post.Status.APPROVED, true), List.of(live), List.of(stop(Scope.CAMPAIGN, "c")), DUE))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryStatus.class,
            names = {"HELD", "MISSED", "CANCELLED"})
    void what_a_person_stopped_missed_or_withdrew_does_not_appear(DeliveryStatus status) {
        assertThat(seen(approved(), DUE, delivery("soest-bluesky", status, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryStatus.class,
            mode = Mode.EXCLUDE,
            names = {"HELD", "MISSED", "CANCELLED", "PUBLISHED"})
    void what_a_network_does_not_take_appears_at_its_time_all_the_same(DeliveryStatus status) {
        Delivery tried = delivery("soest-bluesky", status, null);

        assertThat(seen(approved(), BEFORE, tried)).isEmpty();
        assertThat(seen(approved(), DUE, tried)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "CAMPAIGN, c, false",
        "CAMPAIGN, other, true",
        "MUNICIPALITY, soest, false",
        "MUNICIPALITY, olpe, true",
        "THEME, klima, false",
        "THEME, natur, true",
        "NETWORK, bluesky, true",
        "ACCOUNT, soest-bluesky, true"
    })
    void a_stop_holds_back_what_it_covers(Scope scope, String subject, boolean appears) {
        assertThat(OpenPost.of(approved(), List.of(), List.of(stop(scope, subject)), DUE)
                        .isPresent())
                .isEqualTo(appears);
    }

    @Test
    void an_address_a_browser_cannot_follow_is_not_told() {
        Delivery odd = delivery("soest-bluesky", DeliveryStatus.PUBLISHED, DUE, URI.create("at://did/post/1"));

        assertThat(seen(approved(), DUE, odd).orElseThrow().elsewhere()).isEmpty();
    }

    private static Optional<OpenPost> seen(StoredPost post, Instant now, Delivery... deliveries) {
        return OpenPost.of(post, List.of(deliveries), List.of(), now);
    }

    private static Stop stop(Scope scope, String subject) {
        return new Stop("1", scope, subject, "Grund", "Agentur", DUE, null, null);
    }

    private static StoredPost approved() {
        return stored(Post.Status.APPROVED, false);
    }

    private static StoredPost stored(Post.Status status, boolean removed) {
        Post post = new Post(
                new PostId("p"),
                new MunicipalityId("soest"),
                new PostTime.Absolute(LocalDateTime.parse("2026-11-09T09:00")),
                status,
                "intern",
                "klima",
                List.of(),
                Wording.of("Klimaneutral bis 2030"),
                Map.of(),
                List.of(),
                new SourcePosition("soest.yaml", 1, 1));
        return new StoredPost(new CampaignId("c"), post, 0, Map.of(), DUE, "f", removed, DUE, 1);
    }

    private static Delivery delivery(String account, DeliveryStatus status, Instant published) {
        return delivery(account, status, published, URI.create("https://network.example/1"));
    }

    private static Delivery delivery(String account, DeliveryStatus status, Instant published, URI url) {
        return new Delivery(
                DeliveryId.of("c", "soest", "p", account, ""),
                new CampaignId("c"),
                new MunicipalityId("soest"),
                new PostId("p"),
                account,
                new NetworkId("bluesky"),
                "klima",
                "Klimaneutral",
                new Message(List.of(new Message.Part("Klimaneutral", null, List.of())), "de"),
                status,
                DUE,
                DUE,
                1,
                null,
                null,
                published == null ? null : url,
                published,
                null,
                1);
    }
}
