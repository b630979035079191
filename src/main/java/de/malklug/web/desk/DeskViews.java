/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.desk;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostField;
import de.malklug.editorial.Actor;
import de.malklug.editorial.ApprovalCircle;
import de.malklug.editorial.Desk;
import de.malklug.editorial.Permit;
import de.malklug.editorial.PostHistory;
import de.malklug.editorial.PostHistory.Version;
import de.malklug.editorial.PostLife;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.compose.PostDifferences;
import de.malklug.web.compose.PostDifferences.Difference;
import de.malklug.web.desk.DeskView.Block;
import de.malklug.web.desk.DeskView.Changed;
import de.malklug.web.desk.DeskView.Check;
import de.malklug.web.desk.DeskView.Exceptions;
import de.malklug.web.desk.DeskView.Line;
import de.malklug.web.desk.DeskView.May;
import de.malklug.web.desk.DeskView.Remark;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what the desk knows about a post into words, for its page. */
@Component
public class DeskViews {

    private static final int LINES = 6;

    private final Desk desk;
    private final PostHistory history;
    private final PostDifferences differences;
    private final CampaignShelf shelf;
    private final DeskWords words;
    private final Rights rights;

    DeskViews(
            Desk desk,
            PostHistory history,
            PostDifferences differences,
            CampaignShelf shelf,
            DeskWords words,
            Rights rights) {
        this.desk = desk;
        this.history = history;
        this.differences = differences;
        this.shelf = shelf;
        this.words = words;
        this.rights = rights;
    }

    /**
     * @param seen the version the reader decided on, if somebody changed it meanwhile; else 0
     * @return null if its campaign is not there any more
     */
    public @Nullable DeskView view(StoredPost stored, int seen, Phrases phrases) {
        Optional<Campaign> campaign = shelf.find(stored.campaign());
        if (campaign.isEmpty()) {
            return null;
        }
        ApprovalCircle circle = ApprovalCircle.of(campaign.get(), stored);
        Actor reader = rights.actor();
        Post.Status status = stored.post().status();
        Desk.Refused objection = status == Post.Status.SUBMITTED ? circle.objectionTo(reader) : null;
        boolean writes = rights.may(Right.WRITE_POSTS, stored.post().municipality()) && !stored.removed();
        boolean reads = writes || rights.may(Right.APPROVE) && circle.includes(reader);
        return new DeskView(
                "/posts/" + stored.key(),
                stored.version(),
                status.name().toLowerCase(Locale.ROOT),
                DeskWords.status(status, phrases),
                lines(stored, circle, phrases),
                voided(stored, phrases),
                writes ? conflict(stored, phrases) : List.of(),
                writes ? desk.contested(stored).stream().map(PostField::key).toList() : List.of(),
                status == Post.Status.APPROVED || !reads ? List.of() : checks(stored, phrases),
                reads ? exceptions(stored, reader, phrases) : new Exceptions(List.of(), List.of(), false),
                may(stored, status, writes, reads, objection),
                reads && objection != null ? words.refusal(objection, stored, circle, phrases) : null,
                reads ? history(stored, phrases) : List.of(),
                reads ? remarks(stored, phrases) : List.of(),
                reads ? words.mentionable(stored.post().municipality()) : List.of(),
                changed(stored, seen, phrases));
    }

    private May may(
            StoredPost stored, Post.Status status, boolean writes, boolean reads, Desk.@Nullable Refused objection) {
        boolean submitted = status == Post.Status.SUBMITTED && !stored.removed();
        return new May(
                writes,
                writes && status == Post.Status.DRAFT,
                reads && submitted && objection == null,
                reads && submitted,
                writes && status != Post.Status.DRAFT,
                reads,
                writes && stored.life().conflict() != null);
    }

    private List<String> lines(StoredPost stored, ApprovalCircle circle, Phrases phrases) {
        List<String> lines = new ArrayList<>();
        PostLife life = stored.life();
        if (life.author() != null) {
            lines.add(phrases.text("desk.line.author", words.person(life.author())));
        }
        if (life.editor() != null && !life.editor().equals(life.author())) {
            lines.add(phrases.text("desk.line.editor", words.person(life.editor())));
        }
        String submitter = life.submittedBy();
        if (submitter != null && life.submittedAt() != null) {
            lines.add(
                    phrases.text("desk.line.submitted", words.person(submitter), phrases.instant(life.submittedAt())));
        }
        if (!life.approvals().isEmpty()) {
            lines.add(
                    life.approvedAt() == null
                            ? phrases.text(
                                    "desk.line.approved-so-far",
                                    life.approvals().size(),
                                    circle.count(),
                                    words.persons(life.approvals()))
                            : phrases.text(
                                    "desk.line.approved",
                                    words.persons(life.approvals()),
                                    phrases.instant(life.approvedAt())));
        } else if (stored.post().status() == Post.Status.APPROVED) {
            lines.add(phrases.text(
                    "desk.line.approved-by-file", stored.post().source().toString()));
        }
        if (stored.post().status() == Post.Status.SUBMITTED) {
            lines.add(phrases.text(
                    "desk.line.wanted",
                    circle.wanted(),
                    words.approvers(circle, stored.campaign(), stored.post().municipality(), phrases),
                    phrases.instant(circle.deadline())));
        }
        return lines;
    }

    @Nullable
    static String voided(StoredPost stored, Phrases phrases) {
        String cause = stored.life().voidedBy();
        if (cause == null || stored.post().status() != Post.Status.DRAFT) {
            return null;
        }
        String key = "desk.voided." + cause;
        return phrases.text(phrases.has(key) ? key : "desk.voided.text");
    }

    private List<Difference> conflict(StoredPost stored, Phrases phrases) {
        StoredPost file = desk.asFile(stored);
        return file == null ? List.of() : differences.between(stored, file, phrases);
    }

    List<Check> checks(StoredPost stored, Phrases phrases) {
        return DeskWords.worstFirst(desk.check(stored))
                .map(problem -> new Check(problem.isError(), DeskWords.problem(problem, phrases)))
                .distinct()
                .toList();
    }

    private Exceptions exceptions(StoredPost stored, Actor reader, Phrases phrases) {
        List<Permit> permits = desk.permits(stored.key());
        Set<String> marks =
                permits.stream().map(permit -> permit.finding().mark()).collect(Collectors.toSet());
        boolean settled = stored.post().status() == Post.Status.APPROVED || stored.removed();
        List<Block> blocking = settled
                ? List.of()
                : desk.findings(stored.key(), null).stream()
                        .filter(finding -> finding.blocks() && !marks.contains(finding.mark()))
                        .map(finding -> new Block(finding.mark(), phrases.finding(finding)))
                        .toList();
        return new Exceptions(
                permits.stream()
                        .map(permit -> phrases.text(
                                "rules.permitted",
                                phrases.finding(permit.finding()),
                                permit.title(),
                                phrases.instant(permit.at()),
                                permit.reason()))
                        .toList(),
                blocking,
                reader.isAgency());
    }

    private List<Line> history(StoredPost stored, Phrases phrases) {
        return history.versions(stored.key()).stream()
                .limit(LINES)
                .map(version -> line(version, phrases))
                .toList();
    }

    private static Line line(Version version, Phrases phrases) {
        String person = version.person();
        String key = "compose.change." + version.change();
        return new Line(
                phrases.has(key) ? phrases.text(key) : version.change(),
                person == null ? phrases.text("desk.by-malklug") : person,
                version.at(),
                phrases.instant(version.at()));
    }

    private List<Remark> remarks(StoredPost stored, Phrases phrases) {
        return history.comments(stored.key()).stream()
                .map(each ->
                        new Remark(each.person(), each.at(), phrases.instant(each.at()), each.returned(), each.text()))
                .toList();
    }

    /** What became different since the reader saw that version. */
    @Nullable
    Changed changed(StoredPost stored, int seen, Phrases phrases) {
        if (seen <= 0 || seen >= stored.version()) {
            return null;
        }
        List<Version> versions = history.versions(stored.key());
        Optional<Version> then =
                versions.stream().filter(each -> each.number() == seen).findFirst();
        if (then.isEmpty()) {
            return null;
        }
        Line last = line(versions.getFirst(), phrases);
        return new Changed(
                phrases.text("desk.changed-meanwhile", last.person(), last.time(), last.what()),
                differences.between(then.get().post(), stored, phrases));
    }

    /** What the post says, for whoever decides about it. */
    PostDraft draft(StoredPost stored) {
        return desk.draft(stored);
    }
}
