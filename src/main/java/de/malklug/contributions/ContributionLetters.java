/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.mail.Mail;
import de.malklug.mail.Outbox;
import de.malklug.wording.Phrasebook;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Mails to those who are asked and to those who contributed. All hold a link that lets somebody in, so none is written down; what nobody
 * signed in asked for leads to {@code malklug.public-address} only.
 */
@Component
class ContributionLetters {

    private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Berlin");

    private final LinkTokens tokens;
    private final Outbox outbox;
    private final Campaigns campaigns;
    private final Phrasebook phrasebook;
    private final ContributionSettings settings;

    ContributionLetters(
            LinkTokens tokens,
            Outbox outbox,
            Campaigns campaigns,
            Phrasebook phrasebook,
            ContributionSettings settings) {
        this.tokens = tokens;
        this.outbox = outbox;
        this.campaigns = campaigns;
        this.phrasebook = phrasebook;
        this.settings = settings;
    }

    /** Whether malklug can remind anybody by itself: mails go out, and it knows where it is. */
    boolean canRemind() {
        return outbox.isReady() && settings.publicAddress() != null;
    }

    /** Asks a town, if there is somebody to ask. @return whether a mail goes out */
    boolean request(ContributionLink link, URI base) {
        Request request = link.request();
        return request != null && toContact(link, base, "contribute.mail.request", request);
    }

    /** Reminds a town of its deadline. @return whether a mail goes out */
    boolean reminder(ContributionLink link) {
        Request request = link.request();
        URI base = settings.publicAddress();
        return request != null && base != null && toContact(link, base, "contribute.mail.reminder", request);
    }

    private boolean toContact(ContributionLink link, URI base, String key, Request request) {
        String contact = link.contact();
        if (contact == null || !outbox.isReady()) {
            return false;
        }
        Phrases phrases = phrases(link.campaign(), null);
        outbox.send(Mail.confidential(
                contact,
                phrases.locale(),
                line(phrases.text(key + ".subject", request.theme())),
                phrases.text(
                        key + ".text",
                        town(link.campaign(), link.municipality()),
                        request.createdBy(),
                        request.theme(),
                        request.wish().isBlank() ? "" : "\n\n" + request.wish().strip(),
                        phrases.instant(link.expiresAt()),
                        address(base, tokens.of(link)))));
        return true;
    }

    /** Tells whoever contributed where they can follow it. */
    void receipt(Contribution contribution) {
        URI base = settings.publicAddress();
        if (base != null) {
            toContributor(contribution, base, "contribute.mail.receipt", "");
        }
    }

    /** Asks whoever contributed something. */
    void question(Contribution contribution, String question, URI base) {
        toContributor(contribution, base, "contribute.mail.question", question);
    }

    /** Tells whoever contributed that nothing comes of it. */
    void decline(Contribution contribution, String reason, URI base) {
        toContributor(contribution, base, "contribute.mail.decline", reason);
    }

    private void toContributor(Contribution contribution, URI base, String key, String words) {
        if (!contribution.entry().canBeAsked() || !outbox.isReady()) {
            return;
        }
        Phrases phrases = phrases(contribution.campaign(), contribution.entry().language());
        String status = address(base, tokens.ofContribution(contribution.id())) + "/status";
        outbox.send(Mail.confidential(
                contribution.entry().mail(),
                phrases.locale(),
                phrases.text(key + ".subject", hashtag(contribution.campaign())),
                phrases.text(key + ".text", hashtag(contribution.campaign()), words, status, settings.keepDays())));
    }

    /** How malklug speaks about a campaign. @param language null for the campaign's own */
    Phrases phrases(CampaignId id, @Nullable Locale language) {
        Optional<Campaign> campaign = campaigns.find(id).map(StoredCampaign::campaign);
        Locale spoken = language != null
                ? language
                : campaign.map(found -> Locale.forLanguageTag(found.language())).orElse(Locale.GERMAN);
        return phrasebook.in(spoken, campaign.map(Campaign::zone).orElse(USUAL_ZONE));
    }

    private String hashtag(CampaignId id) {
        return campaigns.find(id).map(found -> found.campaign().hashtag()).orElse(id.value());
    }

    private String town(CampaignId id, MunicipalityId municipality) {
        return campaigns
                .find(id)
                .flatMap(found -> found.campaign().municipality(municipality))
                .map(Municipality::name)
                .orElse(municipality.value());
    }

    static String address(URI base, String token) {
        return base.toString().replaceAll("/+$", "") + LinkTokens.PATH + token;
    }

    private static String line(String subject) {
        String line = subject.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }
}
