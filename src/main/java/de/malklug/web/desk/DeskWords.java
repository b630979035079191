/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.desk;

import de.malklug.campaign.ApprovalRule;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.DraftProblem;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.editorial.ApprovalCircle;
import de.malklug.editorial.Desk;
import de.malklug.editorial.Desk.Outcome;
import de.malklug.editorial.StoredPost;
import de.malklug.networks.NetworkId;
import de.malklug.security.People;
import de.malklug.security.Person;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts the desk's states and answers into words. */
@Component
class DeskWords {

    private final People people;
    private final Towns towns;

    DeskWords(People people, Towns towns) {
        this.people = people;
        this.towns = towns;
    }

    /** Where a post stands at the desk, for example {@code Eingereicht}. */
    static String status(Post.Status status, Phrases phrases) {
        return phrases.text("desk.status." + status.name().toLowerCase(Locale.ROOT));
    }

    /** How others read who that is. */
    String person(String name) {
        return people.find(name).map(Person::title).orElse(name);
    }

    /** Several persons, one after the other. */
    String persons(Collection<String> names) {
        return names.stream().map(this::person).collect(Collectors.joining(", "));
    }

    /** Who may approve, in words. */
    String approvers(ApprovalCircle circle, CampaignId campaign, MunicipalityId municipality, Phrases phrases) {
        return circle.approvers().stream()
                .map(each -> switch (each) {
                    case ApprovalRule.AGENCY -> phrases.text("desk.approver.agency");
                    case ApprovalRule.TOWN -> towns.find(campaign, municipality).name();
                    default -> person(each);
                })
                .collect(Collectors.joining(", "));
    }

    /** Why something was not done. */
    String refusal(Desk.Refused refused, StoredPost post, ApprovalCircle circle, Phrases phrases) {
        return switch (refused.reason()) {
            case NOT_IN_THIS_STATE ->
                phrases.text(refused.messageKey(), status(post.post().status(), phrases));
            case NOT_AN_APPROVER ->
                phrases.text(
                        refused.messageKey(),
                        approvers(circle, post.campaign(), post.post().municipality(), phrases));
            default -> phrases.text(refused.messageKey(), refused.arguments().toArray());
        };
    }

    /** What a check found, in a sentence. */
    static String problem(DraftProblem problem, Phrases phrases) {
        Object[] arguments = phrases.told(problem.arguments());
        if (problem.key().startsWith("misfit.") && arguments.length > 0) {
            arguments[0] = phrases.network(new NetworkId(arguments[0].toString()));
        }
        return phrases.text(problem.messageKey(), arguments);
    }

    /** What is said once after something was tried. */
    Flash flash(Outcome outcome, String done, StoredPost post, ApprovalCircle circle, Phrases phrases) {
        return switch (outcome) {
            case Desk.Done change -> Flash.done(done + sent(change, phrases));
            case Desk.Stale stale -> Flash.refused(phrases.text("desk.stale"));
            case Desk.Refused refused -> Flash.refused(refusal(refused, post, circle, phrases));
        };
    }

    private static String sent(Desk.Done change, Phrases phrases) {
        int gone = change.deliveries().alreadySent();
        return gone == 0 ? "" : " " + phrases.text("desk.already-sent", gone);
    }

    /** Whom a comment on that municipality's posts may mention. */
    List<String> mentionable(MunicipalityId municipality) {
        return people.all().stream()
                .filter(person -> switch (person.role()) {
                    case ADMIN, AGENCY -> true;
                    case MUNICIPALITY -> municipality.equals(person.municipality());
                    case MARKETING -> false;
                })
                .map(person -> "@" + person.name())
                .toList();
    }

    static Stream<DraftProblem> worstFirst(List<DraftProblem> problems) {
        return Stream.concat(
                problems.stream().filter(DraftProblem::isError),
                problems.stream().filter(problem -> !problem.isError()));
    }
}
