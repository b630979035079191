/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import de.malklug.networks.Secret;
import de.malklug.testing.TestHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkHttpTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig()
                    .dynamicPort()
                    .dynamicHttpsPort()
                    .gzipDisabled(true))
            .build();

    private final NetworkHttp http = TestHttp.givingUpAfter(Duration.ofSeconds(20));
    private final NetworkHttp impatient = TestHttp.givingUpAfter(Duration.ofMillis(400));

    private static URI server() {
        return URI.create("http://127.0.0.1:" + SERVER.getPort());
    }

    private static void answer(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    private static HttpCall write(String method) {
        HttpCall call = HttpCall.write(method, server(), "/write");
        return method.equals("DELETE") ? call : call.json("{}");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,503",
        "PUT,503",
        "DELETE,503",
        "POST,408",
        "PUT,408",
        "DELETE,408",
        "POST,421",
        "POST,401",
    })
    void a_write_is_never_resent(String method, int status) {
        answer(aResponse().withStatus(status).withHeader("Retry-After", "0"));

        HttpResult result = http.send(write(method));

        assertThat(result.received().orElseThrow().status()).isEqualTo(status);
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_write_without_a_body_is_never_resent_either() {
        answer(aResponse().withStatus(503).withHeader("Retry-After", "0"));

        http.send(HttpCall.post(server(), "/empty"));

        SERVER.verify(1, postRequestedFor(urlEqualTo("/empty")));
    }

    @Test
    void a_read_is_not_resent_on_its_own() {
        answer(aResponse().withStatus(503).withHeader("Retry-After", "0"));

        http.send(HttpCall.get(server(), "/read"));

        SERVER.verify(1, getRequestedFor(urlEqualTo("/read")));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void no_redirect_is_followed(int status) {
        answer(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        assertThat(http.send(write("POST")).received().orElseThrow().status()).isEqualTo(status);
        assertThat(http.send(HttpCall.get(server(), "/read"))
                        .received()
                        .orElseThrow()
                        .status())
                .isEqualTo(status);
        SERVER.verify(0, anyRequestedFor(urlEqualTo("/elsewhere")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
    void a_request_without_an_answer_is_lost(Fault fault) {
        answer(aResponse().withFault(fault));

        assertThat(http.send(write("POST"))).isInstanceOf(HttpResult.Lost.class);
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_kept_connection_that_breaks_does_not_send_a_write_twice() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (ServerSocket listening = new ServerSocket(0, 10, java.net.InetAddress.getLoopbackAddress())) {
            Thread server = Thread.ofVirtual().start(() -> answerFirstRequestThenDropTheSecond(listening, requests));
            URI url = URI.create("http://127.0.0.1:" + listening.getLocalPort());

            assertThat(http.send(HttpCall.get(url, "/warm"))).isInstanceOf(HttpResult.Answered.class);
            assertThat(http.send(HttpCall.post(url, "/write").json("{}"))).isInstanceOf(HttpResult.Lost.class);

            listening.close();
            server.join();
            assertThat(requests).hasValue(2);
        }
    }

    private static void answerFirstRequestThenDropTheSecond(ServerSocket listening, AtomicInteger requests) {
        try {
            while (true) {
                try (Socket socket = listening.accept()) {
                    readRequest(socket.getInputStream());
                    if (requests.incrementAndGet() == 1) {
                        socket.getOutputStream()
                                .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                                        .getBytes(StandardCharsets.US_ASCII));
                        readRequest(socket.getInputStream());
                        requests.incrementAndGet();
                    }
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        if (head.toString().startsWith("POST")) {
            in.readNBytes(2);
        }
    }

    @Test
    void a_server_that_is_not_there_got_nothing() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        assertThat(http.send(HttpCall.post(nobody, "/"))).isInstanceOf(HttpResult.NotSent.class);
    }

    @Test
    void a_name_nobody_knows_got_nothing() {
        assertThat(http.send(HttpCall.post(URI.create("https://nobody.invalid"), "/")))
                .isInstanceOf(HttpResult.NotSent.class);
    }

    @Test
    void a_certificate_nobody_vouches_for_ends_before_anything_is_sent() {
        answer(aResponse().withStatus(200));
        URI secured = URI.create("https://localhost:" + SERVER.getHttpsPort());

        assertThat(http.send(HttpCall.post(secured, "/").bearer(new Secret("secret-token"))))
                .isInstanceOf(HttpResult.NotSent.class);
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_body_that_is_cut_off_is_incomplete() {
        answer(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));

        HttpAnswer answer = http.send(write("POST")).received().orElseThrow();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.complete()).isFalse();
        assertThat(answer.json().isMissingNode()).isTrue();
    }

    @Test
    void a_body_beyond_the_limit_is_incomplete_and_not_read_on() {
        answer(aResponse().withBody("\"" + "x".repeat(10 << 20) + "\""));

        HttpAnswer write = http.send(write("POST")).received().orElseThrow();
        HttpAnswer read = http.send(HttpCall.get(server(), "/read")).received().orElseThrow();

        assertThat(write.complete()).isFalse();
        assertThat(write.body()).hasSizeLessThanOrEqualTo((1 << 20) + 1);
        assertThat(read.complete()).isFalse();
        assertThat(read.body()).hasSizeLessThanOrEqualTo((8 << 20) + 1);
    }

    @Test
    void a_long_list_is_read_whole() {
        answer(aResponse().withBody("[" + "1,".repeat(2 << 20) + "1]"));

        HttpAnswer read = http.send(HttpCall.get(server(), "/read")).received().orElseThrow();

        assertThat(read.complete()).isTrue();
        assertThat(read.json().size()).isEqualTo((2 << 20) + 1);
    }

    @Test
    void a_slow_trickle_is_ended_by_the_call_time_out() {
        answer(aResponse().withBody("{" + " ".repeat(500) + "}").withChunkedDribbleDelay(500, 60_000));
        long began = System.nanoTime();

        HttpAnswer answer = impatient.send(write("POST")).received().orElseThrow();

        assertThat(answer.complete()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void an_answer_that_comes_too_late_is_lost() {
        answer(aResponse().withFixedDelay(2_000));

        assertThat(impatient.send(write("POST"))).isInstanceOf(HttpResult.Lost.class);
    }

    @Test
    void a_file_is_sent_as_it_is(@TempDir Path folder) throws Exception {
        answer(aResponse().withStatus(200));
        Path file = Files.write(folder.resolve("f"), new byte[] {1, 0, 2});

        http.send(HttpCall.post(server(), "/upload").file(file, "image/png"));

        SERVER.verify(postRequestedFor(urlEqualTo("/upload"))
                .withHeader("Content-Type", equalTo("image/png"))
                .withHeader("Content-Length", equalTo("3"))
                .withRequestBody(WireMock.binaryEqualTo(new byte[] {1, 0, 2})));
    }

    @Test
    void every_call_says_who_we_are_and_wants_json() {
        answer(aResponse().withStatus(200));

        http.send(HttpCall.get(server(), "/read").query("id[]", "1").query("id[]", "2 & 3"));

        SERVER.verify(getRequestedFor(urlPathEqualTo("/read"))
                .withHeader("User-Agent", equalTo("malklug/test (+https://malklug.example)"))
                .withHeader("Accept", equalTo("application/json"))
                .withQueryParam("id[]", equalTo("1"))
                .withQueryParam("id[]", equalTo("2 & 3")));
    }

    @Test
    void a_server_under_a_path_keeps_it() {
        answer(aResponse().withStatus(200));

        http.send(HttpCall.get(URI.create(server() + "/social/"), "/api/v1/x"));

        SERVER.verify(getRequestedFor(urlEqualTo("/social/api/v1/x")));
    }

    @Test
    void an_id_cannot_lead_elsewhere() {
        SERVER.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(200)));

        http.send(HttpCall.get(server(), "/statuses/" + HttpCall.piece("../oauth?x=ü #")));

        SERVER.verify(getRequestedFor(urlEqualTo("/statuses/..%2Foauth%3Fx%3D%C3%BC%20%23")));
    }

    @Test
    void a_call_never_prints_its_secrets() {
        HttpCall call = HttpCall.get(server(), "/read")
                .query("access_token", "secret-token")
                .bearer(new Secret("secret-token"));

        assertThat(call.toString()).contains("/read").doesNotContain("secret-token");
    }

    @Test
    void an_excerpt_never_repeats_what_was_sent() {
        answer(aResponse().withStatus(400).withBody("{\"error\":\"I do not know zWq81 at all\"}"));

        HttpAnswer answer = http.send(HttpCall.get(server(), "/").bearer(new Secret("zWq81")))
                .received()
                .orElseThrow();

        assertThat(answer.excerpt()).contains("I do not know ••• at all");
    }

    @Test
    void a_missing_file_is_not_taken_for_a_network_error(@TempDir Path folder) {
        answer(aResponse().withStatus(200));
        Path missing = folder.resolve("missing");

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> http.send(HttpCall.post(server(), "/").file(missing, "image/png")))
                .isInstanceOf(UncheckedIOException.class);
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }
}
