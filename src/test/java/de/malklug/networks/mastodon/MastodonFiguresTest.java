/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import static de.malklug.testing.TestMessages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MastodonFiguresTest {

    private final MastodonServer server = new MastodonServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Map<String, EngagementReading> read(String... ids) {
        return server.network().read(server.account(), List.of(ids));
    }

    @Test
    void quotes_are_counted_apart_from_boosts() {
        String id = server.post("one", text("Hallo"));
        server.standIn().setFigures(id, Map.of("shares", 3L, "quotes", 1L));

        assertThat(read(id).get(id).value(Metric.SHARES)).isEqualTo(MetricValue.of(3));
        assertThat(read(id).get(id).value(Metric.QUOTES)).isEqualTo(MetricValue.of(1));
    }

    @Test
    void a_server_that_knows_no_quotes_offers_none_and_an_untold_count_is_not_zero() {
        server.standIn()
                .mischief()
                .on("statuses.batch")
                .next(
                        StandInAnswer.json(
                                200,
                                "[{\"id\":\"7\",\"favourites_count\":0,\"replies_count\":null,\"quotes_count\":null,\"card\":{\"x\":[1]}}]"));

        EngagementReading reading = read("7").get("7");

        assertThat(reading.value(Metric.REACTIONS)).isEqualTo(MetricValue.of(0));
        assertThat(reading.value(Metric.REPLIES)).isEqualTo(MetricValue.NOT_YET_KNOWN);
        assertThat(reading.value(Metric.SHARES)).isEqualTo(MetricValue.NOT_YET_KNOWN);
        assertThat(reading.value(Metric.QUOTES)).isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(reading.value(Metric.IMPRESSIONS)).isEqualTo(MetricValue.NOT_OFFERED);
    }

    @Test
    void twenty_posts_are_read_in_one_call() {
        server.post("one", text("Hallo"));
        String[] ids = new String[20];
        java.util.Arrays.fill(ids, server.standIn().posts().getFirst().id());
        read(ids);

        assertThat(server.network().batchSize()).isEqualTo(20);
        assertThat(server.standIn().calls("statuses.batch")).hasSize(1);
        assertThat(server.standIn().calls("statuses.batch").getFirst().queryAll("id[]"))
                .hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void a_server_too_old_for_batches_is_asked_one_by_one_from_then_on(int status) {
        String one = server.post("one", text("eins"));
        String two = server.post("two", text("zwei"));
        server.standIn().mischief().on("statuses.batch").always(StandInAnswer.json(status, "{}"));

        assertThat(read(one, two, "gone")).containsOnlyKeys(one, two);
        assertThat(read(one, two)).containsOnlyKeys(one, two);
        assertThat(server.standIn().calls("statuses.batch")).hasSize(1);
    }

    @Test
    void a_proxy_that_knows_no_such_page_tells_nothing_about_a_post() {
        server.standIn().mischief().on("statuses.batch").always(StandInAnswer.json(404, "{}"));
        server.standIn().mischief().on("statuses.show").always(StandInAnswer.file("statuses-404-proxy.html"));

        assertThatThrownBy(() -> read("7")).isInstanceOf(EngagementUnavailable.class);
    }

    @Test
    void nothing_is_asked_where_nothing_is_wanted() {
        assertThat(read()).isEmpty();
        assertThat(server.standIn().calls()).isEmpty();
    }

    @Test
    void an_account_that_does_not_tell_its_followers_has_not_none() {
        server.standIn().mischief().on("accounts.verify").next(StandInAnswer.json(200, "{\"id\":\"1\"}"));

        assertThat(server.network().readAccount(server.account()).value(Metric.FOLLOWERS))
                .isEqualTo(MetricValue.NOT_YET_KNOWN);
    }

    @Test
    void the_reason_is_told_in_the_servers_words() {
        server.standIn().mischief().on("accounts.verify").next(Kind.REVOKED);

        assertThatThrownBy(() -> server.network().readAccount(server.account()))
                .isInstanceOf(EngagementUnavailable.class)
                .hasMessageContaining("401")
                .hasMessageContaining("revoked");
    }
}
