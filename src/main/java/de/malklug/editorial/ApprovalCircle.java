/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.ApprovalRule;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.Neutrality;
import de.malklug.campaign.Post;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may approve a post, and why somebody may not: the only place that decides it. */
public final class ApprovalCircle {

    private final ApprovalRule rule;
    private final StoredPost post;

    private ApprovalCircle(ApprovalRule rule, StoredPost post) {
        this.rule = rule;
        this.post = post;
    }

    public static ApprovalCircle of(Campaign campaign, StoredPost post) {
        ApprovalRule usual = campaign.approvalOf(post.post().municipality());
        boolean second = Neutrality.asksForSecondApproval(
                campaign, post.post(), post.localTime(campaign.zone()).toLocalDate());
        return new ApprovalCircle(second ? withOneMore(usual) : usual, post);
    }

    /** Before elections: another person, and the agency may be that person whoever approves else. */
    private static ApprovalRule withOneMore(ApprovalRule usual) {
        List<String> by = Stream.concat(usual.by().stream(), Stream.of(ApprovalRule.AGENCY))
                .distinct()
                .toList();
        int count = Math.min(ApprovalRule.MOST, usual.count() + 1);
        return new ApprovalRule(by, count, usual.deputies(), usual.deadline(), usual.escalateTo());
    }

    /** Until when it should be approved. */
    public Instant deadline() {
        return post.dueAt().minus(rule.deadline());
    }

    /** How many approvals it still needs. */
    public int wanted() {
        return Math.max(0, rule.count() - post.life().approvals().size());
    }

    /** How many approvals it needs in all. */
    public int count() {
        return rule.count();
    }

    /** {@code agency}, {@code town}, names of persons; deputies included. */
    public List<String> approvers() {
        return Stream.concat(rule.by().stream(), rule.deputies().stream())
                .distinct()
                .toList();
    }

    /** Who is told once the deadline has passed. */
    public List<String> escalateTo() {
        return Stream.concat(rule.escalateTo().stream(), rule.deputies().stream())
                .distinct()
                .toList();
    }

    /** Whether the rules name the person, whatever the person wrote. */
    public boolean includes(Actor person) {
        return rule.namesPerson(person.name())
                || person.isAgency() && rule.names(ApprovalRule.AGENCY)
                || person.speaksFor(post.post().municipality()) && rule.names(ApprovalRule.TOWN);
    }

    /** Why the person can't approve it now; null if nothing stands in the way. */
    public Desk.@Nullable Refused objectionTo(Actor person) {
        if (post.post().status() != Post.Status.SUBMITTED) {
            return Desk.Refused.because(
                    Desk.Reason.NOT_IN_THIS_STATE, post.post().status());
        }
        if (!includes(person)) {
            return Desk.Refused.because(Desk.Reason.NOT_AN_APPROVER, String.join(", ", approvers()));
        }
        PostLife life = post.life();
        String writer = life.editor() == null ? life.submittedBy() : life.editor();
        if (person.name().equalsIgnoreCase(writer)) {
            return Desk.Refused.because(Desk.Reason.OWN_TEXT);
        }
        return life.approvals().stream().anyMatch(person.name()::equalsIgnoreCase)
                ? Desk.Refused.because(Desk.Reason.APPROVED_ALREADY, wanted())
                : null;
    }
}
