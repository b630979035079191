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
import de.malklug.networks.NetworkId;
import de.malklug.networks.Secret;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.PublishedDeliveries;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Posts that were published one after the other, a millisecond apart, in turn on each of as many accounts. Made up when asked for,
 * so that they take no memory.
 */
record ManyPublications(int posts, int accountsInAll, Instant first, URI server)
        implements PublishedDeliveries, Accounts {

    static final CampaignId CAMPAIGN = new CampaignId("bench");
    static final MunicipalityId TOWN = new MunicipalityId("soest");
    private static final NetworkId MASTODON = new NetworkId("mastodon");
    private static final NetworkId BLUESKY = new NetworkId("bluesky");

    @Override
    public List<PublishedDelivery> since(Instant from, @Nullable PublishedDelivery after, int limit) {
        Instant start = after == null ? from : after.publishedAt().plusMillis(1);
        long next = Math.max(0, start.isBefore(first) ? 0 : start.toEpochMilli() - first.toEpochMilli());
        return IntStream.range((int) Math.min(posts, next), (int) Math.min(posts, next + limit))
                .mapToObj(this::delivery)
                .toList();
    }

    private PublishedDelivery delivery(int number) {
        String account = account(number % accountsInAll);
        String post = "post-" + number;
        boolean bluesky = network(number % accountsInAll).equals(BLUESKY);
        return new PublishedDelivery(
                DeliveryId.of(CAMPAIGN.value(), TOWN.value(), post, account, ""),
                CAMPAIGN,
                TOWN,
                new PostId(post),
                account,
                network(number % accountsInAll),
                "klima",
                "Beitrag " + number,
                bluesky ? "at://did:plc:" + account + "/app.bsky.feed.post/" + number : String.valueOf(number),
                null,
                first.plusMillis(number));
    }

    /** Half of the accounts are on each network. */
    private static NetworkId network(int account) {
        return account % 2 == 0 ? MASTODON : BLUESKY;
    }

    private static String account(int number) {
        return "account-" + number;
    }

    @Override
    public List<Account> all() {
        return IntStream.range(0, accountsInAll)
                .mapToObj(each -> new Account(
                        account(each),
                        TOWN,
                        network(each),
                        server,
                        network(each).equals(BLUESKY) ? account(each) + ".bsky.social" : null,
                        Map.of(),
                        Map.of()))
                .toList();
    }

    @Override
    public Optional<Account> find(String id) {
        return Optional.of(all().get(Integer.parseInt(id.substring(id.indexOf('-') + 1))));
    }

    @Override
    public ConnectedAccount connect(Account account) {
        return new ConnectedAccount(
                account.id(),
                account.network(),
                server,
                account.handle(),
                Map.of("access-token", new Secret("token"), "app-password", new Secret("password")));
    }

    @Override
    public AccountHealth health(String id) {
        return new AccountHealth.Ready();
    }

    @Override
    public void needsAttention(String id, String reason) {
        throw new IllegalStateException(id + ": " + reason);
    }

    @Override
    public void recovered(String id) {
        // it always worked
    }
}
