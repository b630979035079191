/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class DeskApiTest extends RunningApi {

    private static final String POST = "/api/v1/posts/5malklug/soest/der-wall-wird-gruen";

    @Test
    void a_program_writes_submits_and_gets_approved_and_the_delivery_is_scheduled() throws Exception {
        signInAs("soest");
        assertThat(write()).hasStatus(201).headers().hasValue("Location", POST);
        assertThat(post(POST + "/submit", "{\"version\":1}")).hasStatusOk();
        assertThat(post(POST + "/approve", "{\"version\":2}"))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("own-text");

        signInAs("agentur");
        MvcTestResult approved = post(POST + "/approve", "{\"version\":2}");

        assertThat(approved).hasStatusOk().bodyJson().extractingPath("$.status").isEqualTo("approved");
        assertThat(scheduled()).hasSize(2).containsOnly("SCHEDULED");

        assertThat(post(POST + "/move", "{\"version\":3,\"at\":\"2036-11-12T10:00\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("draft");
        assertThat(scheduled()).containsOnly("CANCELLED");
        assertThat(get("/api/v1/audit?what=post."))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].what")
                .asArray()
                .containsSubsequence("post.moved", "post.approved", "post.submitted", "post.created");
    }

    @Test
    void what_was_read_can_be_changed_and_an_older_version_is_refused() throws Exception {
        signInAs("soest");
        write();
        String draft = get(POST + "/draft").getResponse().getContentAsString();
        assertThat(JsonPath.<String>read(draft, "$.at")).startsWith("2036-11-11T09:00");

        String changed = draft.replace("grün", "bunt");
        assertThat(call(HttpMethod.PUT, POST, changed, null))
                .hasStatusOk()
                .headers()
                .hasValue("ETag", "\"2\"");
        assertThat(call(HttpMethod.PUT, POST, changed.replace("bunt", "grau"), null))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
    }

    @Test
    void errors_name_the_field() {
        signInAs("soest");
        post("/api/v1/posts/5malklug/soest", """
                {"at":"2036-11-11T09:00","title":"Der Wall wird grün","text":"Wall",
                 "media":[{"file":"media/fehlt.png","alt":""}]}""");

        assertThat(post(POST + "/submit", "{\"version\":1}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.problems[*].field")
                .asArray()
                .contains("media[0].file", "media[0].alt");
    }

    @Test
    void a_return_is_a_comment() {
        signInAs("soest");
        write();
        post(POST + "/submit", "{\"version\":1}");
        signInAs("agentur");

        assertThat(post(POST + "/return", "{\"version\":2,\"reason\":\"Bitte mit Uhrzeit, @soest\"}"))
                .hasStatusOk();

        assertThat(get(POST + "/comments"))
                .bodyJson()
                .extractingPath("$.items[0].mentions[0]")
                .isEqualTo("soest");
    }

    @Test
    void an_earlier_version_is_read_and_counts_again() throws Exception {
        signInAs("soest");
        write();
        String draft = get(POST + "/draft").getResponse().getContentAsString();
        call(HttpMethod.PUT, POST, draft.replace("grün", "bunt"), null);

        assertThat(get(POST + "/versions"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].change")
                .isEqualTo("edited");
        assertThat(post(POST + "/versions/7/restore", "{\"version\":2}")).hasStatus4xxClientError();
        assertThat(post(POST + "/versions/1/restore", "{\"version\":2}")).hasStatusOk();
        assertThat(get(POST + "/draft")).bodyJson().extractingPath("$.text").isEqualTo("Der Wall wird grün. #5malklug");
        assertThat(post(POST + "/settle", "{\"version\":3,\"takeFile\":false}"))
                .hasStatus4xxClientError()
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("no-conflict");
    }

    @Test
    void what_a_stop_caught_goes_on_item_by_item() throws Exception {
        signInAs("soest");
        String stopped = post(
                        "/api/v1/stops",
                        "{\"scope\":\"MUNICIPALITY\",\"subject\":\"soest\",\"reason\":\"Wird geprüft\"}")
                .getResponse()
                .getContentAsString();
        String stop = "/api/v1/stops/" + JsonPath.<String>read(stopped, "$.stop.id");
        String caught = get(stop).getResponse().getContentAsString();
        List<String> ids = JsonPath.read(caught, "$.items[*].delivery");
        List<Integer> versions = JsonPath.read(caught, "$.items[*].version");
        assertThat(ids).hasSize(2);

        assertThat(post(stop + "/resume", """
                        {"choices":[{"delivery":"%s","version":%d,"going":"AS_PLANNED"},
                                    {"delivery":"%s","version":%d,"going":"WITHDRAWN"}]}""".formatted(ids.get(0), versions.get(0), ids.get(1), versions.get(1))))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.going")
                .isEqualTo(1);
        assertThat(get(stop))
                .bodyJson()
                .extractingPath("$.items[*].status")
                .asArray()
                .containsExactlyInAnyOrder("scheduled", "cancelled");
        assertThat(post(
                        stop + "/resume",
                        "{\"choices\":[{\"delivery\":\"%s\",\"version\":1,\"going\":\"SOMEHOW\"}]}"
                                .formatted(ids.get(0))))
                .hasStatus4xxClientError();
        signInAs("marketing");
        assertThat(get(stop)).hasStatus(403);
    }

    @Test
    void other_municipalities_and_marketing_are_refused() {
        signInAs("soest");
        write();
        for (String person : List.of("marketing")) {
            signInAs(person);
            assertThat(post(POST + "/submit", "{\"version\":1}")).as(person).hasStatus(403);
            assertThat(get(POST + "/draft")).as(person).hasStatus(403);
            assertThat(get("/api/v1/audit")).as(person).hasStatus(403);
        }
        signInAs("soest");
        assertThat(post("/api/v1/posts/5malklug/olpe", "{\"at\":\"2036-11-11T09:00\",\"text\":\"x\"}"))
                .hasStatus(403);
        assertThat(get("/api/v1/posts/5malklug/olpe/hallo/draft")).hasStatus(403);
    }

    private MvcTestResult write() {
        return post("/api/v1/posts/5malklug/soest", """
                {"at":"2036-11-11T09:00","title":"Der Wall wird grün","text":"Der Wall wird grün. #5malklug"}""");
    }

    private List<String> scheduled() {
        return ledger.sql("SELECT status FROM delivery WHERE post = 'der-wall-wird-gruen'")
                .query(String.class)
                .list();
    }
}
