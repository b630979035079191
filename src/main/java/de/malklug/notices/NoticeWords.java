/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.networks.NetworkId;
import de.malklug.queue.Explanation;
import de.malklug.wording.Phrases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words notices: what happened, what malklug does, what one can do, and the one link that helps. */
@Component
public class NoticeWords {

    private final Campaigns campaigns;

    NoticeWords(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * @param icon of the state it is about
     * @param word of that state
     * @param text sentences: cause, what malklug does, what one can do
     * @param action what the link is called
     * @param href where it leads
     */
    public record Told(String icon, String word, String heading, String text, String action, String href) {}

    public Told tell(Notice notice, Phrases phrases) {
        NoticeContent content = notice.content();
        return new Told(
                notice.kind().icon(),
                phrases.text("notice.kind." + notice.kind().word()),
                heading(notice, phrases),
                text(notice, phrases),
                phrases.text("notice.action." + action(notice)),
                href(notice, content));
    }

    private String heading(Notice notice, Phrases phrases) {
        NoticeContent content = notice.content();
        String town = town(notice.municipality());
        String network = content.network() == null ? "" : phrases.network(new NetworkId(content.network()));
        int count = Math.max(1, notice.isOpen() ? notice.stillOpen() : notice.items());
        return switch (notice.kind()) {
            case FAILED, UNCONFIRMED, BY_HAND, MISSED ->
                count == 1
                        ? phrases.text("notice.heading.delivery", town, network, content.title())
                        : notice.kind() == NoticeKind.MISSED
                                ? phrases.text("notice.heading.deliveries-of", town, count)
                                : phrases.text("notice.heading.deliveries", town, network, count);
            case ACCOUNT ->
                count == 1
                        ? phrases.text("notice.heading.account", town, network)
                        : phrases.text("notice.heading.accounts", count);
            case CLOCKWORK -> phrases.text("notice.heading.clockwork");
            case CONTRIBUTION ->
                count == 1
                        ? phrases.text("notice.heading.contribution", town, content.title())
                        : phrases.text("notice.heading.contributions", town, count);
            case APPROVAL, APPROVAL_OVERDUE, RETURNED, VOIDED, MENTION, REQUEST ->
                phrases.text("notice.heading." + notice.kind().word(), town, content.title());
        };
    }

    private String text(Notice notice, Phrases phrases) {
        NoticeContent content = notice.content();
        String who = content.person() == null ? "malklug" : content.person();
        String at = content.at() == null ? "" : phrases.instant(Instant.parse(content.at()));
        return switch (notice.kind()) {
            case FAILED, UNCONFIRMED, BY_HAND, MISSED, CLOCKWORK ->
                content.code().isEmpty()
                        ? phrases.text("notice.text.no-reason")
                        : phrases.explain(new Explanation(content.code(), content.arguments()));
            case ACCOUNT ->
                switch (content.code()) {
                    case "secret-missing" -> phrases.text("notice.text.secret-missing", first(content.arguments()));
                    case "expiring" -> phrases.text("notice.text.expiring", at);
                    case "expired" -> phrases.text("notice.text.expired", at);
                    default -> phrases.text("notice.text.account", at, first(content.arguments()));
                };
            case APPROVAL -> phrases.text("notice.text.approval", who, at);
            case APPROVAL_OVERDUE -> phrases.text("notice.text.approval-overdue", at);
            case RETURNED -> phrases.text("notice.text.returned", who, words(content));
            case VOIDED -> phrases.text("notice.text.voided", who);
            case MENTION -> phrases.text("notice.text.mention", who, words(content));
            case CONTRIBUTION -> phrases.text("notice.text.contribution", at);
            case REQUEST -> phrases.text("notice.text.request", who, at);
        };
    }

    private static String first(List<String> arguments) {
        return arguments.isEmpty() ? "" : arguments.getFirst();
    }

    private static String words(NoticeContent content) {
        String words = content.words() == null ? "" : content.words().strip();
        return words.length() <= 300 ? words : words.substring(0, 299) + "…";
    }

    private static String action(Notice notice) {
        return switch (notice.kind()) {
            case FAILED -> notice.content().href().startsWith("/accounts") ? "account" : "decide";
            case MISSED -> "decide";
            case UNCONFIRMED -> "look";
            case BY_HAND -> "publish";
            case CLOCKWORK -> "queue";
            case ACCOUNT -> "account";
            case APPROVAL, APPROVAL_OVERDUE -> "check";
            case RETURNED -> "edit";
            case VOIDED, MENTION -> "post";
            case CONTRIBUTION -> "contribution";
            case REQUEST -> "request";
        };
    }

    private static String href(Notice notice, NoticeContent content) {
        boolean many = notice.isOpen() && notice.stillOpen() > 1;
        return switch (notice.kind()) {
            case UNCONFIRMED, BY_HAND -> many ? group("unconfirmed", notice) : content.href();
            case FAILED -> many && !content.href().startsWith("/accounts") ? group("failed", notice) : content.href();
            case MISSED -> many ? group("missed", notice) : content.href();
            case ACCOUNT -> many ? "/accounts" : content.href();
            case CONTRIBUTION -> many ? "/inbox" : content.href();
            default -> content.href();
        };
    }

    private static String group(String status, Notice notice) {
        return "/queue?status=" + status
                + (notice.municipality() == null ? "" : "&municipality=" + notice.municipality());
    }

    private String town(@Nullable MunicipalityId id) {
        if (id == null) {
            return "";
        }
        return campaigns.all().stream()
                .map(StoredCampaign::campaign)
                .map(campaign -> name(campaign, id))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(id.value());
    }

    private static Optional<String> name(Campaign campaign, MunicipalityId id) {
        return campaign.municipalities().stream()
                .filter(each -> each.id().equals(id))
                .map(Municipality::name)
                .findFirst();
    }
}
