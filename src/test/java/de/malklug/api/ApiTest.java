/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import com.jayway.jsonpath.JsonPath;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryId;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ApiTest extends RunningApi {

    private static final String DELIVERIES = "/api/v1/deliveries";

    @Test
    void an_item_has_the_promised_fields_in_order_and_null_where_nothing_is() throws Exception {
        MvcTestResult answer = get(DELIVERIES + "?status=&municipality=soest&network=mastodon");

        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
        assertThat(text(answer))
                .isEqualTo(("{'items':[{'id':'%s','post':'gruss','municipality':'soest','network':'mastodon',"
                                + "'account':'soest-mastodon','status':'SCHEDULED','dueAt':'2036-11-09T08:00:00Z',"
                                + "'publishedAt':null,'remoteId':null,'remoteUrl':null,'attempts':0,'explanation':null,'occurrence':null}],"
                                + "'next':null}")
                        .replace('\'', '"')
                        .formatted(delivery("soest-mastodon")));
    }

    @Test
    void what_was_sent_has_its_instant_and_its_link() throws Exception {
        ledger.sql("UPDATE delivery SET status = 'PUBLISHED', remote_id = '42', attempts = 1, "
                        + "remote_url = 'https://social.example/@soest/42', published_at = 2109830401000 "
                        + "WHERE account = 'soest-mastodon'")
                .update();

        MvcTestResult answer = get(DELIVERIES + "?status=PUBLISHED");

        assertThat(text(answer))
                .contains("\"publishedAt\":\"2036-11-09T08:00:01Z\",\"remoteId\":\"42\","
                        + "\"remoteUrl\":\"https://social.example/@soest/42\",\"attempts\":1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                             | 4",
                "?status=&municipality=&network=                | 4",
                "?status=scheduled                              | 4",
                "?status=FAILED,MISSED                          | 0",
                "?status=FAILED&status=SCHEDULED                | 4",
                "?municipality=olpe                             | 2",
                "?municipality=olpe,soest&network=bluesky       | 2",
                "?campaign=5malklug                             | 4",
                "?from=2036-11-09T08:00:01Z                     | 2",
                "?to=2036-11-09T11:00:00%2B01:00                | 2",
                "?from=2036-11-10                               | 0"
            })
    void deliveries_are_filtered(String query, int count) {
        assertThat(get(DELIVERIES + query))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(count);
    }

    @Test
    void a_long_list_is_read_stretch_by_stretch_without_gap_or_double() throws Exception {
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            String page = text(get(DELIVERIES + "?limit=1&next=" + next));
            seen.addAll(JsonPath.<List<String>>read(page, "$.items[*].account"));
            next = JsonPath.read(page, "$.next");
        } while (next != null);

        assertThat(seen).containsExactlyInAnyOrder("soest-mastodon", "soest-bluesky", "olpe-mastodon", "olpe-bluesky");
    }

    @ParameterizedTest
    @CsvSource({
        "deliveries?status=GONE, status, UNCONFIRMED",
        "deliveries?municipality=soset, municipality, soest",
        "deliveries?network=mastodn, network, mastodon",
        "deliveries?campaign=x, campaign, 5malklug",
        "deliveries?from=gestern, from, 2026-11-09",
        "deliveries?limit=0, limit, 1000",
        "deliveries?next=quatsch, next, …",
        "posts?status=maybe, status, DRAFT",
        "posts?next=a/b/c, next, …",
        "accounts?network=fax, network, bluesky",
        "reports/5malklug.csv?table=x, table, posts",
        "reports/5malklug.csv?form=x, form, excel"
    })
    void an_unknown_value_is_refused_with_its_name_and_what_is_possible(String path, String parameter, String allowed) {
        assertThat(get("/api/v1/" + path))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.parameter", value -> value.assertThat().isEqualTo(parameter))
                .hasPathSatisfying(
                        "$.detail", value -> value.assertThat().asString().contains(parameter, allowed))
                .hasPathSatisfying(
                        "$.allowed", value -> value.assertThat().asArray().contains(allowed));
    }

    @Test
    void explanations_speak_german_unless_asked_otherwise() throws Exception {
        ledger.sql("UPDATE delivery SET explanation = '{\"code\":\"held.person\",\"arguments\":[\"Planung\"]}'")
                .update();

        assertThat(text(get(DELIVERIES))).contains("Angehalten von Planung.");
        assertThat(text(getIn("en", DELIVERIES))).contains("On hold, by Planung.");
        assertThat(text(getIn("fr", DELIVERIES))).contains("Angehalten von Planung.");
    }

    @Test
    void one_delivery_is_shown_with_its_version_and_history() {
        String id = delivery("soest-bluesky");

        post(DELIVERIES + "/" + id + "/hold", "{\"version\":1}");

        assertThat(get(DELIVERIES + "/" + id))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.status", value -> value.assertThat().isEqualTo("HELD"))
                .hasPathSatisfying("$.version", value -> value.assertThat().isEqualTo(2))
                .hasPathSatisfying(
                        "$.history[-1].kind", value -> value.assertThat().isEqualTo("decision"))
                .hasPathSatisfying(
                        "$.history[-1].person", value -> value.assertThat().isEqualTo("agentur"));
    }

    @Nested
    class Decisions {

        private final String id = delivery("soest-mastodon");

        @Test
        void are_carried_out_and_answered_with_the_delivery_as_it_is_now() {
            assertThat(decide("hold", "{\"version\":1}"))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.status")
                    .isEqualTo("HELD");
            assertThat(decide("resume", "{\"version\":2}"))
                    .bodyJson()
                    .extractingPath("$.status")
                    .isEqualTo("SCHEDULED");
            assertThat(decide("move", "{\"version\":3,\"dueAt\":\"2036-11-10T09:00:00+01:00\"}"))
                    .bodyJson()
                    .extractingPath("$.dueAt")
                    .isEqualTo("2036-11-10T08:00:00Z");
            assertThat(decide("cancel", "{\"version\":4}"))
                    .bodyJson()
                    .extractingPath("$.status")
                    .isEqualTo("CANCELLED");
        }

        @Test
        void on_an_older_version_are_refused_and_tell_the_newer_one() {
            decide("hold", "{\"version\":1}");

            assertThat(decide("cancel", "{\"version\":1}"))
                    .hasStatus(HttpStatus.CONFLICT)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .bodyJson()
                    .hasPathSatisfying("$.version", value -> value.assertThat().isEqualTo(2))
                    .hasPathSatisfying(
                            "$.deliveryStatus", value -> value.assertThat().isEqualTo("HELD"));
        }

        @Test
        void that_do_not_go_with_the_status_are_refused() {
            assertThat(decide("look", "{\"version\":1}")).hasStatus(HttpStatus.CONFLICT);
            assertThat(decide("deny", "{\"version\":1}")).hasStatus(HttpStatus.CONFLICT);
            assertThat(decide("confirm", "{\"version\":1,\"url\":\"https://social.example/@soest/1\"}"))
                    .hasStatus(HttpStatus.CONFLICT);
        }

        @Test
        void must_be_complete() {
            assertThat(decide("hold", "{}"))
                    .hasStatus(HttpStatus.BAD_REQUEST)
                    .bodyJson()
                    .extractingPath("$.parameter")
                    .isEqualTo("version");
            assertThat(decide("move", "{\"version\":1}"))
                    .hasStatus(HttpStatus.BAD_REQUEST)
                    .bodyJson()
                    .extractingPath("$.parameter")
                    .isEqualTo("dueAt");
            assertThat(decide("confirm", "{\"version\":1,\"url\":\"javascript:alert(1)\"}"))
                    .hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(decide("hold", "{\"version\":"))
                    .hasStatus(HttpStatus.BAD_REQUEST)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        }

        @Test
        void about_another_municipality_find_nothing() {
            signInAs("soest");

            assertThat(post(DELIVERIES + "/" + delivery("olpe-mastodon") + "/hold", "{\"version\":1}"))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(decide("hold", "{\"version\":1}")).hasStatusOk();
        }

        private MvcTestResult decide(String decision, String body) {
            return post(DELIVERIES + "/" + id + "/" + decision, body);
        }
    }

    @Nested
    class Rights {

        @ParameterizedTest
        @CsvSource({"deliveries", "posts", "campaigns", "accounts", "stops", "reports/5malklug.csv", "nowhere"})
        void nobody_is_told_anything_without_a_token(String path) {
            signOut();

            assertThat(get("/api/v1/" + path))
                    .hasStatus(HttpStatus.UNAUTHORIZED)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        }

        @Test
        void a_municipality_sees_its_own_deliveries_and_accounts() {
            signInAs("soest");

            assertThat(get(DELIVERIES))
                    .bodyJson()
                    .extractingPath("$.items[*].municipality")
                    .asArray()
                    .containsOnly("soest");
            assertThat(get(DELIVERIES + "?municipality=olpe"))
                    .hasStatus(HttpStatus.FORBIDDEN)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(get(DELIVERIES + "/" + delivery("olpe-bluesky"))).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get("/api/v1/accounts"))
                    .bodyJson()
                    .extractingPath("$.items[*].municipality")
                    .asArray()
                    .containsOnly("soest");
            assertThat(get("/api/v1/accounts/olpe-bluesky")).hasStatus(HttpStatus.NOT_FOUND);
        }

        @Test
        void marketing_sees_figures_but_no_deliveries() {
            signInAs("marketing");

            assertThat(get(DELIVERIES))
                    .hasStatus(HttpStatus.FORBIDDEN)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(post("/api/v1/engagement/runs", "")).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(get("/api/v1/posts")).hasStatusOk();
        }

        @Test
        void a_municipality_stops_what_is_its_own() {
            signInAs("soest");

            assertThat(post("/api/v1/stops", "{\"scope\":\"NETWORK\",\"subject\":\"mastodon\",\"reason\":\"Test\"}"))
                    .hasStatus(HttpStatus.FORBIDDEN);
            assertThat(post(
                            "/api/v1/stops",
                            "{\"scope\":\"ACCOUNT\",\"subject\":\"olpe-mastodon\",\"reason\":\"Test\"}"))
                    .hasStatus(HttpStatus.FORBIDDEN);
            assertThat(post(
                            "/api/v1/stops",
                            "{\"scope\":\"ACCOUNT\",\"subject\":\"soest-mastodon\",\"reason\":\"Test\"}"))
                    .hasStatus(HttpStatus.CREATED)
                    .bodyJson()
                    .extractingPath("$.held")
                    .isEqualTo(1);
        }
    }

    @Nested
    class Problems {

        @Test
        void there_is_nothing_at_an_unknown_address() {
            assertProblem(get("/api/v1/nowhere"), HttpStatus.NOT_FOUND);
            assertProblem(get(DELIVERIES + "/not-an-id"), HttpStatus.NOT_FOUND);
            assertProblem(get("/api/v1/posts/5malklug/soest/nix"), HttpStatus.NOT_FOUND);
            assertProblem(get("/api/v1/posts/5malklug/soest/nix/engagement"), HttpStatus.NOT_FOUND);
            assertProblem(get("/api/v1/campaigns/NIX"), HttpStatus.NOT_FOUND);
            assertProblem(get("/api/v1/reports/nix.csv"), HttpStatus.NOT_FOUND);
        }

        @Test
        void a_method_an_address_does_not_know_is_refused_and_the_others_named() {
            MvcTestResult answer = call(HttpMethod.DELETE, DELIVERIES, null, null);

            assertProblem(answer, HttpStatus.METHOD_NOT_ALLOWED);
            assertThat(answer).headers().containsHeader("Allow");
        }

        @Test
        void only_json_is_read() {
            assertProblem(call(HttpMethod.POST, "/api/v1/stops", null, null), HttpStatus.BAD_REQUEST);
        }

        @Test
        void a_mistake_in_malklug_is_told_by_its_reference_only() throws Exception {
            doThrow(new IllegalStateException("jdbc:secret detail")).when(stops).inForce();

            MvcTestResult answer = get("/api/v1/stops");

            assertProblem(answer, HttpStatus.INTERNAL_SERVER_ERROR);
            assertThat(text(answer))
                    .contains("\"reference\":\"")
                    .doesNotContain("secret detail", "IllegalState", "\\tat ");
        }

        private void assertProblem(MvcTestResult answer, HttpStatus status) {
            assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(status.value());
            assertThat(answer).bodyJson().extractingPath("$.detail").asString().isNotBlank();
        }
    }

    @Test
    void accounts_never_show_a_secret() throws Exception {
        MvcTestResult answer = get("/api/v1/accounts?network=bluesky");

        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactly("soest-bluesky", "olpe-bluesky");
        assertThat(answer).bodyJson().extractingPath("$.items[0].health.status").isEqualTo("SECRET_MISSING");
        assertThat(text(answer)).doesNotContain("SOEST_BLUESKY_PASSWORD");
    }

    @Test
    void campaigns_tell_their_event_and_who_takes_part() {
        assertThat(get("/api/v1/campaigns/5malklug"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.zone", value -> value.assertThat().isEqualTo("Europe/Berlin"))
                .hasPathSatisfying("$.anchor.title", value -> value.assertThat().isEqualTo("Smart Cities: Konferenz"))
                .hasPathSatisfying(
                        "$.municipalities[2].role", value -> value.assertThat().isEqualTo("agency"));
    }

    @Test
    void posts_are_read_stretch_by_stretch_too() throws Exception {
        String first = text(get("/api/v1/posts?limit=1"));
        String second = text(get("/api/v1/posts?limit=1&next=" + JsonPath.read(first, "$.next")));

        assertThat(JsonPath.<List<String>>read(first, "$.items[*].id")).containsExactly("gruss");
        assertThat(JsonPath.<List<String>>read(second, "$.items[*].id")).containsExactly("hallo");
        assertThat(JsonPath.<Object>read(second, "$.next")).isNull();
    }

    @Test
    void engagement_is_null_where_a_network_offers_nothing() throws Exception {
        when(engagement.ofPost(any(), any(), any()))
                .thenReturn(List.of(new EngagementSnapshot(
                        new DeliveryId(delivery("soest-mastodon")),
                        "soest-mastodon",
                        new NetworkId("mastodon"),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(16),
                        Instant.parse("2036-11-09T08:16:00Z"),
                        true,
                        120L,
                        EngagementReading.builder()
                                .count(Metric.REACTIONS, 3)
                                .notYetKnown(Metric.SHARES)
                                .build())));

        assertThat(text(get("/api/v1/posts/5malklug/soest/gruss/engagement")))
                .startsWith("{\"items\":[{\"account\":\"soest-mastodon\",\"network\":\"mastodon\","
                        + "\"readAt\":\"2036-11-09T08:16:00Z\",\"age\":\"PT15M\",\"metrics\":{")
                .contains("\"reactions\":3", "\"replies\":null", "\"shares\":null", "\"states\":{", "\"reach\":\"not-");
    }

    @Test
    void figures_can_be_read_at_once() {
        assertThat(post("/api/v1/engagement/runs", ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("FINISHED");
    }

    @Test
    void a_stop_holds_what_it_covers_and_lifting_it_lets_nothing_go_by_itself() throws Exception {
        MvcTestResult stopped =
                post("/api/v1/stops", "{\"scope\":\"MUNICIPALITY\",\"subject\":\"soest\",\"reason\":\"Wird geprüft\"}");

        assertThat(stopped).hasStatus(HttpStatus.CREATED);
        assertThat(get(DELIVERIES + "?status=HELD"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(2);

        String stop = JsonPath.read(text(stopped), "$.stop.id");
        assertThat(call(HttpMethod.DELETE, "/api/v1/stops/" + stop, null, null)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(DELIVERIES + "?status=HELD"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(2);
        assertThat(get("/api/v1/stops"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void a_report_is_a_csv_file() throws Exception {
        MvcTestResult answer = get("/api/v1/reports/5malklug.csv?municipality=soest");

        assertThat(answer).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
        assertThat(answer).headers().hasValue("Content-Disposition", "attachment; filename=\"5malklug-figures.csv\"");
        assertThat(text(answer)).startsWith("level,campaign,municipality").contains("total,5malklug,soest");
    }

    private static String text(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString();
    }
}
