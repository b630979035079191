/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.mail.Mail;
import de.malklug.security.Administration.Outcome;
import de.malklug.security.Administration.Wish;
import de.malklug.security.Invitation.Acceptance;
import de.malklug.security.Invitation.Issued;
import de.malklug.testing.FakeOutbox;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import de.malklug.wording.Phrasebook;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@OnBothDatabases
class InvitationsTest {

    private static final Actor ADMIN = new Actor("admin", "Verwaltung", Actor.Role.ADMIN, null);
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final Wish PRESS = new Wish("Stadt Soest, Presse", null, Role.MUNICIPALITY, SOEST);
    private static final URI HOME = URI.create("https://malklug.example.org");
    private static final String PASSWORD = "fuenf staedte ein weg";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-09T08:00:00Z"));
    private final FakeOutbox outbox = new FakeOutbox();
    private final Function<Locale, Phrases> speech =
            locale -> new Phrasebook(messages()).in(locale, ZoneId.of("Europe/Berlin"));
    private final TestDatabase database;
    private final List<String> recorded = new ArrayList<>();
    private final People people;
    private final Administration administration;
    private final Invitations invitations;
    private final PasswordResets resets;

    InvitationsTest(TestDatabase database) {
        this.database = database;
        AuditTrail trail = new Recorder(recorded);
        SecuritySettings settings = new SecuritySettings(
                HOME, new SecuritySettings.Admin(null), LoginThrottleTest.login(3, Duration.ofMinutes(15)));
        people = new People(database.writing(), database.reading(), new BCryptPasswordEncoder(4), clock);
        ApiTokens tokens = new ApiTokens(database.writing(), database.reading(), people, clock);
        administration =
                new Administration(database.writing(), database.reading(), database.transactions(), tokens, trail);
        invitations = new Invitations(
                database.writing(),
                database.reading(),
                database.transactions(),
                people,
                outbox,
                trail,
                settings,
                clock);
        resets = new PasswordResets(
                database.writing(),
                database.reading(),
                database.transactions(),
                people,
                outbox,
                trail,
                settings,
                clock);
    }

    @BeforeEach
    void empty() {
        database.clear();
    }

    @Test
    void an_invitation_lets_in_once_and_its_link_is_kept_nowhere() {
        Issued issued = invite("Presse@Soest.example");
        assertThat(issued.mailed()).isTrue();
        Mail mail = outbox.sent().getLast();
        assertThat(mail.to()).isEqualTo("presse@soest.example");
        assertThat(mail.confidential()).isTrue();
        assertThat(mail.text()).contains(issued.link().toString(), "Verwaltung", "MEZ");
        assertThat(issued.link().toString()).startsWith("https://malklug.example.org/invitation/");
        assertThat(database.writing()
                        .sql("SELECT digest FROM invitation")
                        .query(String.class)
                        .single())
                .doesNotContain(secret(issued));

        assertThat(invitations.accept(secret(issued), "Presse", PASSWORD)).isInstanceOf(Acceptance.Welcome.class);
        Person person = people.find("presse@soest.example").orElseThrow();
        assertThat(person.municipality()).isEqualTo(SOEST);
        assertThat(person.title()).isEqualTo("Presse");
        assertThat(invitations.accept(secret(issued), "Presse", PASSWORD)).isInstanceOf(Acceptance.Gone.class);
        assertThat(invitations.open()).isEmpty();
        assertThat(recorded).containsSubsequence("person.invited", "person.accepted");
    }

    @Test
    void an_invitation_ends_by_time_by_revoking_and_by_another_one() {
        Issued first = invite("a@b.example");
        clock.advance(Duration.ofDays(7));
        assertThat(invitations.behind(secret(first))).isEmpty();
        assertThat(invitations.open()).hasSize(1);

        Issued again =
                invitations.again(ADMIN, first.invitation().id(), HOME, speech).orElseThrow();
        assertThat(invitations.behind(secret(first))).isEmpty();
        assertThat(invitations.behind(secret(again))).isPresent();

        Issued other = invite("a@b.example");
        assertThat(invitations.behind(secret(again))).isEmpty();
        assertThat(invitations.revoke(ADMIN, other.invitation().id())).isTrue();
        assertThat(invitations.revoke(ADMIN, other.invitation().id())).isFalse();
        assertThat(invitations.accept(secret(other), "", PASSWORD)).isInstanceOf(Acceptance.Gone.class);
        assertThat(people.find("a@b.example")).isEmpty();
    }

    @Test
    void without_a_mail_server_whoever_invites_gets_the_link() {
        outbox.ready(false);
        Issued issued = invite("a@b.example");
        assertThat(issued.mailed()).isFalse();
        assertThat(outbox.sent()).isEmpty();
        assertThat(invitations.behind(secret(issued))).isPresent();
    }

    @Test
    void nobody_is_invited_twice_and_no_weak_password_is_taken() {
        people.add(Person.named("a@b.example", Role.AGENCY, null), PASSWORD);
        assertThat(invitations.invite(ADMIN, "A@b.example", PRESS, Locale.GERMAN, HOME, speech))
                .isEmpty();
        Issued issued = invite("c@d.example");
        assertThatIllegalArgumentException().isThrownBy(() -> invitations.accept(secret(issued), "", "kurz"));
    }

    @Test
    void the_last_administrator_stays_one() {
        people.add(Person.named("admin", Role.ADMIN, null), PASSWORD);
        Wish lesser = new Wish(null, null, Role.AGENCY, null);
        assertThat(administration.change(ADMIN, "admin", 0, lesser)).isInstanceOf(Outcome.LastAdmin.class);
        assertThat(administration.deactivate(ADMIN, "admin", 0)).isInstanceOf(Outcome.LastAdmin.class);
        people.add(Person.named("zweite", Role.ADMIN, null), PASSWORD);
        assertThat(administration.change(ADMIN, "admin", 0, lesser)).isInstanceOf(Outcome.Done.class);
        assertThat(administration.deactivate(ADMIN, "zweite", 0)).isInstanceOf(Outcome.LastAdmin.class);
    }

    @Test
    void a_change_names_what_it_saw() {
        people.add(Person.named("a@b.example", Role.AGENCY, null), PASSWORD);
        assertThat(administration.change(ADMIN, "a@b.example", 0, PRESS)).isInstanceOf(Outcome.Done.class);
        assertThat(administration.change(ADMIN, "a@b.example", 0, PRESS)).isInstanceOf(Outcome.Stale.class);
        assertThat(administration.change(ADMIN, "niemand", 0, PRESS)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void who_is_shut_out_has_no_token_either_and_gets_none_back() {
        people.add(Person.named("a@b.example", Role.AGENCY, null), PASSWORD);
        ApiTokens tokens = new ApiTokens(database.writing(), database.reading(), people, clock);
        String token = tokens.create("a@b.example", "test").orElseThrow();
        administration.deactivate(ADMIN, "a@b.example", 0);
        assertThat(people.find("a@b.example")).isEmpty();
        administration.activate(ADMIN, "a@b.example", 1);
        assertThat(people.find("a@b.example")).isPresent();
        assertThat(tokens.owner(token)).isEmpty();
    }

    @Test
    void a_new_password_comes_by_mail_works_once_and_is_told() {
        people.add(Person.named("a@b.example", Role.AGENCY, null), PASSWORD);
        resets.ask("A@B.example", "10.0.0.1", speech);
        Awaitility.await().until(() -> outbox.sent().size() == 1);
        String secret = secretIn(outbox.sent().getFirst());
        assertThat(resets.behind(secret)).map(Person::name).hasValue("a@b.example");
        int before = administration.find("a@b.example").orElseThrow().version();
        assertThat(resets.reset(secret, "ein ganz neuer satz", speech)).isTrue();
        assertThat(resets.reset(secret, "noch ein neuer satz", speech)).isFalse();
        assertThat(administration.find("a@b.example").orElseThrow().version()).isGreaterThan(before);
        assertThat(people.changePassword("a@b.example", "ein ganz neuer satz", PASSWORD))
                .isTrue();
        assertThat(outbox.sent().getLast().subject()).contains("geändert");
        assertThat(recorded).contains("person.password-reset");
    }

    @Test
    void a_link_to_a_new_password_grows_old() {
        people.add(Person.named("a@b.example", Role.AGENCY, null), PASSWORD);
        resets.ask("a@b.example", "10.0.0.1", speech);
        Awaitility.await().until(() -> outbox.sent().size() == 1);
        clock.advance(Duration.ofHours(1));
        assertThat(resets.reset(secretIn(outbox.sent().getFirst()), PASSWORD, speech))
                .isFalse();
    }

    @Test
    void nobody_is_flooded_with_links() {
        people.add(Person.named("a@b.example", Role.AGENCY, null), PASSWORD);
        for (int i = 0; i < 10; i++) {
            resets.ask("a@b.example", "10.0.0." + i, speech);
        }
        resets.ask("unbekannt@b.example", "10.0.0.1", speech);
        Awaitility.await().until(() -> outbox.sent().size() == 3);
        assertThat(database.writing()
                        .sql("SELECT COUNT(*) FROM password_reset")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    private Issued invite(String mail) {
        return invitations
                .invite(ADMIN, mail, PRESS, Locale.GERMAN, HOME, speech)
                .orElseThrow();
    }

    private static String secret(Issued issued) {
        return issued.link().getPath().substring(Invitations.PATH.length());
    }

    private static String secretIn(Mail mail) {
        return mail.text()
                .lines()
                .filter(line -> line.contains(PasswordResets.PATH))
                .map(line -> line.substring(line.indexOf(PasswordResets.PATH) + PasswordResets.PATH.length()))
                .findFirst()
                .orElseThrow();
    }

    private static MessageSource messages() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasename("messages");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    private record Recorder(List<String> recorded) implements AuditTrail {

        @Override
        public void record(Actor who, String what, Subject subject, @Nullable Object before, @Nullable Object after) {
            recorded.add(what);
        }

        @Override
        public List<Entry> find(Filter filter, @Nullable Entry after, int limit) {
            return List.of();
        }

        @Override
        public List<Entry> page(Filter filter, String afterId, int limit) {
            throw new UnsupportedOperationException("Nobody reads it here");
        }

        @Override
        public int count(Filter filter) {
            return 0;
        }

        @Override
        public Choices choices() {
            return new Choices(List.of(), List.of());
        }
    }
}
