/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.inbox;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.contributions.Contributing;
import de.malklug.contributions.Contribution;
import de.malklug.contributions.Contribution.Settlement;
import de.malklug.contributions.Contribution.Status;
import de.malklug.contributions.ContributionLink;
import de.malklug.contributions.ContributionSettings;
import de.malklug.contributions.EntryProblem;
import de.malklug.contributions.Inbox;
import de.malklug.contributions.Picture;
import de.malklug.contributions.Request;
import de.malklug.contributions.Requests;
import de.malklug.editorial.PostKey;
import de.malklug.security.Rights;
import de.malklug.web.contribute.Fate;
import de.malklug.web.contribute.Fates;
import de.malklug.web.inbox.InboxPage.Asked;
import de.malklug.web.inbox.InboxPage.Row;
import de.malklug.web.inbox.InboxPage.Standing;
import de.malklug.web.inbox.InboxPage.Tab;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.FileSizes;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Prepares the inbox, for what the reader may see. */
@Component
class InboxPages {

    private static final int MOST = 200;

    private final Inbox inbox;
    private final Requests requests;
    private final Contributing contributing;
    private final Fates fates;
    private final ContributionSettings settings;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    InboxPages(
            Inbox inbox,
            Requests requests,
            Contributing contributing,
            Fates fates,
            ContributionSettings settings,
            CampaignShelf shelf,
            Towns towns,
            Rights rights,
            Voice voice,
            Clock clock) {
        this.inbox = inbox;
        this.requests = requests;
        this.contributing = contributing;
        this.fates = fates;
        this.settings = settings;
        this.shelf = shelf;
        this.towns = towns;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    /** What is listed under a tab. */
    enum Show {
        WAITING("submitted", EnumSet.of(Status.RECEIVED, Status.ASKED)),
        TAKEN("approved", EnumSet.of(Status.TAKEN)),
        DECLINED("cancelled", EnumSet.of(Status.DECLINED));

        private final String icon;
        private final Set<Status> statuses;

        Show(String icon, Set<Status> statuses) {
            this.icon = icon;
            this.statuses = statuses;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Show of(String word) {
            return Stream.of(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElse(WAITING);
        }
    }

    InboxPage list(Show show) {
        Phrases phrases = voice.phrases();
        Set<MunicipalityId> own = rights.visibleMunicipalities();
        Map<Status, Integer> counts = inbox.counts(own);
        List<ContributionLink> links = requests.links(own);
        List<Asked> asked = links.stream()
                .filter(each -> each.request() != null)
                .map(each -> asked(each, phrases))
                .toList();
        long overdue = links.stream()
                .filter(each -> each.request() != null
                        && each.state(clock.instant()) == ContributionLink.State.EXPIRED
                        && inbox.by(each).isEmpty())
                .count();
        return new InboxPage(
                phrases.text("inbox.lead", counts.getOrDefault(Status.RECEIVED, 0), overdue),
                Stream.of(Show.values())
                        .map(each -> new Tab(
                                "/inbox?show=" + each.word(),
                                each.icon,
                                phrases.text("inbox.show." + each.word()),
                                each.statuses.stream()
                                        .mapToInt(status -> counts.getOrDefault(status, 0))
                                        .sum(),
                                each == show))
                        .toList(),
                inbox.list(own, show.statuses, MOST).stream()
                        .map(each -> row(each, phrases))
                        .toList(),
                asked,
                standing(links, phrases));
    }

    private Row row(Contribution each, Phrases phrases) {
        Fate fate = fates.of(each, phrases);
        Instant received = each.receivedAt() == null ? each.changedAt() : each.receivedAt();
        boolean deadline = each.link().request() != null;
        return new Row(
                "/inbox/" + each.id(),
                towns.find(each.campaign(), each.municipality()),
                each.title(),
                received,
                phrases.instant(received),
                day(each.entry().day(), phrases),
                deadline ? each.link().expiresAt() : null,
                deadline ? phrases.instant(each.link().expiresAt()) : null,
                fate.icon(),
                phrases.text("inbox.fate." + fate.key()));
    }

    private static String day(@org.jspecify.annotations.Nullable LocalDate day, Phrases phrases) {
        return day == null ? "" : phrases.longDay(day);
    }

    private Asked asked(ContributionLink link, Phrases phrases) {
        Request request = java.util.Objects.requireNonNull(link.request());
        int came = inbox.by(link).size();
        ContributionLink.State state = link.state(clock.instant());
        String word = state == ContributionLink.State.EXPIRED && came == 0
                ? "overdue"
                : state.name().toLowerCase(Locale.ROOT);
        return new Asked(
                "/inbox/links/" + link.id(),
                towns.find(link.campaign(), link.municipality()),
                request.theme(),
                link.expiresAt(),
                phrases.instant(link.expiresAt()),
                icon(word),
                phrases.text("inbox.link." + word),
                phrases.text("inbox.came", came));
    }

    static String icon(String word) {
        return switch (word) {
            case "open" -> "scheduled";
            case "overdue" -> "missed";
            case "revoked" -> "cancelled";
            default -> "held";
        };
    }

    private List<Standing> standing(List<ContributionLink> links, Phrases phrases) {
        Campaign campaign = shelf.running().orElse(null);
        if (campaign == null) {
            return List.of();
        }
        List<Standing> all = new ArrayList<>();
        for (Municipality town : campaign.municipalities()) {
            if (!rights.may(de.malklug.security.Right.WRITE_POSTS, town.id())) {
                continue;
            }
            Optional<ContributionLink> link = links.stream()
                    .filter(each -> each.request() == null
                            && each.campaign().equals(campaign.id())
                            && each.municipality().equals(town.id()))
                    .findFirst();
            all.add(new Standing(
                    towns.find(campaign.id(), town.id()),
                    link.map(each -> "/inbox/links/" + each.id()).orElse(null),
                    campaign.id().value(),
                    link.map(each -> phrases.text(
                                    "inbox.standing."
                                            + each.state(clock.instant()).name().toLowerCase(Locale.ROOT),
                                    phrases.instant(each.expiresAt())))
                            .orElseGet(() -> phrases.text("inbox.standing.none"))));
        }
        return all;
    }

    ContributionPage page(Contribution each) {
        Phrases phrases = voice.phrases();
        Fate fate = fates.of(each, phrases);
        ContributionLink link = each.link();
        Request request = link.request();
        Settlement settlement = each.settlement();
        PostKey post = each.post();
        Instant received = each.receivedAt() == null ? each.changedAt() : each.receivedAt();
        boolean waits = Inbox.WAITING.contains(each.status());
        return new ContributionPage(
                each.id(),
                each.version(),
                towns.find(each.campaign(), each.municipality()),
                each.title(),
                request == null || request.wish().isBlank() ? null : request.wish(),
                fate.icon(),
                phrases.text("inbox.fate." + fate.key()),
                waits,
                received,
                phrases.instant(received),
                waits && each.changedAt().isAfter(received.plusSeconds(1)) ? phrases.instant(each.changedAt()) : null,
                request == null ? null : link.expiresAt(),
                request == null ? null : phrases.instant(link.expiresAt()),
                each.entry().text(),
                each.entry().text().length(),
                each.pictures().stream().map(picture -> shown(picture, phrases)).toList(),
                each.notes().stream()
                        .map(note -> new ContributionPage.Said(
                                note.at(), phrases.instant(note.at()), note.person(), note.text()))
                        .toList(),
                each.entry().name(),
                each.entry().mail(),
                day(each.entry().day(), phrases),
                each.entry().networks().isEmpty()
                        ? phrases.text("inbox.anywhere")
                        : each.entry().networks().stream().map(phrases::network).collect(Collectors.joining(", ")),
                settlement == null ? null : settlement.reason(),
                settlement == null
                        ? null
                        : phrases.text("inbox.settled", settlement.by(), phrases.instant(settlement.at())),
                post == null ? null : "/posts/" + post,
                "/inbox/links/" + link.id(),
                each.forgotten(),
                settings.keepDays(),
                waits ? findings(each, phrases) : List.of(),
                waits && each.pictures().stream().anyMatch(picture -> !picture.isCleared()));
    }

    private List<String> findings(Contribution each, Phrases phrases) {
        return Stream.concat(
                        contributing.problems(each).stream()
                                .filter(problem -> !problem.field().equals("day"))
                                .map(problem -> worded(problem, phrases)),
                        contributing.advice(each).stream()
                                .map(remark -> phrases.text(
                                        "problem." + remark.problem(),
                                        remark.arguments().toArray())))
                .distinct()
                .toList();
    }

    private static String worded(EntryProblem problem, Phrases phrases) {
        return phrases.text(problem.messageKey(), problem.arguments().toArray());
    }

    private static ContributionPage.Shown shown(Picture picture, Phrases phrases) {
        return new ContributionPage.Shown(
                "/media/thumbnails/" + picture.properties().sha256(),
                picture.words().alt(),
                picture.fileName() + ", " + picture.properties().width() + " × "
                        + picture.properties().height() + ", "
                        + FileSizes.words(picture.properties().size(), phrases),
                picture.isCleared() ? "published" : "missed",
                phrases.text(
                        picture.words().rights()
                                ? "inbox.persons." + picture.words().persons()
                                : "inbox.persons.no-rights"));
    }
}
