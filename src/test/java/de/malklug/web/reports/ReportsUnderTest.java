/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.engagement.EngagementSettings;
import de.malklug.engagement.Retention;
import de.malklug.reports.SampleReports;
import de.malklug.web.testing.PagesUnderTest;
import de.malklug.web.testing.SampleCampaign;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.JdbcDefaultBatchConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * All pages, those of reports with made-up figures but the real job, documents and mails among them. Not a bean by itself, so that
 * nothing finds it by scanning.
 */
@Import({
    PagesUnderTest.class,
    ReportsUnderTest.Batch.class,
    DashboardController.class,
    DashboardPages.class,
    DashboardFilters.class,
    MonthlyReportsController.class,
    ReportFilesController.class,
    ReportPages.class,
    ReportsController.class,
    Retention.class,
    RetentionController.class,
    SnapshotsController.class
})
@ComponentScan("de.malklug.reports.paper")
@EnableConfigurationProperties(EngagementSettings.class)
class ReportsUnderTest {

    @Bean
    SampleReports figures() {
        return new SampleReports(SampleCampaign.CAMPAIGN);
    }

    /** What Spring Boot would set up, had the other pages not switched it off. */
    @Configuration
    static class Batch extends JdbcDefaultBatchConfiguration {

        private final DataSource writer;
        private final PlatformTransactionManager transactions;

        Batch(DataSource writer, PlatformTransactionManager transactions) {
            this.writer = writer;
            this.transactions = transactions;
        }

        @Override
        protected DataSource getDataSource() {
            return writer;
        }

        @Override
        protected PlatformTransactionManager getTransactionManager() {
            return transactions;
        }
    }
}
