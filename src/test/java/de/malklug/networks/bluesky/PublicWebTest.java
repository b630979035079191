/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicWebTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.178.1",
                "198.18.0.1",
                "198.19.255.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::a00:1",
                "2001:db8::1",
                "2001::1",
                "2002:a00:1::1",
                "3fff::1"
            })
    void addresses_of_this_machine_and_its_neighbours_are_not_public(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.0.1",
                "193.99.144.85",
                "223.255.255.255",
                "2606:4700::1111",
                "2a02:2e0:3fe:1001:302::",
                "2001:4860:4860::8888"
            })
    void addresses_of_the_open_internet_are(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:%d/",
                "https://localhost:%d/",
                "https://[::ffff:127.0.0.1]:%d/",
                "https://2130706433:%d/",
                "https://127.1:%d/",
                "http://127.0.0.1:%d/",
                "https://somebody:secret@127.0.0.1:%d/"
            })
    void not_even_a_connection_is_made_to_this_machine(String address) throws IOException {
        try (ServerSocket here = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            PublicWeb web = new PublicWeb("malklug/test", settings(false));

            assertThat(web.read(HttpUrl.get(address.formatted(here.getLocalPort())), "text/html", 10))
                    .isEmpty();
            assertThat(wasAsked(here)).isFalse();
        }
    }

    @Test
    void a_redirect_is_checked_like_an_address() throws IOException {
        WireMockServer server =
                new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
        server.start();
        try (ServerSocket neighbour = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.2"))) {
            InetAddress forbidden = neighbour.getInetAddress();
            PublicWeb web = new PublicWeb("malklug/test", settings(true), address -> !address.equals(forbidden));
            server.stubFor(
                    get("/there").willReturn(temporaryRedirect("http://127.0.0.2:" + neighbour.getLocalPort() + "/")));
            server.stubFor(get("/here").willReturn(ok("hier")));

            assertThat(web.read(HttpUrl.get(server.baseUrl() + "/here"), "text/html", 10))
                    .isPresent();
            assertThat(web.read(HttpUrl.get(server.baseUrl() + "/there"), "text/html", 10))
                    .isEmpty();
            assertThat(wasAsked(neighbour)).isFalse();
        } finally {
            server.stop();
        }
    }

    private static BlueskySettings.Card settings(boolean privateHosts) {
        return TestBluesky.settings(Map.of("card.timeout", "2s", "card.private-hosts", privateHosts))
                .card();
    }

    /** A connection that was made waits to be accepted. */
    private static boolean wasAsked(ServerSocket socket) throws IOException {
        socket.setSoTimeout(1);
        try (Socket asked = socket.accept()) {
            return asked.isConnected();
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }
}
