/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.CampaignProblem.Severity;
import de.malklug.campaign.yaml.Finding;
import de.malklug.campaign.yaml.Findings;
import de.malklug.networks.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks drafts of the desk as campaign files are checked: a draft is read as if it stood in a file. */
public final class DraftChecks {

    private final Surroundings surroundings;

    public DraftChecks(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What a person should change, in the order of the fields.
     *
     * @param campaign as it takes place
     * @param media finds what a draft's {@link MediaReference#file} names
     */
    public List<DraftProblem> check(
            Campaign campaign,
            MunicipalityId municipality,
            PostDraft draft,
            Function<String, Optional<Message.Media>> media) {
        return check(campaign, municipality, draft, media, Circumstances.none());
    }

    /** The same with what it meets when it appears. */
    public List<DraftProblem> check(
            Campaign campaign,
            MunicipalityId municipality,
            PostDraft draft,
            Function<String, Optional<Message.Media>> media,
            Circumstances circumstances) {
        DraftTree tree = new DraftTree();
        Findings findings = new Findings();
        MediaFolder shelf = new MediaFolder(media);
        PostSheet sheet = PostSheet.read(tree.file(municipality, draft), "", surroundings.networks(), shelf, findings);
        PostChecks checks = new PostChecks(
                new CampaignSheet(campaign, true, true, true),
                surroundings,
                shelf,
                Timeline.asWritten(),
                WordingChecks.ofSubmission(campaign, shelf));
        boolean known = checks.knows(sheet, findings);
        checks.check(sheet, known, findings);
        if (known) {
            RuleChecks rules = RuleChecks.ofSubmission(campaign, surroundings.accounts(), circumstances);
            sheet.posts().forEach(post -> rules.check(post, findings));
        }
        return findings.all().stream()
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .map(finding -> problem(tree, finding))
                .toList();
    }

    private static DraftProblem problem(DraftTree tree, Finding finding) {
        return new DraftProblem(
                tree.field(finding.line()),
                finding.warning() ? Severity.WARNING : Severity.ERROR,
                finding.key(),
                finding.arguments(),
                finding.passage());
    }
}
