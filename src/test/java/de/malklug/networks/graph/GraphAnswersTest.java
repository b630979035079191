/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import de.malklug.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

class GraphAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-09T08:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);

    private static HttpAnswer answer(int status, String body, String... headers) {
        return new HttpAnswer(status, Headers.of(headers), body, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-06T17:50:09+0000",
                "2026-04-06T19:50:09+0200",
                "2026-04-06T17:50:09+00:00",
                "2026-04-06T17:50:09Z"
            })
    void times_are_read_with_and_without_a_colon(String time) {
        assertThat(GraphAnswers.time(StringNode.valueOf(time))).contains(Instant.parse("2026-04-06T17:50:09Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gestern", "2026-04-06T17:50:09", "1780000000"})
    void what_is_no_time_is_none(String time) {
        assertThat(GraphAnswers.time(StringNode.valueOf(time))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'error':{'message':'(#506) Duplicate','code':506}}; 506",
                "{'error':{'message':'Gone','code':100,'error_subcode':33}}; 100/33",
                "{'error':{'message':'What?'}}; 400",
                "{'error':{'code':'190','error_subcode':'460'}}; 190/460"
            })
    void an_error_is_told_apart_by_code_and_subcode(String body, String codes) {
        assertThat(GraphError.of(answer(400, body.replace('\'', '"'))).map(GraphError::codes))
                .contains(codes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "<html>", "{\"error\":\"no\"}", "{\"error\":null}", "{\"data\":[]}"})
    void what_words_no_error_is_none(String body) {
        assertThat(GraphError.of(answer(500, body))).isEmpty();
    }

    @Test
    void an_explanation_holds_no_secret_and_is_short() {
        HttpAnswer answer = new HttpAnswer(
                400,
                Headers.of(),
                "{\"error\":{\"message\":\"EAAGsecret is bad " + "x".repeat(500)
                        + "\",\"code\":190,\"fbtrace_id\":\"EJplcsCHuLu\"}}",
                true,
                List.of(new Secret("EAAGsecret")));

        assertThat(GraphError.of(answer).orElseThrow().explanation())
                .doesNotContain("EAAGsecret")
                .endsWith("(fbtrace_id EJplcsCHuLu)")
                .hasSizeLessThan(260);
    }

    @ParameterizedTest
    @CsvSource({
        "4, true, false, false",
        "613, true, false, false",
        "80001, true, false, false",
        "80002, true, false, false",
        "190, false, true, false",
        "102, false, true, false",
        "10, false, false, true",
        "200, false, false, true",
        "299, false, false, true",
        "300, false, false, false",
        "100, false, false, false"
    })
    void codes_belong_to_kinds(int code, boolean limit, boolean token, boolean permission) {
        GraphError error = new GraphError(400, code, 0, false, "");

        assertThat(error.isRateLimit()).isEqualTo(limit);
        assertThat(error.isToken()).isEqualTo(token);
        assertThat(error.isPermission()).isEqualTo(permission);
    }

    @Test
    void the_fullest_budget_counts_and_the_longest_wait() {
        HttpAnswer answer = answer(
                200,
                "{}",
                "X-App-Usage",
                "{\"call_count\":28,\"total_time\":25,\"total_cputime\":91}",
                "X-Business-Use-Case-Usage",
                "{\"1\":[{\"type\":\"pages\",\"call_count\":97,\"estimated_time_to_regain_access\":19},"
                        + "{\"type\":\"instagram\",\"call_count\":3,\"estimated_time_to_regain_access\":2}]}");

        assertThat(GraphUsage.of(answer)).isEqualTo(new GraphUsage(97, Duration.ofMinutes(19)));
        assertThat(GraphAnswers.waitFor(answer, clock)).isEqualTo(NOW.plus(Duration.ofMinutes(19)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "[]", "7", "null", "{\"1\":7}", "{\"1\":[7]}", "{\"call_count\":\"many\"}"})
    void usage_nobody_can_read_is_none(String header) {
        HttpAnswer answer = answer(200, "{}", "X-App-Usage", header, "X-Business-Use-Case-Usage", header);

        assertThat(GraphUsage.of(answer)).isEqualTo(new GraphUsage(0, Duration.ZERO));
        assertThat(GraphAnswers.waitFor(answer, clock)).isNull();
    }

    @Test
    void only_a_success_that_says_so_is_one() {
        assertThat(GraphAnswers.isSuccess(new HttpResult.Answered(answer(200, "{\"success\":true,\"x\":1}"))))
                .isTrue();
        assertThat(GraphAnswers.isSuccess(new HttpResult.Answered(answer(200, "{}"))))
                .isFalse();
        assertThat(GraphAnswers.isSuccess(new HttpResult.Answered(answer(400, "{\"success\":true}"))))
                .isFalse();
        assertThat(GraphAnswers.isSuccess(new HttpResult.Lost("gone"))).isFalse();
    }

    @Test
    void parts_of_a_batch_are_answers_of_their_own() {
        HttpAnswer batch = answer(
                200,
                "[{\"code\":200,\"headers\":[{\"name\":\"X-App-Usage\",\"value\":\"{}\"}],\"body\":\"{\\\"id\\\":\\\"7\\\"}\"},null]");

        List<Optional<HttpAnswer>> parts = GraphBatch.answers(batch, 2);

        assertThat(parts).hasSize(2);
        assertThat(parts.getFirst().orElseThrow().json().path("id").asString()).isEqualTo("7");
        assertThat(parts.getFirst().orElseThrow().header("x-app-usage")).isEqualTo("{}");
        assertThat(parts.getLast()).isEmpty();
        assertThat(GraphBatch.answers(batch, 3)).isEmpty();
        assertThat(GraphBatch.answers(answer(200, "{\"error\":{}}"), 1)).isEmpty();
    }
}
