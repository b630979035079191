/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.queue.Stops.Scope;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SampleCampaign;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The campaign for everybody: nobody is signed in here. */
class OpenChannelTest extends PagesTests {

    private static final String PAGE = "/k/5malklug";

    @BeforeEach
    void nothingIsRemembered() {
        clock.advance(Duration.ofSeconds(30));
    }

    private MvcTestResult get(String address) {
        return pages.get().uri(address).exchange();
    }

    private String body(String address) {
        MvcTestResult answer = get(address);
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void everybody_reads_what_is_published_with_its_pictures_described() {
        assertThat(body(PAGE))
                .contains(
                        "Fünf Städte werden malklug",
                        "Klimaneutral bis 2030.",
                        "alt=\"Zeichnung der Soester Wallanlage mit Lastenrad\"",
                        "https://beispiel.social/@soest/",
                        "Auch auf:");
    }

    @Test
    void nothing_is_shown_before_its_time_and_no_draft_ever() {
        assertThat(body(PAGE)).doesNotContain("Smart City trifft Nachhaltigkeitsstrategie", "Digitale Naturpfade");

        clock.set(Instant.parse("2026-11-25T08:00:00Z"));
        assertThat(body(PAGE))
                .contains("Smart City trifft Nachhaltigkeitsstrategie")
                .doesNotContain("Digitale Naturpfade");
    }

    @Test
    void what_is_held_or_stopped_does_not_appear() {
        clock.set(Instant.parse("2026-11-25T08:00:00Z"));
        ledger.put(SampleCampaign.delivery(
                        "bad-berleburg", "nachhaltigkeit", "Smart City trifft Nachhaltigkeitsstrategie", "mastodon")
                .due("2026-11-09T11:00:00Z")
                .is(DeliveryStatus.HELD, Explanation.of("held.person", "Agentur"))
                .build());
        assertThat(body(PAGE)).doesNotContain("Smart City trifft Nachhaltigkeitsstrategie");

        clock.advance(Duration.ofSeconds(30));
        ledger.stop(Scope.CAMPAIGN, "5malklug", "Grund", de.malklug.security.SignedInAs.AGENCY);
        assertThat(body(PAGE)).doesNotContain("Ehrenamt digital").contains("Klimaneutral bis 2030.");
    }

    @Test
    void titles_that_are_meant_for_the_desk_stay_there() {
        assertThat(body(PAGE)).doesNotContain("soest.yaml");
    }

    @Test
    void the_page_speaks_both_languages_and_says_in_which_the_posts_are() {
        assertThat(body(PAGE)).contains("<html lang=\"de\"", "Alle Beiträge dieser Kampagne");
        assertThat(body(PAGE + "?lang=en")).contains("<html lang=\"en\"", "All posts of this campaign", "lang=\"de\"");
        assertThat(get(PAGE + "?lang=en").getResponse().getCookies()).isEmpty();
    }

    @Test
    void one_municipality_can_be_chosen_and_others_are_not_there() {
        assertThat(body(PAGE + "?municipality=soest"))
                .contains("Klimaneutral bis 2030.")
                .doesNotContain("Neues Wir: mitmachen.");
        assertThat(get(PAGE + "?municipality=nirgends")).hasStatus(404);
        assertThat(get("/k/nirgends")).hasStatus(404);
        assertThat(get("/k/NICHT_SO")).hasStatus(404);
    }

    @Test
    void programs_find_the_feeds_and_the_calendar() {
        assertThat(body(PAGE))
                .contains(
                        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/k/5malklug/feed.atom\"",
                        "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/k/5malklug/feed.rss\"",
                        "<link rel=\"alternate\" type=\"text/calendar\" href=\"/k/5malklug/calendar.ics\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, PAGE + "/feed.atom", PAGE + "/feed.rss", PAGE + "/calendar.ics"})
    void copies_may_be_kept_for_a_minute_and_are_told_when_nothing_changed(String address) {
        MvcTestResult first = get(address);
        String tag = first.getResponse().getHeader("ETag");

        assertThat(first.getResponse().getHeader("Cache-Control")).isEqualTo("max-age=60, public");
        assertThat(tag).isNotBlank();
        clock.advance(Duration.ofSeconds(30));
        assertThat(pages.get().uri(address).header("If-None-Match", tag)).hasStatus(304);
        assertThat(pages.get().uri(address).header("If-None-Match", "\"other\""))
                .hasStatusOk();
        assertThat(first.getResponse().getCookies()).isEmpty();
    }

    @Test
    void a_changed_page_has_another_tag() {
        String before = get(PAGE).getResponse().getHeader("ETag");
        clock.set(Instant.parse("2026-11-25T08:00:00Z"));

        assertThat(get(PAGE).getResponse().getHeader("ETag")).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed.atom", "feed.rss"})
    void a_feed_is_valid_and_complete(String name) throws Exception {
        String written = body(PAGE + "/" + name);
        SyndFeed feed = new SyndFeedInput().build(new StringReader(written));

        assertThat(feed.getTitle()).isEqualTo("Fünf Städte werden malklug");
        assertThat(feed.getPublishedDate()).isNotNull();
        assertThat(feed.getEntries()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.getUri()).startsWith("urn:uuid:");
            assertThat(entry.getTitle()).isNotBlank();
            assertThat(entry.getLink()).startsWith("https://malklug.example.org/k/5malklug#");
            assertThat(entry.getPublishedDate()).isNotNull();
            assertThat(entry.getAuthor()).isNotBlank();
        });
        assertThat(feed.getEntries()).extracting(entry -> entry.getUri()).doesNotHaveDuplicates();
        assertThat(written)
                .contains("Zeichnung der Soester Wallanlage mit Lastenrad")
                .contains("https://malklug.example.org/k/5malklug/media/")
                .contains("https://smartcities-suedwestfalen.com/konferenz/");
    }

    @Test
    void an_atom_feed_says_where_it_is_and_when_it_changed() {
        String atom = body(PAGE + "/feed.atom");

        assertThat(get(PAGE + "/feed.atom").getResponse().getContentType()).startsWith("application/atom+xml");
        assertThat(atom)
                .contains(
                        "rel=\"self\"",
                        "https://malklug.example.org/k/5malklug/feed.atom",
                        "<updated>",
                        "<id>urn:uuid:")
                .contains("<name>Soest</name>");
    }

    @Test
    void a_feed_of_one_municipality_is_a_feed_of_its_own() throws Exception {
        SyndFeed all = new SyndFeedInput().build(new StringReader(body(PAGE + "/feed.atom")));
        SyndFeed soest = new SyndFeedInput().build(new StringReader(body(PAGE + "/feed.atom?municipality=soest")));

        assertThat(soest.getUri()).isNotEqualTo(all.getUri());
        assertThat(soest.getTitle()).isEqualTo("Fünf Städte werden malklug: Soest");
        assertThat(soest.getEntries()).hasSizeLessThan(all.getEntries().size());
    }

    @Test
    void the_calendar_is_valid_and_holds_the_event() throws Exception {
        String written = body(PAGE + "/calendar.ics");
        Calendar calendar = new CalendarBuilder().build(new StringReader(written));

        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(written.lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(calendar.<VEvent>getComponents(Component.VEVENT))
                .extracting(event -> event.getSummary().getValue())
                .contains("Smart Cities: Konferenz")
                .anyMatch(summary -> summary.startsWith("Soest: Klimaneutral bis 2030"));
        assertThat(written).contains("DTSTART:20261118T090000Z", "DTEND:20261118T150000Z");
    }

    @Test
    void pictures_of_published_posts_are_there_for_everybody_and_no_others() {
        String page = body(PAGE);
        int at = page.indexOf("/k/5malklug/media/");
        String address = page.substring(at, page.indexOf('"', at));

        assertThat(get(address))
                .hasStatusOk()
                .hasContentType("image/png")
                .hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(get(address).getResponse().getHeader("Cache-Control")).contains("public");
        assertThat(get("/k/5malklug/media/" + "0".repeat(64))).hasStatus(404);
        assertThat(get("/k/5malklug/media/..%2f..%2fmalklug.db").getResponse().getStatus())
                .isIn(400, 404);
    }

    @Test
    void addresses_within_a_text_can_be_followed() {
        assertThat(OpenPages.pieces("Mehr: https://soest.example/a?b=1&c=2. Bis bald"))
                .containsExactly(
                        new OpenPage.Piece("Mehr: ", null),
                        new OpenPage.Piece("https://soest.example/a?b=1&c=2", "https://soest.example/a?b=1&c=2"),
                        new OpenPage.Piece(". Bis bald", null));
    }
}
