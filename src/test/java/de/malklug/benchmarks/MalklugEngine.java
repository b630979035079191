/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.MediaSource;
import de.malklug.networks.Message;
import de.malklug.networks.Networks;
import de.malklug.plan.PlannedDelivery;
import de.malklug.publish.TestPublisher;
import de.malklug.queue.Deliveries;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryLedger;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.TestQueueContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/** malklug itself: ledger, Quartz slots, lanes, publisher and HTTP client, on SQLite. */
final class MalklugEngine implements Engine {

    private final ConfigurableApplicationContext context;

    MalklugEngine(Path folder, URI server, int inFlight) {
        context = TestQueueContext.start(
                folder,
                inFlight,
                (settings, clock, owners) -> TestPublisher.with(
                        new Networks(List.of(new BenchNetwork())),
                        new AnyAccount(server),
                        noMedia(),
                        settings,
                        owners,
                        clock));
    }

    private static MediaSource noMedia() {
        return media -> {
            throw new IllegalStateException("No media in a benchmark");
        };
    }

    /** The key under which the server sees a delivery. */
    static String keyOf(Due due) {
        return DeliveryId.of("bench", "soest", due.key(), due.account(), "").value();
    }

    @Override
    public String name() {
        return "malklug";
    }

    @Override
    public void schedule(List<Due> deliveries) {
        CampaignId campaign = new CampaignId("bench");
        context.getBean(DeliveryLedger.class)
                .apply(
                        campaign,
                        deliveries.stream().map(due -> planned(campaign, due)).toList());
    }

    private static PlannedDelivery planned(CampaignId campaign, Due due) {
        return new PlannedDelivery(
                campaign,
                new MunicipalityId("soest"),
                new PostId(due.key()),
                "",
                due.account(),
                BenchNetwork.ID,
                null,
                due.key(),
                new Message(List.of(new Message.Part("Guten Morgen", null, List.of())), "de"),
                due.at(),
                due.at().plus(Duration.ofDays(1)),
                due.key());
    }

    @Override
    public void start() {
        TestQueueContext.startQuartz(context);
    }

    @Override
    public int done() {
        return context.getBean(Deliveries.class)
                .countByStatus(DeliveryFilter.ALL)
                .getOrDefault(DeliveryStatus.PUBLISHED, 0);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Every id is an account on the one server. */
    private record AnyAccount(URI server) implements Accounts {

        @Override
        public List<Account> all() {
            return List.of();
        }

        @Override
        public Optional<Account> find(String id) {
            return Optional.of(
                    new Account(id, new MunicipalityId("soest"), BenchNetwork.ID, server, null, Map.of(), Map.of()));
        }

        @Override
        public ConnectedAccount connect(Account account) {
            return new ConnectedAccount(account.id(), account.network(), server, null, Map.of());
        }

        @Override
        public AccountHealth health(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void needsAttention(String id, String reason) {
            // nobody to tell
        }

        @Override
        public void recovered(String id) {
            // nobody to tell
        }
    }
}
