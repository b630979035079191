/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.contribute;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.Campaign;
import de.malklug.contributions.Contributing;
import de.malklug.contributions.Contribution;
import de.malklug.contributions.Contribution.Status;
import de.malklug.contributions.ContributionLink;
import de.malklug.contributions.ContributionSettings;
import de.malklug.contributions.Door;
import de.malklug.contributions.Entry;
import de.malklug.contributions.LinkTokens;
import de.malklug.contributions.Note;
import de.malklug.contributions.Picture;
import de.malklug.contributions.Request;
import de.malklug.networks.NetworkId;
import de.malklug.web.contribute.ContributePage.Choice;
import de.malklug.web.contribute.ContributePage.Fields;
import de.malklug.web.contribute.ContributePage.PictureField;
import de.malklug.web.contribute.ContributePage.Problem;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.FileSizes;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepares the form to contribute with. */
@Component
class ContributePages {

    private final Contributing contributing;
    private final LinkTokens tokens;
    private final Accounts accounts;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final ContributionSettings settings;
    private final Voice voice;
    private final Clock clock;

    ContributePages(
            Contributing contributing,
            LinkTokens tokens,
            Accounts accounts,
            CampaignShelf shelf,
            Towns towns,
            ContributionSettings settings,
            Voice voice,
            Clock clock) {
        this.contributing = contributing;
        this.tokens = tokens;
        this.accounts = accounts;
        this.shelf = shelf;
        this.towns = towns;
        this.settings = settings;
        this.voice = voice;
        this.clock = clock;
    }

    /** Where a town's posts can appear. */
    List<NetworkId> networks(ContributionLink link) {
        return accounts.of(link.municipality()).stream()
                .map(Account::network)
                .distinct()
                .toList();
    }

    String town(ContributionLink link) {
        return towns.find(link.campaign(), link.municipality()).name();
    }

    String hashtag(ContributionLink link) {
        return shelf.find(link.campaign())
                .map(Campaign::hashtag)
                .orElse(link.campaign().value());
    }

    /** As somebody finds it. */
    ContributePage page(String token, Door.Open at) {
        Contribution own = at.own();
        Entry entry = own == null ? Entry.blank(voice.phrases().locale()) : own.entry();
        LocalDate day = entry.day();
        return page(token, at, own, entry, day == null ? "" : day.toString(), Picture.Words.NONE, List.of());
    }

    /** As somebody typed it, with what is to be changed. */
    ContributePage page(String token, Door.Open at, @Nullable Contribution kept, Typed typed, List<Problem> problems) {
        return page(token, at, kept, typed.entry(), typed.day(), typed.fresh(), problems);
    }

    private ContributePage page(
            String token,
            Door.Open at,
            @Nullable Contribution own,
            Entry entry,
            String day,
            Picture.Words fresh,
            List<Problem> problems) {
        Phrases phrases = voice.phrases();
        ContributionLink link = at.link();
        Request request = link.request();
        List<Picture> pictures = own == null ? List.of() : own.pictures();
        boolean sent = own != null && own.status() != Status.BEGUN;
        return new ContributePage(
                token,
                tokens.ofContribution(at.id()),
                town(link),
                hashtag(link),
                request == null ? null : request.theme(),
                request == null || request.wish().isBlank() ? null : request.wish(),
                link.expiresAt(),
                phrases.instant(link.expiresAt()),
                sent,
                own == null || own.status() != Status.ASKED ? null : question(own),
                new Fields(
                        entry.text(),
                        entry.text().length(),
                        day,
                        clock.instant().atZone(phrases.zone()).toLocalDate().toString(),
                        entry.name(),
                        entry.mail(),
                        networks(link).stream()
                                .map(each -> new Choice(
                                        each.value(),
                                        phrases.network(each),
                                        entry.networks().contains(each)))
                                .toList()),
                pictures.stream()
                        .map(each -> field(at.id(), each, problems, phrases))
                        .toList(),
                pictures.size() < settings.contributions().pictures() ? fresh(fresh, problems) : null,
                phrases.text(
                        "contribute.picture.limits",
                        settings.contributions().pictures(),
                        FileSizes.words(
                                settings.contributions().largestPicture().toBytes(), phrases)),
                problems,
                own == null
                        ? List.of()
                        : contributing.advice(own).stream()
                                .map(each -> phrases.text(
                                        "problem." + each.problem(),
                                        each.arguments().toArray()))
                                .distinct()
                                .toList(),
                settings.keepDays(),
                own == null ? null : phrases.time(own.changedAt()));
    }

    private static @Nullable String question(Contribution own) {
        return own.notes().reversed().stream()
                .filter(each -> each.person() != null)
                .map(Note::text)
                .findFirst()
                .orElse(null);
    }

    private PictureField field(String id, Picture picture, List<Problem> problems, Phrases phrases) {
        String suffix = "-" + picture.number();
        return new PictureField(
                suffix,
                picture.number(),
                LinkTokens.PATH + tokens.ofContribution(id) + "/pictures/" + picture.number(),
                picture.fileName() + ", " + FileSizes.words(picture.properties().size(), phrases),
                picture.words().alt(),
                picture.words().persons().name(),
                picture.words().rights(),
                null,
                ContributePage.at("alt" + suffix, problems),
                ContributePage.at("persons" + suffix, problems),
                ContributePage.at("rights" + suffix, problems));
    }

    private static PictureField fresh(Picture.Words words, List<Problem> problems) {
        return new PictureField(
                "",
                0,
                null,
                "",
                words.alt(),
                words.persons().name(),
                words.rights(),
                ContributePage.at("picture", problems),
                null,
                null,
                null);
    }
}
