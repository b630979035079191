/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.queue.Stops.Scope;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccountsPageTest extends PagesTests {

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient writing;

    @AfterEach
    void forget() {
        writing.sql("DELETE FROM account_check").update();
        writing.sql("DELETE FROM account_secret").update();
    }

    @Test
    void all_accounts_stand_by_town_and_network_and_what_needs_a_person_comes_first() {
        assertThat(pages.get().uri("/accounts").with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Braucht Sie",
                        "abgelehnt",
                        "Seit Mo., 9. Nov. 2026, 08:30 Uhr MEZ",
                        "(401)",
                        "bereit",
                        "/accounts/soest-bluesky");
    }

    @Test
    void a_municipality_sees_its_own_and_marketing_none() {
        assertThat(pages.get().uri("/accounts").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("soest-mastodon", "Kein Konto braucht Sie.")
                .doesNotContain("menden-mastodon");
        assertThat(pages.get().uri("/accounts/menden-mastodon").with(SignedInAs.municipality("soest")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get().uri("/accounts").with(SignedInAs.marketing())).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void an_account_tells_its_server_its_limits_and_where_its_secret_lies_but_not_the_secret() {
        assertThat(pages.get().uri("/accounts/soest-mastodon").with(SignedInAs.municipality("soest")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Mastodon von Soest",
                        "https://beispiel.social",
                        "In der Umgebungsvariablen MASTODON_TOKEN",
                        "500",
                        "Jetzt prüfen",
                        "what=ACCOUNT:soest-mastodon")
                .doesNotContain("type=\"password\"");
    }

    @Test
    void a_paused_account_says_since_when_by_whom_and_why() {
        ledger.stop(
                Scope.ACCOUNT,
                "soest-bluesky",
                "Passwort wird gewechselt",
                new Actor("agentur", "Agentur, Planung", Actor.Role.AGENCY, null));

        assertThat(pages.get().uri("/accounts/soest-bluesky").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("pausiert", "durch Agentur, Planung. Grund: Passwort wird gewechselt", "Fortsetzen…");
    }

    @Test
    void a_check_that_finds_no_secret_says_so_and_is_remembered() {
        assertThat(pages.post()
                        .uri("/accounts/soest-mastodon/check")
                        .with(SignedInAs.municipality("soest"))
                        .with(csrf()))
                .hasRedirectedUrl("/accounts/soest-mastodon");

        assertThat(pages.get().uri("/accounts/soest-mastodon").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains(
                        "Das Netzwerk bestätigte den Zugang nicht (access-token). Geprüft Mo., 9. Nov. 2026, 09:12 Uhr MEZ.");
    }

    @Test
    void a_secret_is_entered_kept_and_written_down_without_itself() {
        assertThat(pages.post()
                        .uri("/accounts/soest-bluesky/secret")
                        .param("name", "app-password")
                        .param("value", "abcd-efgh-ijkl-mnop")
                        .with(SignedInAs.municipality("soest"))
                        .with(csrf()))
                .hasRedirectedUrl("/accounts/soest-bluesky");

        assertThat(writing.sql("SELECT count(*) FROM account_secret")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        AuditTrail.Entry entry = audit.find(AuditTrail.Filter.ALL, null, 1).getFirst();
        assertThat(entry.what()).isEqualTo("account.connected");
        assertThat(entry.toString()).contains("app-password").doesNotContain("abcd");
        assertThat(pages.get().uri("/accounts/soest-bluesky").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("App-Passwort neu eingeben", "type=\"password\"")
                .doesNotContain("abcd-efgh");
    }

    @Test
    void a_secret_that_is_kept_elsewhere_or_belongs_to_others_cannot_be_entered() {
        assertThat(pages.post()
                        .uri("/accounts/soest-mastodon/secret")
                        .param("name", "access-token")
                        .param("value", "x")
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.post()
                        .uri("/accounts/olpe-bluesky/secret")
                        .param("name", "app-password")
                        .param("value", "x")
                        .with(SignedInAs.municipality("soest"))
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }
}
