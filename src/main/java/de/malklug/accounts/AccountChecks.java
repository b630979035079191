/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Limits;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.Network;
import de.malklug.networks.Networks;
import de.malklug.storage.Reading;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks a network whether an account's access works: by reading, in the account's name, how many follow it. Nothing is changed
 * over there.
 */
@Component
public class AccountChecks {

    private final Accounts accounts;
    private final Networks networks;
    private final JdbcClient writing;
    private final JdbcClient reading;
    private final Clock clock;
    private final Map<String, Limits> limits = new ConcurrentHashMap<>();

    public AccountChecks(
            Accounts accounts, Networks networks, JdbcClient writing, @Reading JdbcClient reading, Clock clock) {
        this.accounts = accounts;
        this.networks = networks;
        this.writing = writing;
        this.reading = reading;
        this.clock = clock;
    }

    /**
     * What a check found.
     *
     * @param works whether the network answered in the account's name
     * @param evidence what stood in the way, free of secrets; empty if it works
     */
    public record Checked(Instant at, boolean works, String evidence) {}

    /** Whether there is anything to ask. */
    public boolean canCheck(Account account) {
        return networks.engagement(account.network()).isPresent();
    }

    /** Asks now. An account that works needs no attention any more. */
    public Checked check(Account account) {
        Checked checked = asked(account);
        writing.sql("""
                        INSERT INTO account_check (account, checked_at, works, evidence) VALUES (?, ?, ?, ?)
                        ON CONFLICT (account) DO UPDATE
                        SET checked_at = excluded.checked_at, works = excluded.works, evidence = excluded.evidence
                        """)
                .params(account.id(), checked.at().toEpochMilli(), checked.works() ? 1 : 0, checked.evidence())
                .update();
        if (checked.works()) {
            accounts.recovered(account.id());
        }
        return checked;
    }

    private Checked asked(Account account) {
        try {
            ConnectedAccount connected = accounts.connect(account);
            Network network = networks.get(account.network());
            EngagementReading read = networks.engagement(account.network())
                    .map(source -> source.readAccount(connected))
                    .orElseGet(() -> EngagementReading.builder().build());
            limits.put(account.id(), network.limits(connected));
            boolean works = read.value(Metric.FOLLOWERS) instanceof MetricValue.Count;
            return new Checked(clock.instant(), works, works ? "" : "no-figure");
        } catch (CredentialsMissing missing) {
            return new Checked(clock.instant(), false, missing.secretName());
        } catch (EngagementUnavailable unavailable) {
            return new Checked(clock.instant(), false, String.valueOf(unavailable.getMessage()));
        }
    }

    /** What each account's last check found, by the account's id. */
    public Map<String, Checked> all() {
        Map<String, Checked> all = new HashMap<>();
        reading.sql("SELECT account, checked_at, works, evidence FROM account_check")
                .query(row -> {
                    all.put(
                            row.getString("account"),
                            new Checked(
                                    Instant.ofEpochMilli(row.getLong("checked_at")),
                                    row.getInt("works") == 1,
                                    row.getString("evidence")));
                });
        return all;
    }

    /** What the account's server allows, as the last check of this process read it. */
    public Optional<Limits> limits(String account) {
        return Optional.ofNullable(limits.get(account));
    }

    /** When a person must connect the account anew at the latest, as far as anybody knows. Makes no call. */
    public Optional<Instant> accessEnds(Account account) {
        try {
            return networks.find(account.network()).flatMap(network -> network.accessEnds(accounts.connect(account)));
        } catch (CredentialsMissing missing) {
            return Optional.empty();
        }
    }
}
