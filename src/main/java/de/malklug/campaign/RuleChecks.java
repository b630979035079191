/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlNode;
import de.malklug.checks.Passage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at when posts appear by the campaign's rules over time, and reports at the place of their time or text. */
final class RuleChecks {

    private final Campaign campaign;
    private final Timeline timeline;
    private final Collection<Destination> accounts;
    private final PostingRules rules;
    private final Appearances others;
    private final Set<String> permitted;
    private final boolean submitting;

    private RuleChecks(
            Campaign campaign,
            Timeline timeline,
            Collection<Destination> accounts,
            Circumstances circumstances,
            boolean submitting) {
        this.campaign = campaign;
        this.timeline = timeline;
        this.accounts = accounts;
        this.rules = new PostingRules(campaign);
        this.others = circumstances.others();
        this.permitted = circumstances.permitted();
        this.submitting = submitting;
    }

    /**
     * Of posts in files, each compared with those checked before. What blocks is a hint while a post is a draft, and in a campaign that was
     * moved in time as a whole: nobody chose those hours.
     */
    static RuleChecks ofFiles(Campaign campaign, Timeline timeline, Collection<Destination> accounts) {
        return new RuleChecks(campaign, timeline, accounts, Circumstances.none(), false);
    }

    /** Of a draft that somebody wants to submit. */
    static RuleChecks ofSubmission(Campaign campaign, Collection<Destination> accounts, Circumstances circumstances) {
        return new RuleChecks(campaign, Timeline.asWritten(), accounts, circumstances, true);
    }

    /** When it appears first; empty if its time can't be told. */
    Optional<Instant> appears(Post post) {
        return Appearance.all(post, campaign, timeline, accounts).stream()
                .map(Appearance::at)
                .findFirst();
    }

    void check(PlacedPost draft, Findings findings) {
        Post post = draft.post();
        List<Appearance> appearances = Appearance.all(post, campaign, timeline, accounts);
        for (Appearance appearance : appearances) {
            boolean chosen = submitting || !post.status().equals(Post.Status.DRAFT) && isAsWritten(post);
            boolean timed = !post.evergreen() && !(post.at() instanceof PostTime.NextSlot);
            if (timed) {
                rules.ofTime(appearance, others).forEach(found -> report(found, chosen, draft.time(), findings));
            }
            neutrality(draft, appearance, findings);
        }
        if (!submitting) {
            appearances.forEach(others::add);
        }
    }

    private boolean isAsWritten(Post post) {
        return timeline.move(campaign, post.at().in(campaign)).equals(post.at().in(campaign));
    }

    private void report(RuleFinding found, boolean chosen, YamlNode place, Findings findings) {
        if (found.effect() == Effect.PROPOSES && !submitting) {
            return;
        }
        Object[] arguments = found.arguments().toArray();
        if (found.blocks() && chosen && !permitted.contains(found.mark())) {
            findings.error(place, found.key(), arguments);
        } else {
            findings.warning(place, found.key(), arguments);
        }
    }

    /** Words can be changed: these are looked at however a campaign was moved. A file approves once, so it can't approve twice. */
    private void neutrality(PlacedPost draft, Appearance appearance, Findings findings) {
        boolean released = submitting || draft.post().status() == Post.Status.APPROVED;
        YamlNode text = draft.wording().text();
        for (RuleFinding found : rules.neutrality(draft.post(), appearance)) {
            boolean inFile = !submitting && released && !found.blocks();
            boolean error = inFile || released && found.blocks() && !permitted.contains(found.mark());
            String key = inFile ? "neutrality-second-file" : found.key();
            List<Passage> passages = rules.passages(draft.post(), appearance);
            if (!passages.isEmpty()) {
                findings.passage(text, error, key, found.arguments(), passages.getFirst());
            } else if (error) {
                findings.error(text, key, found.arguments().toArray());
            } else {
                findings.warning(text, key, found.arguments().toArray());
            }
        }
    }
}
