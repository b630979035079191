/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.malklug.Malklug;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.CampaignImport;
import de.malklug.security.People;
import de.malklug.security.Person;
import de.malklug.security.Role;
import de.malklug.security.Theme;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.standin.MastodonStandIn;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.StandInPost;
import de.malklug.web.testing.Chromium;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole way in a browser, with the queue and a network as they are: a town contributes by a link on a phone, the agency makes a draft
 * of it, the gate objects, it is mended, somebody else approves, and it appears.
 */
@SpringBootTest(
        classes = Malklug.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"malklug.role=serve", "malklug.login.tries=1000"})
@DirtiesContext
class ContributionIT {

    private static final String PASSWORD = "fuenf staedte ein weg";
    private static final String TEXT = "In der Innenstadt liefern Lastenräder aus. Wir zeigen, wie das klappt.";
    private static final Path FOLDER = folder();
    private static final MastodonStandIn MASTODON = MastodonStandIn.started(StandInOptions.standard());
    private static Chromium chromium;

    @TempDir
    Path pictures;

    @LocalServerPort
    private int port;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private BrowserContext agency;
    private BrowserContext phone;
    private Page page;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry settings) throws IOException {
        TestCampaign.in(FOLDER.resolve("campaigns"))
                .write("campaign.yaml", TestCampaign.CAMPAIGN.replace(", checks: { campaign-hashtag: off }", ""))
                .posts("soest");
        MASTODON.accounts().register("geheimes-token", "stadt_soest");
        Files.writeString(FOLDER.resolve("token"), "geheimes-token");
        Files.writeString(FOLDER.resolve("accounts.yaml"), """
                accounts:
                  soest-mastodon: { municipality: soest, network: mastodon, server: "%s", secret: { access-token: "file:token" } }
                """.formatted(MASTODON.url()));
        settings.add("malklug.data", () -> FOLDER.resolve("data"));
        settings.add("malklug.campaigns", () -> FOLDER.resolve("campaigns"));
        settings.add("malklug.accounts", () -> FOLDER.resolve("accounts.yaml"));
    }

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        MASTODON.close();
    }

    @BeforeEach
    void prepare(@Autowired CampaignImport imports, @Autowired People people) {
        imports.run();
        people.add(person("agentur", "Agentur, Planung", Role.AGENCY, null), PASSWORD);
        people.add(person("leitung", "Agentur, Leitung", Role.AGENCY, null), PASSWORD);
        people.add(person("soest", "Stadt Soest, Presse", Role.MUNICIPALITY, new MunicipalityId("soest")), PASSWORD);
    }

    private static Person person(String name, String title, Role role, MunicipalityId town) {
        return new Person(name, title, role, town, null, Theme.AUTOMATIC);
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        agency.close();
        phone.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_town_contributes_by_link_and_reads_in_the_end_where_it_appeared() throws IOException {
        String link = ask();
        String status = contribute(link);
        takeOver();
        approve();
        sendNow();

        StandInPost post = await().atMost(Duration.ofSeconds(15))
                .until(MASTODON::posts, each -> !each.isEmpty())
                .getFirst();
        assertThat(post.text()).contains("liefern Lastenräder aus", "#5malklug");
        assertThat(post.media().getFirst().alt()).isEqualTo("Ein Lastenrad steht vor einer Mauer.");
        page = phone.pages().getFirst();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            page.navigate(status);
            return page.locator(".mk-places a").count() == 1;
        });
        assertThat(page.locator("main")).containsText("Veröffentlicht");
        accessible();
        page.navigate(page.locator(".mk-places a").getAttribute("href"));
        assertThat(page.locator("body")).containsText("liefern Lastenräder aus");
    }

    /** The agency asks, and gets a link to hand on. */
    private String ask() {
        signIn("agentur");
        page.click("nav.mk-nav >> text=Eingang");
        assertThat(page.locator("h1")).hasText("Eingang");
        accessible();
        page.click("main a:has-text('Beitrag anfragen')");
        accessible();
        page.fill("#theme", "Lastenräder im Alltag");
        page.fill("#wish", "Ein Foto und zwei Sätze.");
        page.check("input[name=town][value=soest]");
        page.click("main form button.btn-primary");
        assertThat(page.locator("h1")).hasText("Lastenräder im Alltag");
        accessible();
        return page.inputValue("#address").replaceFirst("https?://[^/]+", "");
    }

    /** Somebody in the town, on a phone, without an account. */
    private String contribute(String link) throws IOException {
        Path picture = pictures.resolve("IMG_2043.png");
        ImageIO.write(new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        phone = context(390);
        page = phone.pages().getFirst();
        page.navigate(link);
        assertThat(page.locator("h1")).hasText("Was möchte Soest erzählen?");
        accessible();
        page.fill("#text", TEXT);
        page.setInputFiles("#picture", picture);
        page.fill("#alt", "IMG_2043");
        page.click("button[name=send]");

        assertThat(page).hasTitle(Pattern.compile("^Fehler:"));
        assertThat(page.locator(".mk-summary")).containsText("3 Angaben fehlen noch");
        assertThat(page.locator("#text")).hasValue(TEXT);
        accessible();
        page.fill("#alt-1", "Ein Lastenrad.");
        page.check("input[name=persons-1][value=NONE]");
        page.check("#rights-1");
        page.setViewportSize(320, 800);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
        page.click("button[name=send]");
        assertThat(page.locator("main")).containsText("Danke, das ist angekommen.");
        assertThat(page.locator("main")).containsText("Eingegangen");
        accessible();
        forgetExpected422();
        return page.url().replaceAll("\\?.*", "");
    }

    /** The agency makes a draft of it; the gate objects, and what it objects to is mended. */
    private void takeOver() {
        page = agency.pages().getFirst();
        page.click("nav.mk-nav >> text=Eingang");
        page.click("main table a:has-text('Lastenräder im Alltag') >> nth=0");
        assertThat(page.locator("main")).containsText("Ein Lastenrad.");
        accessible();
        page.click("button:has-text('In Entwurf übernehmen')");
        page.waitForURL("**/edit");
        assertThat(page.locator("#text")).hasValue(TEXT);
        page.fill("#media-0-alt", "Bild von einem Lastenrad");
        assertThat(page.locator("#findings")).containsText("Hashtag der Kampagne");
        assertThat(page.locator("#findings")).containsText("Alternativtext");
        assertThat(page.locator("#submit")).hasAttribute("aria-disabled", "true");
        accessible();
        page.fill("#media-0-alt", "Ein Lastenrad steht vor einer Mauer.");
        page.fill("#text", TEXT + "\n\n#5malklug");
        assertThat(page.locator("#findings")).containsText("Nichts zu beheben.");
        assertThat(page.locator("#why")).hasAttribute("data-blocked", "false");
        page.click("#submit");
        assertThat(page.locator("main [role=status]").first()).containsText("Eingereicht");
        accessible();
    }

    private void approve() {
        signIn("leitung");
        page.navigate("/approvals");
        accessible();
        Locator card = page.locator("article:has-text('Lastenräder im Alltag')");
        card.locator("button:has-text('Freigeben')").click();
        assertThat(page.locator("main [role=status]").first()).containsText("Freigegeben");
    }

    private void sendNow() {
        page.navigate("/queue?status=scheduled");
        accessible();
        String open = page.locator("main a[href*='open=']").first().getAttribute("href");
        page.navigate("/queue/" + open.replaceAll(".*open=([^&#]+).*", "$1") + "/send");
        page.click("main form button.btn-primary");
        assertThat(page.locator("main [role=status]").first()).isVisible();
    }

    private void signIn(String name) {
        if (agency != null) {
            agency.close();
        }
        agency = context(1280);
        page = agency.pages().getFirst();
        page.navigate("/login");
        page.fill("#username", name);
        page.fill("#password", PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL(origin() + "/**");
    }

    private BrowserContext context(int width) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(origin())
                        .setLocale("de-DE")
                        .setViewportSize(width, 844));
        Page opened = context.newPage();
        opened.onConsoleMessage(message -> {
            boolean ours = opened.url().startsWith(origin());
            if (ours && (message.type().equals("error") || message.type().equals("warning"))) {
                complaints.add(opened.url() + " " + message.text());
            }
        });
        return context;
    }

    /** A browser reports that an answer says what is to be mended. */
    private void forgetExpected422() {
        complaints.removeIf(each -> each.contains("status of 422"));
    }

    private void accessible() {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(page.url())
                .extracting(
                        rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
    }

    private String origin() {
        return "http://localhost:" + port;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("malklug-contribution");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
