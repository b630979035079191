/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.accounts.Accounts;
import de.malklug.media.MediaLibrary;
import de.malklug.networks.Networks;
import de.malklug.storage.WhileServing;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EditorialSettings.class)
class EditorialConfiguration {

    @Bean
    CampaignImport campaignImport(
            EditorialSettings settings,
            Networks networks,
            Accounts accounts,
            MediaLibrary media,
            Campaigns campaigns,
            JdbcTemplate batch,
            TransactionTemplate transactions,
            ReleaseListener listener,
            ObjectProvider<TimelineSource> timelines,
            DeskRows desk,
            DeskNotes notes,
            Clock clock) {
        return new CampaignImport(
                settings.campaigns(),
                networks,
                accounts,
                media,
                campaigns,
                new CampaignStore(batch, transactions, notes, clock),
                desk,
                listener,
                new Placements(timelines::getIfAvailable, AnchorSetting.parse(settings.anchor()), campaigns),
                clock);
    }

    @Bean
    CampaignExport campaignExport(
            CampaignImport imports,
            Campaigns campaigns,
            DeskRows desk,
            DraftDesk drafts,
            DeskStore store,
            MediaLibrary media,
            Networks networks,
            AuditTrail audit) {
        return new CampaignExport(imports, campaigns, desk, drafts, store, media, networks, audit);
    }

    @Bean
    CampaignFile campaignFile(EditorialSettings settings, CampaignImport imports, AuditTrail audit) {
        return new CampaignFile(settings.campaigns(), imports::run, audit);
    }

    @Bean
    @WhileServing
    CampaignWatch campaignWatch(
            CampaignImport imports, EditorialSettings settings, MessageSource messages, Clock clock) {
        return new CampaignWatch(imports, settings, messages, clock);
    }

    @Bean
    @WhileServing
    ApprovalWatch approvalWatch(
            DeskRows rows, Posts posts, Campaigns campaigns, DeskStore store, DeskNotes notes, Clock clock) {
        return new ApprovalWatch(rows, posts, campaigns, store, notes, clock);
    }
}
