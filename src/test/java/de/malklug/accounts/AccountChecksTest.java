/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.accounts.AccountChecks.Checked;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementSource;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Limits;
import de.malklug.networks.Metric;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import de.malklug.testing.TestNetwork;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class AccountChecksTest {

    private static final Instant NOW = Instant.parse("2026-11-09T08:00:00Z");
    private static final Account SOEST = new Account(
            "soest-wort",
            new MunicipalityId("soest"),
            new NetworkId("wort"),
            URI.create("https://example.org"),
            "soest",
            Map.of(),
            Map.of());

    private final TestDatabase database;
    private final List<String> recovered = new ArrayList<>();
    private final AccountChecks checks;
    private Supplier<EngagementReading> followers =
            () -> EngagementReading.builder().count(Metric.FOLLOWERS, 12).build();

    AccountChecksTest(TestDatabase database) {
        this.database = database;
        checks = new AccountChecks(
                new OneAccount(),
                new Networks(List.of(new Telling(), new TestNetwork("stumm", 500))),
                database.writing(),
                database.reading(),
                new SettableClock(NOW));
    }

    @BeforeEach
    void empty() {
        database.clear();
        recovered.clear();
    }

    @Test
    void an_access_with_which_the_network_answers_works_and_needs_no_attention_any_more() {
        assertThat(checks.check(SOEST)).isEqualTo(new Checked(NOW, true, ""));
        assertThat(checks.all()).containsExactly(Map.entry("soest-wort", new Checked(NOW, true, "")));
        assertThat(recovered).containsExactly("soest-wort");
        assertThat(checks.limits("soest-wort")).isPresent();
    }

    @Test
    void what_stands_in_the_way_is_kept_and_nothing_is_called_well() {
        followers = () -> {
            throw new EngagementUnavailable("401 token revoked", null);
        };

        assertThat(checks.check(SOEST)).isEqualTo(new Checked(NOW, false, "401 token revoked"));
        assertThat(recovered).isEmpty();
    }

    @Test
    void a_missing_secret_is_named() {
        followers = () -> {
            throw new CredentialsMissing("soest-wort", "access-token");
        };

        assertThat(checks.check(SOEST).evidence()).isEqualTo("access-token");
    }

    @Test
    void an_answer_without_a_figure_proves_nothing() {
        followers = () -> EngagementReading.builder().build();

        assertThat(checks.check(SOEST)).isEqualTo(new Checked(NOW, false, "no-figure"));
        assertThat(recovered).isEmpty();
    }

    @Test
    void a_later_check_takes_the_place_of_the_one_before() {
        checks.check(SOEST);
        followers = () -> EngagementReading.builder().build();
        checks.check(SOEST);

        assertThat(checks.all().get("soest-wort").works()).isFalse();
    }

    private final class Telling implements Network, EngagementSource {

        private final TestNetwork like = new TestNetwork("wort", 500);

        @Override
        public EngagementReading readAccount(ConnectedAccount account) {
            return followers.get();
        }

        @Override
        public int batchSize() {
            return 1;
        }

        @Override
        public Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> remoteIds) {
            return Map.of();
        }

        @Override
        public NetworkId id() {
            return like.id();
        }

        @Override
        public String displayName() {
            return like.displayName();
        }

        @Override
        public Limits limits() {
            return like.limits();
        }

        @Override
        public List<String> requiredSecrets() {
            return List.of();
        }

        @Override
        public Checkpoint start(PublishRequest request) {
            throw new AssertionError("Never publishes");
        }

        @Override
        public PublishOutcome publish(PublishRequest request, Checkpoint from) {
            throw new AssertionError("Never publishes");
        }
    }

    private final class OneAccount implements Accounts {

        @Override
        public List<Account> all() {
            return List.of(SOEST);
        }

        @Override
        public Optional<Account> find(String id) {
            return Optional.of(SOEST);
        }

        @Override
        public ConnectedAccount connect(Account account) {
            return new ConnectedAccount(account.id(), account.network(), account.server(), null, Map.of());
        }

        @Override
        public AccountHealth health(String id) {
            return new AccountHealth.Ready();
        }

        @Override
        public void needsAttention(String id, String reason) {}

        @Override
        public void recovered(String id) {
            recovered.add(id);
        }
    }
}
