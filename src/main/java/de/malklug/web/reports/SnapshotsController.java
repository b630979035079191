/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.engagement.DataFinding;
import de.malklug.engagement.Engagement;
import de.malklug.engagement.EngagementCall;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.reports.cards.FigureWords;
import de.malklug.reports.cards.FigureWords.Shown;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /reports/snapshots}: where a number came from, and which numbers cannot be right. */
@Controller
class SnapshotsController {

    static final String PATH = "/reports/snapshots";
    static final String FINDINGS = "/reports/findings";

    private final Engagement engagement;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Voice voice;

    SnapshotsController(Engagement engagement, CampaignShelf shelf, Towns towns, Voice voice) {
        this.engagement = engagement;
        this.shelf = shelf;
        this.towns = towns;
        this.voice = voice;
    }

    /** Every reading of one post, and the calls they came from. */
    @GetMapping(PATH + "/{campaign}/{municipality}/{post}")
    @Allowed(Right.SEE_REPORTS)
    String snapshots(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam @Nullable String account,
            Model model) {
        if (!CampaignId.isValid(campaign) || !MunicipalityId.isValid(municipality) || !PostId.isValid(post)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        CampaignId of = new CampaignId(campaign);
        MunicipalityId by = new MunicipalityId(municipality);
        Phrases phrases = voice.phrases();
        Map<String, List<Reading>> readings = new TreeMap<>();
        for (EngagementSnapshot each : engagement.ofPost(of, by, new PostId(post))) {
            if (account == null || account.equals(each.account())) {
                readings.computeIfAbsent(each.account(), first -> new ArrayList<>())
                        .add(reading(each, phrases));
            }
        }
        model.addAttribute("town", towns.find(of, by));
        model.addAttribute("post", post);
        model.addAttribute("postHref", "/posts/" + of + "/" + by + "/" + post);
        model.addAttribute("readings", readings);
        model.addAttribute(
                "metrics",
                EngagementSnapshot.METRICS.stream().map(phrases::metric).toList());
        return "reports/snapshots";
    }

    /** Figures that cannot be right. */
    @GetMapping(FINDINGS)
    @Allowed(Right.SEE_REPORTS)
    String findings(@RequestParam @Nullable String campaign, Model model) {
        Optional<Campaign> of = campaign == null
                ? shelf.running()
                : Optional.of(campaign)
                        .filter(CampaignId::isValid)
                        .map(CampaignId::new)
                        .flatMap(shelf::find);
        CampaignId id = of.map(Campaign::id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Phrases phrases = voice.phrases();
        model.addAttribute(
                "findings",
                engagement.findings(id).stream()
                        .map(each -> finding(id, each, phrases))
                        .toList());
        return "reports/findings";
    }

    private Finding finding(CampaignId campaign, DataFinding finding, Phrases phrases) {
        Town town = towns.find(campaign, finding.municipality());
        return new Finding(
                finding.title(),
                PATH + "/" + campaign + "/" + finding.municipality() + "/" + finding.post() + "?account="
                        + finding.account(),
                town,
                phrases.network(finding.network()),
                phrases.instant(finding.foundAt()),
                phrases.metric(finding.metric()),
                phrases.number(finding.before()),
                phrases.number(finding.told()));
    }

    private Reading reading(EngagementSnapshot snapshot, Phrases phrases) {
        FigureWords words = new FigureWords(phrases);
        List<Value> values = EngagementSnapshot.METRICS.stream()
                .map(metric -> new Value(
                        words.figure(snapshot.told(metric)),
                        snapshot.doubted().containsKey(metric)
                                ? phrases.number(snapshot.doubted().get(metric))
                                : null))
                .toList();
        return new Reading(
                phrases.instant(snapshot.readAt()),
                phrases.duration(snapshot.age()),
                phrases.duration(snapshot.plannedAge()),
                snapshot.known(),
                words.people(snapshot.followers()),
                values,
                snapshot.call() == null
                        ? null
                        : engagement
                                .call(snapshot.call())
                                .map(call -> call(call, phrases))
                                .orElse(null));
    }

    private static String call(EngagementCall call, Phrases phrases) {
        return phrases.text(
                "reports.snapshots.call",
                phrases.timeToSecond(call.answeredAt()),
                call.asked(),
                call.known(),
                call.id().substring(0, 8).toLowerCase(Locale.ROOT),
                call.run().substring(0, Math.min(8, call.run().length())));
    }

    /** @param instead what counts in its place; null if it counts itself */
    record Value(Shown told, @Nullable String instead) {}

    /** @param call where it came from; null if that is not remembered */
    record Reading(
            String readAt,
            String age,
            String plannedAge,
            boolean known,
            Shown followers,
            List<Value> values,
            @Nullable String call) {}

    record Finding(
            String title,
            String href,
            Town town,
            String network,
            String foundAt,
            String metric,
            String before,
            String told) {}
}
