/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.campaign.MunicipalityId;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@OnBothDatabases
class PeopleTest {

    private final TestDatabase database;
    private final People people;
    private final ApiTokens tokens;

    PeopleTest(TestDatabase database) {
        this.database = database;
        SettableClock clock = new SettableClock(Instant.parse("2026-11-09T08:00:00Z"));
        people = new People(database.writing(), database.reading(), new BCryptPasswordEncoder(4), clock);
        tokens = new ApiTokens(database.writing(), database.reading(), people, clock);
    }

    @BeforeEach
    void empty() {
        database.clear();
    }

    @Test
    void a_person_is_found_by_name_in_any_case() {
        Person soest = Person.named("presse@soest.de", Role.MUNICIPALITY, new MunicipalityId("soest"));
        assertThat(people.add(soest, "geheim")).isTrue();
        assertThat(people.find(" Presse@Soest.DE ")).contains(soest);
        assertThat(people.all()).containsExactly(soest);
    }

    @Test
    void a_name_is_given_once() {
        people.add(Person.named("admin", Role.ADMIN, null), "eins");
        assertThat(people.add(Person.named("Admin", Role.AGENCY, null), "zwei")).isFalse();
        assertThat(people.find("admin").orElseThrow().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void only_a_hash_of_the_password_is_stored() {
        people.add(Person.named("admin", Role.ADMIN, null), "fuenf staedte");
        assertThat(everythingStored()).doesNotContain("fuenf staedte").contains("$2a$");
    }

    @Test
    void a_password_is_changed_only_by_who_knows_it() {
        people.add(Person.named("admin", Role.ADMIN, null), "alt");
        assertThat(people.changePassword("admin", "falsch", "neu")).isFalse();
        assertThat(people.changePassword("admin", "alt", "neu")).isTrue();
        assertThat(people.changePassword("admin", "alt", "noch neuer")).isFalse();
    }

    @Test
    void a_password_the_hash_would_cut_is_refused() {
        assertThatThrownBy(() -> people.add(Person.named("admin", Role.ADMIN, null), "ä".repeat(37)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settings_stay() {
        people.add(Person.named("admin", Role.ADMIN, null), "x");
        people.changeSettings("admin", "en", Theme.DARK);
        Person found = people.find("admin").orElseThrow();
        assertThat(found.language()).isEqualTo("en");
        assertThat(found.theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void a_token_acts_for_its_person_and_is_stored_only_as_a_digest() {
        people.add(Person.named("admin", Role.ADMIN, null), "x");
        String token = tokens.create("admin", "ci").orElseThrow();
        assertThat(tokens.owner(token).orElseThrow().name()).isEqualTo("admin");
        assertThat(tokens.owner(token + "x")).isEmpty();
        assertThat(everythingStored()).doesNotContain(token);
    }

    @Test
    void two_tokens_differ() {
        people.add(Person.named("admin", Role.ADMIN, null), "x");
        assertThat(tokens.create("admin", "one")).isNotEqualTo(tokens.create("admin", "one"));
    }

    @Test
    void nobody_gets_no_token() {
        assertThat(tokens.create("nobody", "ci")).isEmpty();
    }

    @Test
    void a_revoked_token_no_longer_acts() {
        people.add(Person.named("admin", Role.ADMIN, null), "x");
        String token = tokens.create("admin", "ci").orElseThrow();
        tokens.revoke("admin", tokens.of("admin").getFirst().id());
        assertThat(tokens.owner(token)).isEmpty();
        assertThat(tokens.of("admin")).isEmpty();
    }

    @Test
    void the_first_start_lets_admin_in_with_the_configured_password_and_prints_nothing() {
        assertThat(start("kenn ich")).isEmpty();
        assertThat(people.changePassword("admin", "kenn ich", "x")).isTrue();
    }

    @Test
    void without_a_configured_password_one_is_made_and_printed_exactly_once() {
        String printed = start(null).strip();
        String password = printed.substring(printed.indexOf('/') + 1);
        assertThat(password).hasSize(24);
        assertThat(people.changePassword("admin", password, "x")).isTrue();
        assertThat(start(null)).isEmpty();
    }

    private String start(String configured) {
        StaticMessageSource messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        messages.addMessage("security.first-password", java.util.Locale.getDefault(), "{0}/{1}");
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        SecuritySettings settings = new SecuritySettings(
                null, new SecuritySettings.Admin(configured), LoginThrottleTest.login(5, Duration.ofMinutes(15)));
        new FirstPerson(people, settings, messages, new PrintStream(console, true, StandardCharsets.UTF_8))
                .run(new org.springframework.boot.DefaultApplicationArguments());
        return console.toString(StandardCharsets.UTF_8);
    }

    private String everythingStored() {
        List<String> rows = database.reading()
                .sql(
                        "SELECT name || ' ' || password_hash FROM person UNION ALL SELECT id || ' ' || digest FROM api_token")
                .query(String.class)
                .list();
        return String.join("\n", rows);
    }
}
