/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.mail.Mail;
import de.malklug.mail.Outbox;
import de.malklug.mail.StoredMail;
import de.malklug.reports.EngagementReports;
import de.malklug.reports.ReportFixture;
import de.malklug.reports.SampleReports;
import de.malklug.testing.TestDatabase;
import de.malklug.wording.Phrasebook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The part of a malklug process that makes reports, about made-up figures, with mails that go nowhere. */
final class ReportProcess implements AutoCloseable {

    static final Campaign CAMPAIGN = ReportFixture.campaign();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final SampleReports figures = new SampleReports(CAMPAIGN);
    final List<Mail> mails = new ArrayList<>();

    ReportProcess(TestDatabase database, Clock clock) {
        new ConfigDataApplicationContextInitializer().initialize(context);
        database.offerTo(context);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Phrasebook.class, PapersTest::phrasebook);
        context.registerBean(EngagementReports.class, () -> figures);
        context.registerBean(Campaigns.class, () -> new OneCampaign(database.reading()));
        context.registerBean(Outbox.class, () -> new Collected(mails));
        context.registerBean(AuditTrail.class, Forgetful::new);
        context.register(
                BatchJdbcAutoConfiguration.class,
                MakeReport.class,
                MakingReport.class,
                ReportStore.class,
                FrozenReports.class,
                ReportFiles.class,
                Papers.class,
                ReportJobs.class,
                Reports.class,
                MonthlyReports.class);
        context.refresh();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class OneCampaign extends Campaigns {

        OneCampaign(JdbcClient reading) {
            super(reading);
        }

        @Override
        public Optional<StoredCampaign> find(CampaignId id) {
            return Optional.of(new StoredCampaign(CAMPAIGN, null, Instant.EPOCH, Duration.ZERO));
        }
    }

    private record Collected(List<Mail> mails) implements Outbox {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public String send(Mail mail) {
            mails.add(mail);
            return "mail-" + mails.size();
        }

        @Override
        public Optional<StoredMail> find(String id) {
            return Optional.empty();
        }

        @Override
        public List<StoredMail> newest(int limit) {
            return List.of();
        }

        @Override
        public int failed() {
            return 0;
        }

        @Override
        public boolean again(String id) {
            return false;
        }
    }

    private static final class Forgetful implements AuditTrail {

        @Override
        public void record(Actor who, String what, Subject subject, Object before, Object after) {
            // Nobody asks in these tests.
        }

        @Override
        public List<Entry> find(Filter filter, Entry after, int limit) {
            return List.of();
        }

        @Override
        public List<Entry> page(Filter filter, String afterId, int limit) {
            return List.of();
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
