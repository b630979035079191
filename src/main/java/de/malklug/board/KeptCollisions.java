/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.board;

import de.malklug.campaign.CampaignId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.plan.Collision;
import de.malklug.storage.Reading;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Remembers the collisions people left as they are. */
@Component
class KeptCollisions {

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final AuditTrail audit;
    private final Clock clock;

    KeptCollisions(
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            AuditTrail audit,
            Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was decided last, by the collision's id. */
    Map<String, Kept> of(CampaignId campaign) {
        Map<String, Kept> kept = new LinkedHashMap<>();
        reading.sql(
                        "SELECT collision, fingerprints, reason, person_title, at FROM kept_collision WHERE campaign = :campaign")
                .param("campaign", campaign.value())
                .query(row -> {
                    kept.put(
                            row.getString("collision"),
                            new Kept(
                                    row.getString("collision"),
                                    row.getString("fingerprints"),
                                    row.getString("reason"),
                                    row.getString("person_title"),
                                    Instant.ofEpochMilli(row.getLong("at"))));
                });
        return kept;
    }

    void keep(Collision collision, String reason, Actor actor) {
        CampaignId campaign = collision.first().post().campaign();
        transactions.executeWithoutResult(transaction -> {
            writing.sql("""
                            INSERT INTO kept_collision (campaign, collision, fingerprints, reason, person, person_title, at)
                            VALUES (:campaign, :collision, :fingerprints, :reason, :person, :title, :at)
                            ON CONFLICT (campaign, collision) DO UPDATE SET fingerprints = excluded.fingerprints,
                                reason = excluded.reason, person = excluded.person,
                                person_title = excluded.person_title, at = excluded.at
                            """)
                    .param("campaign", campaign.value())
                    .param("collision", collision.id())
                    .param("fingerprints", Kept.fingerprints(collision))
                    .param("reason", reason)
                    .param("person", actor.name())
                    .param("title", actor.title())
                    .param("at", clock.millis())
                    .update();
            audit.record(actor, "collision.kept", subject(collision), null, Map.of("reason", reason));
        });
    }

    /** Returns false if nobody had left it as it is. */
    boolean reopen(Collision collision, Actor actor) {
        CampaignId campaign = collision.first().post().campaign();
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean known =
                    writing.sql("DELETE FROM kept_collision WHERE campaign = :campaign AND collision = :collision")
                                    .param("campaign", campaign.value())
                                    .param("collision", collision.id())
                                    .update()
                            == 1;
            if (known) {
                audit.record(actor, "collision.reopened", subject(collision), null, null);
            }
            return known;
        }));
    }

    private static AuditTrail.Subject subject(Collision collision) {
        return new AuditTrail.Subject(
                "collision",
                collision.id(),
                collision.first().title() + " / " + collision.second().title(),
                collision.first().post().campaign(),
                null);
    }
}
