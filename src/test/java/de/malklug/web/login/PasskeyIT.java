/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import de.malklug.web.testing.BrowserTests;
import de.malklug.web.testing.PagesUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A passkey belongs to an address, so this malklug knows its own. */
@SpringBootTest(classes = PagesUnderTest.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
class PasskeyIT extends BrowserTests {

    private static final int PORT = freePort();

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> PORT);
        settings.add("malklug.public-address", () -> "http://localhost:" + PORT);
    }

    @Test
    void a_person_sets_up_a_passkey_signs_in_with_it_and_removes_it() {
        plugInAuthenticator();
        signIn("agentur");
        page.navigate("/me");
        page.fill("#label", "Diensthandy");
        page.getByText("Passkey einrichten").click();
        assertThat(page.locator("#passkeys")).containsText("Diensthandy");
        assertThat(page.locator("[role=status]").first()).containsText("Der Passkey ist eingerichtet.");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();

        page.getByText("Abmelden").click();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.getByText("Mit Passkey anmelden").click();
        page.waitForURL(origin() + "/");
        assertThat(page.locator(".mk-user")).containsText("Agentur, Planung");

        page.navigate("/me");
        page.locator("#passkeys li button").click();
        assertThat(page.locator("#passkeys")).containsText("Sie haben noch keinen Passkey.");
        page.getByText("Abmelden").click();
        page.getByText("Mit Passkey anmelden").click();
        assertThat(page.locator("[data-passkey-problem]")).isVisible();
        forgetComplaints();
    }

    private void plugInAuthenticator() {
        CDPSession devices = context().newCDPSession(page);
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject authenticator = new JsonObject();
        authenticator.add("options", options);
        devices.send("WebAuthn.addVirtualAuthenticator", authenticator);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
