/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

    @Bean
    DeskNotes deskNotes(AuditTrail audit, ApplicationEventPublisher events) {
        return new DeskNotes(audit, events);
    }

    @Bean
    DeskStore deskStore(JdbcTemplate batch, TransactionTemplate transactions, Clock clock) {
        return new DeskStore(JdbcClient.create(batch), transactions, clock);
    }

    @Bean
    Desk desk(
            Campaigns campaigns,
            Posts posts,
            JdbcPostHistory history,
            DraftDesk drafts,
            Rulebook rules,
            DeskStore store,
            DeskNotes notes,
            ReleaseListener listener,
            Clock clock) {
        return new PostDesk(campaigns, posts, history, drafts, rules, store, notes, listener, clock);
    }
}
