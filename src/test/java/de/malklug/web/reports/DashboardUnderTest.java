/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.engagement.EngagementSettings;
import de.malklug.reports.SampleReports;
import de.malklug.reports.paper.Papers;
import de.malklug.web.testing.PagesUnderTest;
import de.malklug.web.testing.SampleCampaign;
import de.malklug.wording.Phrasebook;
import java.nio.file.Files;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** All pages, the dashboard with made-up figures among them. Not a bean by itself, so that nothing finds it by scanning. */
@Import({
    PagesUnderTest.class,
    DashboardController.class,
    DashboardPages.class,
    DashboardFilters.class,
    SnapshotsController.class
})
@EnableConfigurationProperties(EngagementSettings.class)
class DashboardUnderTest {

    @Bean
    SampleReports reports() {
        return new SampleReports(SampleCampaign.CAMPAIGN);
    }

    @Bean
    Papers papers(Phrasebook phrasebook) {
        return new Papers(phrasebook);
    }

    /** Shows it in a browser: run it and open http://localhost:8091/reports/dashboard. */
    public static void main(String... arguments) throws Exception {
        SpringApplication app = new SpringApplication(DashboardUnderTest.class);
        app.run("--malklug.data=" + Files.createTempDirectory("malklug-preview"), "--server.port=8091");
    }
}
