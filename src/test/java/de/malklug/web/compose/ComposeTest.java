/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Wording;
import de.malklug.editorial.Actor;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostHistory;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.security.SignedInAs;
import de.malklug.web.layout.Flash;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SampleCampaign;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class ComposeTest extends PagesTests {

    private static final Actor SOEST =
            new Actor("soest", "Stadt Soest, Presse", Actor.Role.MUNICIPALITY, new MunicipalityId("soest"));
    private static final Actor AGENCY = new Actor("agentur", "Agentur, Planung", Actor.Role.AGENCY, null);

    @Autowired
    private Desk desk;

    @Autowired
    private Posts posts;

    @Autowired
    private PostHistory history;

    @Autowired
    private Networks networks;

    @Test
    void a_new_post_begins_with_a_time_to_come_and_the_accounts_that_take_words_alone() {
        Document page = page(pages.get().uri("/posts/new").with(SignedInAs.municipality("soest")));
        assertThat(page.select("#day").attr("value")).isEqualTo("2026-11-10");
        assertThat(page.select("label[for=time]").text()).isEqualTo("Uhrzeit (MEZ)");
        assertThat(page.select("input[name=on][checked]").eachAttr("value"))
                .containsExactly("soest-mastodon", "soest-bluesky");
        assertThat(page.select("#for-town")).isEmpty();
        assertThat(page.select("#submit").attr("aria-disabled")).isEqualTo("true");
        assertThat(page.select("#why").text()).startsWith("Einreichen geht noch nicht:");
    }

    @Test
    void the_agency_writes_for_any_town_and_a_municipality_for_its_own_only() {
        assertThat(page(pages.get().uri("/posts/new?municipality=olpe").with(SignedInAs.agency()))
                        .select("legend")
                        .text())
                .contains("Konten von Olpe");
        assertThat(pages.get().uri("/posts/new?municipality=olpe").with(SignedInAs.municipality("soest")))
                .hasStatus(403);
        assertThat(pages.get().uri("/posts/new").with(SignedInAs.marketing())).hasStatus(403);
        assertThat(pages.get().uri("/posts/5malklug/olpe/entwurf/edit").with(SignedInAs.municipality("soest")))
                .hasStatus(403);
        assertThat(send("/posts/new", with("municipality", "olpe", "action", "save"), SignedInAs.municipality("soest")))
                .hasStatus(403);
        assertThat(send("/posts/5malklug/olpe/entwurf/edit", with("action", "save"), SignedInAs.municipality("soest")))
                .hasStatus(403);
        assertThat(pages.get().uri("/posts/5malklug/soest/gibt-es-nicht/edit").with(SignedInAs.agency()))
                .hasStatus(404);
    }

    @Test
    void every_counter_counts_as_the_adapter_does() {
        String text =
                "Grüße aus Soest 👩‍👩‍👧 an @jemand@beispiel.social: https://smartcities-suedwestfalen.com/konferenz/ #5malklug";
        Document live = live(with("text", text, "link", "https://smartcities-suedwestfalen.com/anmelden/"));
        for (String id : List.of("mastodon", "bluesky")) {
            Network network = networks.get(new NetworkId(id));
            Message.Part part = new Message.Part(
                    text, java.net.URI.create("https://smartcities-suedwestfalen.com/anmelden/"), List.of());
            int count = network.limits().text().getFirst().count().applyAsInt(part);
            Element counter = Objects.requireNonNull(
                    live.selectFirst("#count-text [data-network=" + network.displayName() + "]"));
            assertThat(Objects.requireNonNull(counter.selectFirst("b")).text()).isEqualTo(Integer.toString(count));
            assertThat(counter.attr("data-left"))
                    .isEqualTo(
                            Integer.toString(network.limits().text().getFirst().max() - count));
        }
    }

    @Test
    void what_is_too_long_is_counted_struck_found_and_marked_by_the_same_measure() {
        String text = "x".repeat(295) + " #5malklug";
        Document live = live(with("text", text));
        assertThat(Objects.requireNonNull(live.selectFirst("#count-text .is-over"))
                        .text())
                .isEqualTo("Bluesky 305 / 300 · 5 zu viel");
        assertThat(live.select("del.mk-cut").text()).isEqualTo("zu viel:lklug");
        assertThat(live.select("#marks-text .is-bad").text()).isEqualTo("lklug");
        assertThat(live.select("#findings b").eachText()).contains("Zu beheben:Für Bluesky 5 Zeichen zu lang");
        assertThat(live.select("#findings q").eachText()).contains("lklug");
        assertThat(live.select("#tab-state-bluesky").text()).isEqualTo("5 zu viel");
        assertThat(live.select("#why").text()).isEqualTo("Einreichen geht noch nicht: Für Bluesky 5 Zeichen zu lang.");
    }

    @Test
    void a_safe_proposal_is_put_in_at_the_press_of_a_button_and_taken_out_again() {
        String text = "Wir laden ein. #5malklug #smartcity";
        Document live = live(with("text", text));
        Element button = Objects.requireNonNull(live.selectFirst("#findings button[value^=apply:text:]"));
        assertThat(button.text()).startsWith("„#SmartCity“ übernehmen");

        Document mended =
                page(send("/posts/new", with("text", text, "action", button.val()), SignedInAs.municipality("soest")));
        assertThat(mended.select("#text").text()).isEqualTo("Wir laden ein. #5malklug #SmartCity");
        assertThat(mended.select("#findings [role=status]").text()).contains("Aus „#smartcity“ wurde „#SmartCity“.");

        String undo = mended.select("#findings [role=status] button").val();
        Document back = page(send(
                "/posts/new",
                with("text", mended.select("#text").text(), "action", undo),
                SignedInAs.municipality("soest")));
        assertThat(back.select("#text").text()).isEqualTo(text);
        assertThat(page(send(
                                "/posts/new",
                                with("text", text, "action", "put-back:text:900000:2:x"),
                                SignedInAs.municipality("soest")))
                        .select("#text")
                        .text())
                .isEqualTo(text);
    }

    @Test
    void a_network_with_words_of_its_own_is_counted_and_shown_by_them() {
        Document live =
                live(with("text", "x".repeat(400) + " #5malklug", "own", "bluesky", "text.bluesky", "Kurz. #5malklug"));
        assertThat(live.select("#count-text .is-over")).isEmpty();
        assertThat(live.select("#count-text [data-network=Bluesky]")).isEmpty();
        assertThat(live.select("#count-text-bluesky b").text()).isEqualTo("15");
        assertThat(live.select(".mk-preview")).hasSize(2);
        assertThat(live.select("#why").attr("data-blocked")).isEqualTo("false");
    }

    @Test
    void saving_a_new_post_makes_a_draft_and_leads_to_its_own_page() {
        MvcTestResult answer =
                send("/posts/new", with("title", "Neu gedacht", "action", "save"), SignedInAs.municipality("soest"));
        assertThat(answer).hasStatus(302);
        String address = Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
        assertThat(address).startsWith("/posts/5malklug/soest/").endsWith("/edit");
        Document page = page(pages.get().uri(address).with(SignedInAs.municipality("soest")));
        assertThat(page.select("#title").attr("value")).isEqualTo("Neu gedacht");
        assertThat(page.select("#text").text()).isEqualTo("Guten Morgen aus Soest. #5malklug");
        assertThat(page.select("#close").text()).isEqualTo("Schließen, Entwurf bleibt");
    }

    @Test
    void the_same_sheet_saved_twice_stays_one_post() {
        MockHttpSession session = new MockHttpSession();
        String sheet = UUID.randomUUID().toString();
        Map<String, String> form = with("title", "Nur einmal", "action", "autosave", "sheet", sheet);
        Element first = saved(send("/posts/new", form, SignedInAs.municipality("soest"), session));
        form.put("text", "Guten Morgen aus Soest, noch einmal. #5malklug");
        Element second = saved(send("/posts/new", form, SignedInAs.municipality("soest"), session));
        assertThat(first.attr("data-version")).isEqualTo("1");
        assertThat(second.attr("data-version")).isEqualTo("2");
        assertThat(second.attr("data-edit")).isEqualTo(first.attr("data-edit"));
        assertThat(second.text()).isEqualTo("Gespeichert 09:12 Uhr MEZ");
    }

    @Test
    void what_can_be_read_is_saved_and_what_can_not_is_named() {
        StoredPost stored = draft("Nach und nach", "Erster Satz. #5malklug");
        Map<String, String> form = of(stored, "text", "Zweiter Satz. #5malklug", "time", "", "link", "kein link");
        form.put("action", "autosave");
        Element saved = saved(send(address(stored), form, SignedInAs.municipality("soest")));
        assertThat(saved.text()).isEqualTo("Gespeichert 09:12 Uhr MEZ, noch ohne: Uhrzeit, Link");
        StoredPost now = now(stored);
        assertThat(now.post().wording().text()).isEqualTo("Zweiter Satz. #5malklug");
        assertThat(now.dueAt()).isEqualTo(stored.dueAt());
    }

    @Test
    void bad_input_is_answered_with_a_summary_and_nothing_typed_is_lost() {
        StoredPost stored = draft("Mit Fehlern", "Ein Satz. #5malklug");
        Map<String, String> form = of(
                stored, "text", "Ganz neue Worte. #5malklug", "day", "morgen", "link", "kein link", "title", "Anders");
        form.put("action", "save");
        MvcTestResult answer = send(address(stored), form, SignedInAs.municipality("soest"));
        assertThat(answer).hasStatus(422);
        Document page = page(answer);
        assertThat(page.title()).startsWith("Fehler:");
        assertThat(page.select(".mk-summary a").eachAttr("href")).containsExactlyInAnyOrder("#day", "#link");
        assertThat(page.select(".mk-summary h2").text()).isEqualTo("2 Angaben sind zu beheben");
        assertThat(page.select("#day").attr("value")).isEqualTo("morgen");
        assertThat(page.select("#link").attr("value")).isEqualTo("kein link");
        assertThat(page.select("#title").attr("value")).isEqualTo("Anders");
        assertThat(page.select("#text").text()).isEqualTo("Ganz neue Worte. #5malklug");
        assertThat(now(stored).version()).isEqualTo(stored.version());
    }

    @Test
    void a_post_that_does_not_fit_is_kept_but_not_submitted() {
        StoredPost stored = draft("Zu lang", "Kurz. #5malklug");
        Map<String, String> form = of(stored, "text", "x".repeat(310) + " #5malklug");
        form.put("action", "submit");
        MvcTestResult answer = send(address(stored), form, SignedInAs.municipality("soest"));
        assertThat(answer).hasStatus(422);
        assertThat(page(answer).select(".mk-summary a").eachText()).containsExactly("Für Bluesky 20 Zeichen zu lang");
        assertThat(now(stored).post().wording().text()).startsWith("xxx");
        assertThat(now(stored).post().status()).isEqualTo(Post.Status.DRAFT);
    }

    @Test
    void a_post_that_fits_is_submitted_and_waits_for_somebody_else() {
        StoredPost stored = draft("Fertig", "Alles gut. #5malklug");
        Map<String, String> form = of(stored);
        form.put("action", "submit");
        MvcTestResult answer = send(address(stored), form, SignedInAs.municipality("soest"));
        assertThat(answer).hasRedirectedUrl("/posts/" + stored.key());
        assertThat(answer)
                .flash()
                .containsEntry(
                        Flash.NAME,
                        Flash.done("Eingereicht. Sobald jemand anderes freigibt, plant malklug den Beitrag ein."));
        assertThat(now(stored).post().status()).isEqualTo(Post.Status.SUBMITTED);
        Document page = page(pages.get().uri(address(stored)).with(SignedInAs.municipality("soest")));
        assertThat(page.select("#why").text())
                .isEqualTo("Der Beitrag ist schon eingereicht. Jemand anderes gibt ihn frei.");
        assertThat(page.select("#compose").attr("data-autosave")).isEqualTo("false");
    }

    @Test
    void the_second_of_two_people_chooses_and_loses_nothing() {
        StoredPost stored = draft("Zu zweit", "Eins.\n\nZwei.\n\n#5malklug");
        edit(stored, "Eins von der Agentur.\n\nZwei.\n\n#5malklug", AGENCY);
        Map<String, String> form = of(stored, "text", "Eins aus Soest.\n\nZwei, ergänzt.\n\n#5malklug");
        form.put("action", "save");
        MvcTestResult answer = send(address(stored), form, SignedInAs.municipality("soest"));
        assertThat(answer).hasStatus(409);
        Document page = page(answer);
        assertThat(page.select(".mk-note").text())
                .contains("Agentur, Planung hat den Text um 09:12 Uhr MEZ geändert.", "Wählen Sie je Absatz");
        assertThat(page.select("input[type=radio][name=choice.text.0]")).hasSize(2);
        assertThat(page.select("textarea[name=text]").text()).contains("Eins aus Soest.");
        assertThat(now(stored).post().wording().text()).startsWith("Eins von der Agentur.");

        Map<String, String> undecided = of(stored, "text", "Eins aus Soest.\n\nZwei, ergänzt.\n\n#5malklug");
        undecided.put("action", "resolve");
        undecided.put("theirs", Integer.toString(now(stored).version()));
        MvcTestResult open = send(address(stored), undecided, SignedInAs.municipality("soest"));
        assertThat(open).hasStatus(422);
        assertThat(page(open).select(".mk-summary a")).isNotEmpty();

        Map<String, String> decided = new HashMap<>(undecided);
        page.select("input[type=radio][value=theirs]").forEach(radio -> decided.put(radio.attr("name"), "theirs"));
        decided.put("choice.text.0", "mine");
        assertThat(send(address(stored), decided, SignedInAs.municipality("soest")))
                .hasRedirectedUrl(address(stored));
        assertThat(now(stored).post().wording().text())
                .startsWith("Eins aus Soest.")
                .endsWith("#5malklug");
    }

    @Test
    void pictures_and_words_for_one_network_are_carried_through_the_choice() {
        StoredPost stored = draft("Mit Bild", "Eins. #5malklug");
        edit(stored, "Von der Agentur. #5malklug", AGENCY);
        Map<String, String> form =
                of(stored, "text", "Aus Soest. #5malklug", "own", "bluesky", "text.bluesky", "Kurz.");
        form.putAll(Map.of(
                "media.0.file", "media/wall.png",
                "media.0.alt", "Die Wallanlage",
                "media.0.part", "1",
                "media.0.where", "common",
                "shown.bluesky", "0",
                "action", "save"));
        MvcTestResult answer = send(address(stored), form, SignedInAs.municipality("soest"));
        assertThat(answer).hasStatus(409);
        Document page = page(answer);
        assertThat(page.select("textarea[name=text.bluesky]").text()).isEqualTo("Kurz.");
        assertThat(page.select("input[name=media.0.alt]").attr("value")).isEqualTo("Die Wallanlage");
        assertThat(page.select("input[name=shown.bluesky]").attr("value")).isEqualTo("0");
    }

    @Test
    void both_versions_can_be_kept_as_drafts() {
        StoredPost stored = draft("Doppelt", "Eins. #5malklug");
        edit(stored, "Von der Agentur. #5malklug", AGENCY);
        Map<String, String> form = of(stored, "text", "Aus Soest. #5malklug");
        form.put("action", "keep-both");
        MvcTestResult answer = send(address(stored), form, SignedInAs.municipality("soest"));
        String address = Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
        assertThat(address).isNotEqualTo(address(stored));
        assertThat(page(pages.get().uri(address).with(SignedInAs.municipality("soest")))
                        .select("#text")
                        .text())
                .isEqualTo("Aus Soest. #5malklug");
        assertThat(now(stored).post().wording().text()).isEqualTo("Von der Agentur. #5malklug");
    }

    @Test
    void saving_by_itself_over_somebody_elses_change_says_who_and_changes_nothing() {
        StoredPost stored = draft("Von selbst", "Eins. #5malklug");
        edit(stored, "Von der Agentur. #5malklug", AGENCY);
        Map<String, String> form = of(stored, "text", "Aus Soest. #5malklug");
        form.put("action", "autosave");
        MvcTestResult answer = send(address(stored), form, SignedInAs.municipality("soest"));
        assertThat(answer).hasStatus(409);
        assertThat(Objects.requireNonNull(page(answer).selectFirst("#saved")).text())
                .startsWith("Agentur, Planung hat den Beitrag um 09:12 Uhr MEZ geändert.");
        assertThat(now(stored).post().wording().text()).isEqualTo("Von der Agentur. #5malklug");
    }

    @Test
    void what_a_post_said_before_is_told_word_by_word_and_can_be_restored() {
        StoredPost stored = draft("Rückblick", "Soest will klimaneutral sein. #5malklug");
        edit(stored, "Soest wird klimaneutral sein. #5malklug", AGENCY);
        Document page =
                page(pages.get().uri("/posts/" + stored.key() + "/versions").with(SignedInAs.municipality("soest")));
        assertThat(page.select("del").text()).contains("will");
        assertThat(page.select("ins").text()).contains("wird");
        assertThat(page.select("tbody th").eachText()).anyMatch(line -> line.contains("Agentur, Planung"));
        assertThat(pages.post()
                        .uri("/posts/" + stored.key() + "/versions/1/restore")
                        .param("version", "2")
                        .with(SignedInAs.municipality("soest"))
                        .with(csrf()))
                .hasRedirectedUrl(address(stored));
        assertThat(now(stored).post().wording().text()).isEqualTo("Soest will klimaneutral sein. #5malklug");
        assertThat(history.versions(stored.key())).hasSize(3);
    }

    @Test
    void a_draft_is_deleted_after_a_question() {
        StoredPost stored = draft("Weg damit", "Eins. #5malklug");
        assertThat(pages.get().uri("/posts/" + stored.key() + "/delete").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("„Weg damit“ wird gelöscht.");
        assertThat(pages.post()
                        .uri("/posts/" + stored.key() + "/delete")
                        .param("version", "1")
                        .with(SignedInAs.municipality("soest"))
                        .with(csrf()))
                .hasRedirectedUrl("/posts");
        assertThat(pages.get().uri(address(stored)).with(SignedInAs.municipality("soest")))
                .hasStatus(404);
    }

    @Test
    void a_starter_text_has_gaps_that_must_be_filled() {
        Map<String, String> form = with("text", "", "theme", "klima", "action", "starter");
        Document page = page(send("/posts/new", form, SignedInAs.municipality("soest")));
        assertThat(page.select("#text").text())
                .startsWith("Soest will klimaneutral werden.")
                .contains(
                        "[Was tun Sie? Ein Satz …]",
                        "Smart Cities: Konferenz",
                        "18. November 2026",
                        "#5malklug #Klima #Soest");
        assertThat(page.select("#findings b").eachText()).contains("Zu beheben:Eine Lücke ist noch offen");
    }

    @Test
    void parts_and_variants_are_added_and_removed_without_losing_a_word() {
        Map<String, String> form = with("text", "Erster Teil. #5malklug", "action", "add-part");
        Document page = page(send("/posts/new", form, SignedInAs.municipality("soest")));
        assertThat(page.select("[name=part.0.text]").attr("autofocus")).isNotNull();
        assertThat(page.select("#text").text()).isEqualTo("Erster Teil. #5malklug");
        form.put("part.0.text", "Zweiter Teil.");
        form.put("part.0.link", "");
        form.put("action", "own:bluesky");
        page = page(send("/posts/new", form, SignedInAs.municipality("soest")));
        assertThat(page.select("#text-bluesky").text()).isEqualTo("Erster Teil. #5malklug");
        assertThat(page.select("[name=part.0.text]").text()).isEqualTo("Zweiter Teil.");
        form.put("action", "remove-part:0");
        page = page(send("/posts/new", form, SignedInAs.municipality("soest")));
        assertThat(page.select("[name=part.0.text]")).isEmpty();
    }

    @Test
    void markup_in_a_text_is_shown_and_never_run() {
        Document page = page(send(
                "/posts/new",
                with("text", "</textarea><script>alert(1)</script> #5malklug", "title", "\"><b>", "action", "check"),
                SignedInAs.municipality("soest")));
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("#text").text()).contains("</textarea><script>alert(1)</script>");
        assertThat(page.select("#title").attr("value")).isEqualTo("\"><b>");
    }

    @Test
    void english_says_the_same() {
        assertThat(pages.get().uri("/posts/new?lang=en").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("Submit for approval", "Not ready to submit:", "Accounts of Soest");
    }

    private StoredPost draft(String title, String text) {
        PostDraft draft = new PostDraft(
                LocalDateTime.of(2026, 11, 16, 9, 0), title, "klima", List.of(), Wording.of(text), Map.of(), List.of());
        return ((Desk.Done) desk.create(SampleCampaign.ID, new MunicipalityId("soest"), draft, SOEST)).post();
    }

    private void edit(StoredPost stored, String text, Actor actor) {
        PostDraft before = desk.draft(stored);
        PostDraft draft = new PostDraft(
                before.at(), before.heading(), before.theme(), before.on(), Wording.of(text), Map.of(), List.of());
        assertThat(desk.edit(stored.key(), stored.version(), draft, actor)).isInstanceOf(Desk.Done.class);
    }

    private StoredPost now(StoredPost stored) {
        return posts.find(
                        stored.campaign(),
                        stored.post().municipality(),
                        stored.post().id())
                .orElseThrow();
    }

    private static String address(StoredPost stored) {
        return "/posts/" + stored.key() + "/edit";
    }

    private Document live(Map<String, String> form) {
        form.put("action", "live");
        MvcTestResult answer = send("/posts/new", form, SignedInAs.municipality("soest"));
        assertThat(answer).hasStatusOk();
        return page(answer);
    }

    private static Element saved(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return Objects.requireNonNull(page(answer).selectFirst("#saved"));
    }

    private static Map<String, String> of(StoredPost stored, String... changes) {
        Map<String, String> form = with(changes);
        form.put("post", stored.post().id().value());
        form.put("version", Integer.toString(stored.version()));
        form.putIfAbsent("title", stored.post().title());
        return withDefaults(form, stored.post().wording().text(), changes);
    }

    private static Map<String, String> withDefaults(Map<String, String> form, String text, String... changes) {
        boolean named = List.of(changes).contains("text");
        if (!named) {
            form.put("text", text);
        }
        return form;
    }

    /** What the page would send for a post of Soest, with these fields changed. */
    private static Map<String, String> with(String... changes) {
        Map<String, String> form = new HashMap<>(Map.of(
                "municipality", "soest",
                "theme", "klima",
                "day", "2026-11-16",
                "time", "09:00",
                "text", "Guten Morgen aus Soest. #5malklug",
                "link", ""));
        for (int i = 0; i < changes.length; i += 2) {
            form.put(changes[i], changes[i + 1]);
        }
        return form;
    }

    private MvcTestResult send(String address, Map<String, String> form, RequestPostProcessor who) {
        return send(address, form, who, new MockHttpSession());
    }

    private MvcTestResult send(
            String address, Map<String, String> form, RequestPostProcessor who, MockHttpSession session) {
        MockMvcRequestBuilder request =
                pages.post().uri(address).with(who).with(csrf()).session(session);
        form.forEach(request::param);
        request.param("on", "soest-mastodon", "soest-bluesky");
        return request.exchange();
    }

    private static Document page(MockMvcRequestBuilder request) {
        return page(request.exchange());
    }

    private static Document page(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }
}
