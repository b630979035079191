/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.DraftProblem;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostField;
import de.malklug.campaign.PostId;
import de.malklug.campaign.RuleFinding;
import de.malklug.campaign.Series;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The editorial desk: the only way posts are changed by people, for pages, API and command line alike. Every change takes the version
 * the person saw; what it changes, the version history, the audit trail and the deliveries that follow from it are stored in one
 * transaction, or nothing is. What was published or is being published is never touched. A refused or stale change changes nothing.
 *
 * <p>States: {@code DRAFT → SUBMITTED → APPROVED}. Any change of what a submitted or approved post says, where or when makes it a draft
 * again: its approval is void and its deliveries are pulled back.
 */
public interface Desk {

    /** Writes a new draft. Its id is made from its title or text. */
    Outcome create(CampaignId campaign, MunicipalityId municipality, PostDraft draft, Actor actor);

    /** Changes what a post says, where or when. The same as it is changes nothing, and is {@link Done} all the same. */
    Outcome edit(PostKey post, int version, PostDraft draft, Actor actor);

    /**
     * Changes when a post appears and nothing else.
     *
     * @param to wall-clock time in the campaign's zone, where the campaign really takes place
     */
    Outcome move(PostKey post, int version, LocalDateTime to, Actor actor);

    /**
     * Moves one appearance of a series and nothing else.
     *
     * @param date of its rhythm: what the occurrence is called by
     * @param to wall-clock time in the campaign's zone, where the campaign really takes place
     */
    Outcome moveOne(PostKey post, int version, LocalDate date, LocalDateTime to, Actor actor);

    /**
     * Moves all appearances of a series as one of them is moved: to its time of day, and as many days earlier or later.
     *
     * @param date of its rhythm
     * @param to when the one called by that date is to appear
     */
    Outcome moveAll(PostKey post, int version, LocalDate date, LocalDateTime to, Actor actor);

    /** Leaves one appearance of a series out. */
    Outcome leaveOut(PostKey post, int version, LocalDate date, Actor actor);

    /**
     * Lets two posts exchange their times: both, or neither. What was published or is being published keeps its time, and then so does
     * the other.
     *
     * @param version the version of the first the person saw
     * @param otherVersion the version of the other the person saw
     */
    Exchange exchange(PostKey post, int version, PostKey other, int otherVersion, Actor actor);

    /** Asks for approval. Refused while the checks find an error. */
    Outcome submit(PostKey post, int version, Actor actor);

    /** Approves a submitted post as it is; with the last approval its municipality asks for it is released. */
    Outcome approve(PostKey post, int version, Actor actor);

    /**
     * Returns a submitted post to its author, as a draft.
     *
     * @param reason what is to be changed; becomes a comment
     */
    Outcome giveBack(PostKey post, int version, String reason, Actor actor);

    /** Makes a submitted or approved post a draft again; what was to be delivered is pulled back. */
    Outcome withdraw(PostKey post, int version, @Nullable String reason, Actor actor);

    /**
     * Makes a post say again what an earlier version said.
     *
     * @param earlier one of {@link PostHistory#versions}
     */
    Outcome restore(PostKey post, int version, int earlier, Actor actor);

    /** Deletes a draft. Its history stays; a file that still names it does not bring it back by itself. */
    Outcome delete(PostKey post, int version, Actor actor);

    /**
     * Settles a conflict with the post's file.
     *
     * @param takeFile whether it now says what the file says; else it stays as it is
     */
    Outcome settle(PostKey post, int version, boolean takeFile, Actor actor);

    /**
     * Settles a conflict with the post's file, field by field. What only one of both changed is taken from that one.
     *
     * @param fromFile contested fields in which the post is to say what the file says; in the others it stays as it is
     */
    Outcome settle(PostKey post, int version, Set<PostField> fromFile, Actor actor);

    /** In which fields desk and file say different things since both changed them; none if there is no conflict. */
    List<PostField> contested(StoredPost post);

    /**
     * Adds a comment; {@code @name} mentions a person. Changes neither post nor version.
     *
     * @return Refused if the text is blank or longer than 2,000 characters, or the post is unknown
     */
    Outcome comment(PostKey post, String text, Actor actor);

    /**
     * Lets a post pass although a rule over time blocks it: for what that rule says about it now, and nothing else. Changes neither post
     * nor version; the reason is kept with the post and in the audit trail. Only the agency may.
     *
     * @param mark of one of {@link #findings} that blocks
     */
    Outcome permit(PostKey post, int version, String mark, String reason, Actor actor);

    /** What the agency let a post pass for, in that order; also what does not matter any more. */
    List<Permit> permits(PostKey post);

    /**
     * What the campaign's rules over time say about a post, whatever was permitted: about when it appears, or would appear then.
     *
     * @param at wall-clock time in the campaign's zone; null for its own
     */
    List<RuleFinding> findings(PostKey post, @Nullable LocalDateTime at);

    /**
     * What keeps the draft from being submitted (errors) or is worth a thought, by the same checks as files. Changes nothing.
     *
     * @param own the post it belongs to; null if it is new
     */
    List<DraftProblem> check(CampaignId campaign, MunicipalityId municipality, @Nullable PostId own, PostDraft draft);

    /** The same for a draft that belongs to no post yet. */
    default List<DraftProblem> check(CampaignId campaign, MunicipalityId municipality, PostDraft draft) {
        return check(campaign, municipality, null, draft);
    }

    /** The same for a post as it is stored. */
    List<DraftProblem> check(StoredPost post);

    /** The post as its file has it by now, where desk and file both changed; null if there is no conflict. */
    @Nullable
    StoredPost asFile(StoredPost post);

    /**
     * The queue slot a draft would get if it were released now, as wall-clock time; empty if none fits, or it takes none.
     *
     * @param own the post it belongs to; null if it is new
     */
    Optional<LocalDateTime> nextSlot(
            CampaignId campaign, MunicipalityId municipality, @Nullable PostId own, PostDraft draft);

    /** The appearances of a post that comes again, where its campaign takes place; null for one that appears once. */
    @Nullable
    Series series(StoredPost post);

    /** What there is to edit of a post. */
    PostDraft draft(StoredPost post);

    /** What became of a change. */
    sealed interface Outcome permits Done, Stale, Refused {}

    /** What became of an exchange. */
    sealed interface Exchange permits Exchanged, Stale, Refused {}

    /** Both are stored. */
    record Exchanged(Done post, Done other) implements Exchange {}

    /**
     * It is stored.
     *
     * @param post as it is now
     * @param approvalVoided whether an approval it had is void by this
     * @param deliveries what became of its deliveries; {@code alreadySent} counts those that had gone or were going
     */
    record Done(StoredPost post, boolean approvalVoided, ReleaseChanges deliveries) implements Outcome {}

    /** Somebody changed it since the version the person saw; nothing was changed now. */
    record Stale(StoredPost theirs) implements Outcome, Exchange {}

    /**
     * It can't be done.
     *
     * @param reason worded under {@code desk.refused.<reason>}
     * @param arguments for the sentence's placeholders
     * @param problems what the checks found, if that is why
     */
    record Refused(Reason reason, List<Object> arguments, List<DraftProblem> problems) implements Outcome, Exchange {

        public Refused {
            arguments = List.copyOf(arguments);
            problems = List.copyOf(problems);
        }

        static Refused because(Reason reason, Object... arguments) {
            return new Refused(reason, List.of(arguments), List.of());
        }

        /** The key of its sentence in the message bundles. */
        public String messageKey() {
            return "desk.refused."
                    + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Why something can't be done. */
    enum Reason {
        /** There is no such post, campaign or municipality. */
        UNKNOWN,
        /** The person does not write for this municipality. */
        NOT_YOURS,
        /** The state does not allow it; argument: the status. */
        NOT_IN_THIS_STATE,
        /** The checks found errors. */
        HAS_ERRORS,
        /** Who wrote a text does not approve it. */
        OWN_TEXT,
        /** The municipality's rules do not name this person as an approver; argument: who is. */
        NOT_AN_APPROVER,
        /** The person approved it already; more persons must. */
        APPROVED_ALREADY,
        /** No reason was given, or a text is empty. */
        TEXT_MISSING,
        /** A text is too long; argument: how many characters are allowed. */
        TEXT_TOO_LONG,
        /** A clock change skips that local time; arguments: time, zone. */
        TIME_SKIPPED,
        /** There is no such earlier version. */
        NO_SUCH_VERSION,
        /** Something of a post is out, or on its way, and its time can no longer change. */
        OUT_ALREADY,
        /** There is no conflict with a file. */
        NO_CONFLICT,
        /** No rule blocks the post for that, or only the agency may let it pass. */
        NOTHING_TO_PERMIT,
        /** The rhythm names days of the month, which can't be moved all at once. */
        DAYS_FIXED,
        /** No queue slot fits the post. */
        NO_SLOT,
        /** The post does not come again on that date. */
        NO_SUCH_OCCURRENCE
    }
}
