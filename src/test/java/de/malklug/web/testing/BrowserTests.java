/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import de.malklug.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Opens the pages in a real browser. Whatever a test does, it fails if the console complains (the content policy included) or
 * a request leaves the server's own origin.
 */
@SpringBootTest(classes = PagesUnderTest.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class BrowserTests {

    private static final Path DATA = folder();
    private static Chromium chromium;

    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    protected FakeLedger ledger;

    @Autowired
    protected SettableClock clock;

    private BrowserContext context;
    protected Page page;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry settings) {
        settings.add("malklug.data", DATA::toString);
        settings.add("malklug.login.tries", () -> "1000");
        PostBox.use(settings);
    }

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    @BeforeEach
    void openPage() {
        clock.set(SampleCampaign.NOW);
        SampleCampaign.fill(ledger);
        open(new Browser.NewContextOptions());
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    /** Goes on in a browser of its own, with nothing remembered. */
    protected final void open(Browser.NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        context = chromium.browser().newContext(options.setBaseURL(origin()).setLocale("de-DE"));
        page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(error -> complaints.add(page.url() + " script: " + error));
        page.onRequest(this::watch);
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(page.url() + " " + message.type() + ": " + message.text());
        }
    }

    private void watch(Request request) {
        if (!request.url().startsWith(origin() + "/") && !request.url().startsWith("data:")) {
            complaints.add("leaves the origin: " + request.url());
        }
    }

    /** What the console is expected to say in this test. */
    protected final void forgetComplaints() {
        complaints.clear();
    }

    protected final String origin() {
        return "http://localhost:" + port;
    }

    protected final void signIn(String name) {
        page.navigate("/login");
        page.fill("#username", name);
        page.fill("#password", PagesUnderTest.PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL(origin() + "/**");
    }

    /** Somebody else, at a machine of their own. */
    protected final void continueAs(String name) {
        open(new Browser.NewContextOptions());
        signIn(name);
    }

    /** Nothing stands in the way of people who use assistive technology. */
    protected final void accessible() {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(page.url())
                .extracting(
                        rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
    }

    protected final BrowserContext context() {
        return context;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("malklug-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
