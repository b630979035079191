/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.DraftProblem;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostField;
import de.malklug.campaign.PostId;
import de.malklug.campaign.Recurrence;
import de.malklug.campaign.RuleFinding;
import de.malklug.campaign.Series;
import de.malklug.editorial.DeskEvent.ApprovalVoided;
import de.malklug.editorial.DeskEvent.CommentWritten;
import de.malklug.editorial.DeskEvent.PostApproved;
import de.malklug.editorial.DeskEvent.PostReturned;
import de.malklug.editorial.DeskEvent.PostSubmitted;
import de.malklug.editorial.DeskStore.Change;
import de.malklug.editorial.DeskStore.FileMemory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The desk on the stored posts. */
final class PostDesk implements Desk {

    private static final int LONGEST_TEXT = 60_000;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_THEME = 60;
    private static final int LONGEST_REMARK = 2_000;

    private final Campaigns campaigns;
    private final Posts posts;
    private final JdbcPostHistory history;
    private final DraftDesk drafts;
    private final Rulebook rules;
    private final DeskStore store;
    private final DeskNotes notes;
    private final ReleaseListener listener;
    private final Clock clock;

    /** Two posts that are released at once must not take the same queue slot. */
    private final Object slots = new Object();

    PostDesk(
            Campaigns campaigns,
            Posts posts,
            JdbcPostHistory history,
            DraftDesk drafts,
            Rulebook rules,
            DeskStore store,
            DeskNotes notes,
            ReleaseListener listener,
            Clock clock) {
        this.campaigns = campaigns;
        this.posts = posts;
        this.history = history;
        this.drafts = drafts;
        this.rules = rules;
        this.store = store;
        this.notes = notes;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public Outcome create(CampaignId id, MunicipalityId municipality, PostDraft draft, Actor actor) {
        Optional<StoredCampaign> campaign = campaigns.find(id);
        if (campaign.isEmpty()
                || campaign.get().campaign().municipality(municipality).isEmpty()) {
            return Refused.because(Reason.UNKNOWN);
        }
        if (!actor.mayWriteFor(municipality)) {
            return Refused.because(Reason.NOT_YOURS);
        }
        PostDraft clean = DraftClean.of(draft);
        Refused objection = objection(campaign.get().campaign(), clean);
        if (objection != null) {
            return objection;
        }
        StoredPost stored = store.insert(
                drafts.written(campaign.get(), municipality, clean, actor),
                actor,
                post -> notes.write(
                        post,
                        actor,
                        "created",
                        null,
                        PostDifference.between(null, post).after()));
        return new Done(stored, false, ReleaseChanges.NONE);
    }

    @Override
    public Outcome edit(PostKey post, int version, PostDraft draft, Actor actor) {
        return rewrite(post, version, draft, actor, "edited");
    }

    @Override
    public Outcome move(PostKey post, int version, LocalDateTime to, Actor actor) {
        Optional<StoredPost> stored = posts.find(post.campaign(), post.municipality(), post.post());
        Optional<PostDraft> draft = stored.flatMap(
                found -> campaigns.find(post.campaign()).map(campaign -> drafts.draft(campaign.campaign(), found)));
        return draft.isEmpty()
                ? Refused.because(Reason.UNKNOWN)
                : rewrite(post, version, draft.get().at(to), actor, "moved");
    }

    @Override
    public Outcome moveOne(PostKey key, int version, LocalDate date, LocalDateTime to, Actor actor) {
        return reshape(key, version, date, rhythm -> rhythm.moving(date, to), actor, "moved-one");
    }

    @Override
    public Outcome leaveOut(PostKey key, int version, LocalDate date, Actor actor) {
        return reshape(key, version, date, rhythm -> rhythm.except(date), actor, "left-out");
    }

    @Override
    public Outcome moveAll(PostKey key, int version, LocalDate date, LocalDateTime to, Actor actor) {
        return change(key, version, actor, at -> {
            Series series = at.post.series(at.campaign.campaign());
            if (series == null || !series.dates().contains(date)) {
                return Refused.because(Reason.NO_SUCH_OCCURRENCE);
            }
            Series moved = series.moved(ChronoUnit.DAYS.between(date, to.toLocalDate()), to.toLocalTime());
            if (moved == null) {
                return Refused.because(Reason.DAYS_FIXED);
            }
            PostDraft draft = drafts.draft(at.campaign.campaign(), at.post)
                    .at(moved.start())
                    .repeating(moved.rule());
            Refused objection = objection(at.campaign.campaign(), draft);
            return objection != null
                    ? objection
                    : reword(at, drafts.rewritten(at.campaign, at.post, draft), actor, "moved");
        });
    }

    @Override
    public Optional<LocalDateTime> nextSlot(
            CampaignId campaign, MunicipalityId municipality, @Nullable PostId own, PostDraft draft) {
        return campaigns.find(campaign).flatMap(found -> drafts.slot(found, municipality, own, DraftClean.of(draft)));
    }

    @Override
    public @Nullable Series series(StoredPost post) {
        return campaigns
                .find(post.campaign())
                .map(found -> post.series(found.campaign()))
                .orElse(null);
    }

    private Outcome reshape(
            PostKey key, int version, LocalDate date, UnaryOperator<Recurrence> exception, Actor actor, String deed) {
        return change(key, version, actor, at -> {
            Campaign campaign = at.campaign.campaign();
            Series series = at.post.series(campaign);
            if (series == null
                    || series.occurrences().stream()
                            .noneMatch(each -> each.date().equals(date))) {
                return Refused.because(Reason.NO_SUCH_OCCURRENCE);
            }
            PostDraft draft = drafts.draft(campaign, at.post).repeating(exception.apply(series.rule()));
            Refused objection = objection(campaign, draft);
            return objection != null
                    ? objection
                    : reword(at, drafts.rewritten(at.campaign, at.post, draft), actor, deed);
        });
    }

    private Outcome rewrite(PostKey key, int version, PostDraft draft, Actor actor, String deed) {
        return change(key, version, actor, at -> {
            PostDraft clean = DraftClean.of(draft);
            Refused objection = objection(at.campaign.campaign(), clean);
            return objection != null
                    ? objection
                    : reword(at, drafts.rewritten(at.campaign, at.post, clean), actor, deed);
        });
    }

    @Override
    public Outcome restore(PostKey key, int version, int earlier, Actor actor) {
        return changeAny(key, version, actor, at -> {
            Optional<StoredPost> then = history.version(key, earlier);
            return then.isEmpty()
                    ? Refused.because(Reason.NO_SUCH_VERSION)
                    : reword(at, drafts.restored(at.campaign, at.post, then.get()), actor, "restored");
        });
    }

    @Override
    public Exchange exchange(PostKey post, int version, PostKey other, int otherVersion, Actor actor) {
        if (!actor.mayWriteFor(post.municipality()) || !actor.mayWriteFor(other.municipality())) {
            return Refused.because(Reason.NOT_YOURS);
        }
        Situation one = situation(post).orElse(null);
        Situation two = situation(other).orElse(null);
        if (one == null || two == null || post.equals(other) || one.post.removed() || two.post.removed()) {
            return Refused.because(Reason.UNKNOWN);
        }
        if (one.post.version() != version || two.post.version() != otherVersion) {
            return new Stale(one.post.version() != version ? one.post : two.post);
        }
        PostDraft draft = one.draft();
        PostDraft otherDraft = two.draft();
        Rewording first = rewording(one, draft.at(otherDraft.at()), actor);
        Rewording second = rewording(two, otherDraft.at(draft.at()), actor);
        if (first == null || second == null) {
            return new Exchanged(one.unchanged(), two.unchanged());
        }
        return store.storeAll(List.of(first.deed, second.deed), actor, PostDesk::nothingIsOut)
                .<Exchange>map(stored -> new Exchanged(first.done(stored.getFirst()), second.done(stored.getLast())))
                .orElseGet(() -> situation(post)
                        .filter(now -> now.post.version() != version)
                        .or(() -> situation(other).filter(now -> now.post.version() != otherVersion))
                        .<Exchange>map(now -> new Stale(now.post))
                        .orElseGet(() -> Refused.because(Reason.OUT_ALREADY)));
    }

    private static boolean nothingIsOut(List<DeskStore.Stored> stored) {
        return stored.stream().allMatch(each -> each.deliveries().alreadySent() == 0);
    }

    private @Nullable Rewording rewording(Situation at, PostDraft draft, Actor actor) {
        return rewording(at, drafts.rewritten(at.campaign, at.post, DraftClean.of(draft)), actor, "moved");
    }

    /** Whatever it was, it is a draft in other words now. */
    private Outcome reword(Situation at, StoredPost reworded, Actor actor, String deed) {
        Rewording rewording = rewording(at, reworded, actor, deed);
        return rewording == null ? at.unchanged() : store(at, rewording.deed, actor, rewording.voided);
    }

    /** Null if it says the same as before. */
    private @Nullable Rewording rewording(Situation at, StoredPost reworded, Actor actor, String deed) {
        PostDifference difference = PostDifference.between(at.post, reworded);
        if (difference.isEmpty()) {
            return null;
        }
        boolean voided = at.hasApproval();
        String cause = voided ? difference.cause() : null;
        PostLife life = at.post.life().edited(actor, cause == null ? lastingVoid(at.post) : cause);
        StoredPost next = reworded.being(Post.Status.DRAFT).with(life);
        PostDifference all = PostDifference.between(at.post, next);
        return new Rewording(
                deed(at, next, deed, FileMemory.KEEP, stored -> {
                    notes.write(stored, actor, deed, all.before(), all.after());
                    if (cause != null) {
                        notes.tell(new ApprovalVoided(stored, actor, cause));
                    }
                }),
                voided);
    }

    /** A post in other words, not stored yet. */
    private record Rewording(DeskStore.Deed deed, boolean voided) {

        Done done(DeskStore.Stored stored) {
            return new Done(stored.post(), voided, stored.deliveries());
        }
    }

    private static @Nullable String lastingVoid(StoredPost post) {
        return post.post().status() == Post.Status.DRAFT ? post.life().voidedBy() : null;
    }

    @Override
    public Outcome submit(PostKey key, int version, Actor actor) {
        return change(key, version, actor, at -> {
            if (at.status() != Post.Status.DRAFT) {
                return Refused.because(Reason.NOT_IN_THIS_STATE, at.status());
            }
            List<DraftProblem> problems = at.errors();
            if (!problems.isEmpty()) {
                return new Refused(Reason.HAS_ERRORS, List.of(problems.size()), problems);
            }
            StoredPost next =
                    at.post.being(Post.Status.SUBMITTED).with(at.post.life().submitted(actor, clock.instant()));
            ApprovalCircle circle = ApprovalCircle.of(at.campaign.campaign(), next);
            return store(at, next, "submitted", FileMemory.KEEP, actor, false, stored -> {
                status(stored, at.post, actor, "submitted");
                notes.tell(new PostSubmitted(stored, actor, circle.approvers(), circle.deadline()));
            });
        });
    }

    @Override
    public Outcome approve(PostKey key, int version, Actor actor) {
        return decide(key, version, at -> {
            ApprovalCircle circle = ApprovalCircle.of(at.campaign.campaign(), at.post);
            Refused objection = circle.objectionTo(actor);
            if (objection != null) {
                return objection;
            }
            List<DraftProblem> problems = at.errors();
            if (!problems.isEmpty()) {
                return new Refused(Reason.HAS_ERRORS, List.of(problems.size()), problems);
            }
            if (circle.wanted() > 1) {
                return approved(at, at.post, false, actor);
            }
            synchronized (slots) {
                return drafts.inSlot(at.campaign.campaign(), at.post)
                        .map(post -> approved(at, post, true, actor))
                        .orElseGet(() -> Refused.because(Reason.NO_SLOT));
            }
        });
    }

    private Outcome approved(Situation at, StoredPost post, boolean released, Actor actor) {
        StoredPost next = post.being(released ? Post.Status.APPROVED : Post.Status.SUBMITTED)
                .with(post.life()
                        .approved(
                                actor, released ? clock.instant() : null, released ? drafts.approvalSum(post) : null));
        return store(at, next, "approved", FileMemory.KEEP, actor, false, stored -> {
            status(stored, at.post, actor, "approved");
            notes.tell(new PostApproved(stored, actor, released));
        });
    }

    @Override
    public Outcome giveBack(PostKey key, int version, String reason, Actor actor) {
        String why = DraftClean.text(reason).strip();
        return decide(key, version, at -> {
            if (at.status() != Post.Status.SUBMITTED) {
                return Refused.because(Reason.NOT_IN_THIS_STATE, at.status());
            }
            if (!ApprovalCircle.of(at.campaign.campaign(), at.post).includes(actor)
                    && !actor.mayWriteFor(key.municipality())) {
                return Refused.because(Reason.NOT_YOURS);
            }
            Refused objection = remark(why);
            if (objection != null) {
                return objection;
            }
            StoredPost next =
                    at.post.being(Post.Status.DRAFT).with(at.post.life().draftAgain(null));
            return store(at, next, "returned", FileMemory.KEEP, actor, false, stored -> {
                status(stored, at.post, actor, "returned");
                store.comment(key, actor, why, true, Mentions.in(why));
                notes.tell(new PostReturned(stored, actor, why));
            });
        });
    }

    @Override
    public Outcome withdraw(PostKey key, int version, @Nullable String reason, Actor actor) {
        String why = reason == null ? "" : DraftClean.text(reason).strip();
        return change(key, version, actor, at -> {
            if (at.status() == Post.Status.DRAFT) {
                return Refused.because(Reason.NOT_IN_THIS_STATE, at.status());
            }
            if (why.length() > LONGEST_REMARK) {
                return Refused.because(Reason.TEXT_TOO_LONG, LONGEST_REMARK);
            }
            boolean voided = at.hasApproval();
            PostLife life = at.post.life().draftAgain(voided ? "withdrawn" : null);
            StoredPost next = at.post.being(Post.Status.DRAFT).with(life);
            return store(at, next, "withdrawn", FileMemory.KEEP, actor, voided, stored -> {
                status(stored, at.post, actor, "withdrawn");
                if (!why.isEmpty()) {
                    store.comment(key, actor, why, false, Mentions.in(why));
                }
                if (voided) {
                    notes.tell(new ApprovalVoided(stored, actor, "withdrawn"));
                }
            });
        });
    }

    @Override
    public Outcome delete(PostKey key, int version, Actor actor) {
        return change(key, version, actor, at -> {
            if (at.status() != Post.Status.DRAFT) {
                return Refused.because(Reason.NOT_IN_THIS_STATE, at.status());
            }
            StoredPost next = at.post
                    .removed(true)
                    .with(at.post.life().draftAgain(at.post.life().voidedBy()));
            return store(
                    at,
                    next,
                    "deleted",
                    FileMemory.KEEP,
                    actor,
                    false,
                    stored -> notes.write(
                            stored,
                            actor,
                            "deleted",
                            PostDifference.between(null, at.post).after(),
                            null));
        });
    }

    @Override
    public Outcome settle(PostKey key, int version, boolean takeFile, Actor actor) {
        return changeAny(key, version, actor, at -> {
            String conflict = at.post.life().conflict();
            if (conflict == null) {
                return Refused.because(Reason.NO_CONFLICT);
            }
            PostLife life = at.post.life().inConflict(null);
            if (!takeFile) {
                return store(
                        at,
                        at.post.with(life),
                        "settled",
                        FileMemory.ACKNOWLEDGED,
                        actor,
                        false,
                        stored -> notes.write(stored, actor, "kept-ours", null, null));
            }
            FileState file = Json.read(conflict, FileState.class);
            StoredPost next = drafts.asFile(at.campaign, at.post, file).with(life.ofFile());
            boolean voided = at.hasApproval();
            PostDifference difference = PostDifference.between(at.post, next);
            return store(
                    at,
                    next,
                    "took-file",
                    FileMemory.AGREED,
                    actor,
                    voided,
                    stored -> notes.write(stored, actor, "took-file", difference.before(), difference.after()));
        });
    }

    @Override
    public Outcome settle(PostKey key, int version, Set<PostField> fromFile, Actor actor) {
        boolean removed = posts.find(key.campaign(), key.municipality(), key.post())
                .map(StoredPost::removed)
                .orElse(true);
        if (removed) {
            return settle(key, version, !fromFile.isEmpty(), actor);
        }
        return change(key, version, actor, at -> {
            String conflict = at.post.life().conflict();
            if (conflict == null) {
                return Refused.because(Reason.NO_CONFLICT);
            }
            FileState file = Json.read(conflict, FileState.class);
            PostMerge merge = PostMerge.of(store.file(key), file, at.post, fromFile);
            StoredPost both = merge.onto(drafts.asFile(at.campaign, at.post, file), at.post);
            if (merge.fromFile().isEmpty() || both.fingerprint().equals(file.fingerprint())) {
                return settle(key, version, !merge.fromFile().isEmpty(), actor);
            }
            PostLife life = at.post.life().inConflict(null);
            StoredPost next = both.with(
                    both.post().status() == Post.Status.DRAFT ? life.edited(actor, lastingVoid(at.post)) : life);
            PostDifference difference = PostDifference.between(at.post, next);
            return store(
                    at,
                    next,
                    "merged",
                    FileMemory.ACKNOWLEDGED,
                    actor,
                    at.hasApproval() && next.post().status() == Post.Status.DRAFT,
                    stored -> notes.write(stored, actor, "merged", difference.before(), difference.after()));
        });
    }

    @Override
    public List<PostField> contested(StoredPost post) {
        String conflict = post.life().conflict();
        return conflict == null
                ? List.of()
                : PostMerge.of(store.file(post.key()), Json.read(conflict, FileState.class), post)
                        .contested();
    }

    @Override
    public Outcome comment(PostKey key, String text, Actor actor) {
        Optional<StoredPost> post = posts.find(key.campaign(), key.municipality(), key.post());
        Optional<StoredCampaign> campaign = campaigns.find(key.campaign());
        if (post.isEmpty() || campaign.isEmpty()) {
            return Refused.because(Reason.UNKNOWN);
        }
        if (!actor.mayWriteFor(key.municipality())
                && !ApprovalCircle.of(campaign.get().campaign(), post.get()).includes(actor)) {
            return Refused.because(Reason.NOT_YOURS);
        }
        String clean = DraftClean.text(text).strip();
        Refused objection = remark(clean);
        if (objection != null) {
            return objection;
        }
        List<String> mentions = Mentions.in(clean);
        store.inTransaction(() -> {
            store.comment(key, actor, clean, false, mentions);
            notes.write(post.get(), actor, "commented", null, Map.of("comment", clean));
            notes.tell(new CommentWritten(post.get(), actor, clean, mentions));
        });
        return new Done(post.get(), false, ReleaseChanges.NONE);
    }

    @Override
    public Outcome permit(PostKey key, int version, String mark, String reason, Actor actor) {
        String why = DraftClean.text(reason).strip();
        return decide(key, version, at -> {
            Optional<RuleFinding> finding = findings(at.campaign, at.post, at.post.dueAt()).stream()
                    .filter(each -> each.blocks() && each.mark().equals(mark))
                    .findFirst();
            if (!actor.isAgency() || finding.isEmpty()) {
                return Refused.because(Reason.NOTHING_TO_PERMIT);
            }
            Refused objection = remark(why);
            if (objection != null) {
                return objection;
            }
            store.inTransaction(() -> {
                store.permit(key, finding.get(), why, actor);
                notes.write(at.post, actor, "permitted", null, Map.of("rule", mark, "reason", why));
            });
            return new Done(at.post, false, ReleaseChanges.NONE);
        });
    }

    @Override
    public List<Permit> permits(PostKey post) {
        return rules.permits(post);
    }

    @Override
    public List<RuleFinding> findings(PostKey key, @Nullable LocalDateTime at) {
        Optional<StoredPost> post = posts.find(key.campaign(), key.municipality(), key.post());
        return post.flatMap(found -> campaigns
                        .find(key.campaign())
                        .map(campaign -> findings(
                                campaign,
                                found,
                                at == null
                                        ? found.dueAt()
                                        : at.atZone(campaign.campaign().zone()).toInstant())))
                .orElse(List.of());
    }

    private List<RuleFinding> findings(StoredCampaign campaign, StoredPost post, Instant at) {
        return rules.findings(campaign.campaign(), post, at);
    }

    @Override
    public List<DraftProblem> check(
            CampaignId campaign, MunicipalityId municipality, @Nullable PostId own, PostDraft draft) {
        return campaigns
                .find(campaign)
                .map(found -> drafts.check(found.campaign(), municipality, own, DraftClean.of(draft), Map.of()))
                .orElse(List.of());
    }

    @Override
    public List<DraftProblem> check(StoredPost post) {
        return campaigns
                .find(post.campaign())
                .map(found -> new Situation(found, post).problems())
                .orElse(List.of());
    }

    @Override
    public @Nullable StoredPost asFile(StoredPost post) {
        String conflict = post.life().conflict();
        return conflict == null
                ? null
                : campaigns
                        .find(post.campaign())
                        .map(campaign -> drafts.asFile(campaign, post, Json.read(conflict, FileState.class)))
                        .orElse(null);
    }

    @Override
    public PostDraft draft(StoredPost post) {
        return campaigns
                .find(post.campaign())
                .map(campaign -> drafts.draft(campaign.campaign(), post))
                .orElseThrow(() -> new IllegalArgumentException("No campaign " + post.campaign()));
    }

    /** A change by somebody who writes for the municipality. */
    private Outcome change(PostKey key, int version, Actor actor, Choice choice) {
        return changeAny(
                key, version, actor, at -> at.post.removed() ? Refused.because(Reason.UNKNOWN) : choice.at(at));
    }

    /** The same for deleted posts, too. */
    private Outcome changeAny(PostKey key, int version, Actor actor, Choice choice) {
        return actor.mayWriteFor(key.municipality()) ? look(key, version, choice) : Refused.because(Reason.NOT_YOURS);
    }

    /** A decision by whoever may approve. */
    private Outcome decide(PostKey key, int version, Choice choice) {
        return look(key, version, at -> at.post.removed() ? Refused.because(Reason.UNKNOWN) : choice.at(at));
    }

    private Outcome look(PostKey key, int version, Choice choice) {
        Situation at = situation(key).orElse(null);
        if (at == null) {
            return Refused.because(Reason.UNKNOWN);
        }
        return at.post.version() == version ? choice.at(at) : new Stale(at.post);
    }

    private Optional<Situation> situation(PostKey key) {
        return posts.find(key.campaign(), key.municipality(), key.post())
                .flatMap(post -> campaigns.find(key.campaign()).map(campaign -> new Situation(campaign, post)));
    }

    private Outcome store(
            Situation at,
            StoredPost next,
            String deed,
            FileMemory file,
            Actor actor,
            boolean voided,
            Consumer<StoredPost> alongside) {
        return store(at, deed(at, next, deed, file, alongside), actor, voided);
    }

    private DeskStore.Deed deed(
            Situation at, StoredPost next, String deed, FileMemory file, Consumer<StoredPost> alongside) {
        boolean mayMatter = at.status() == Post.Status.APPROVED || next.isReleased();
        ReleaseListener.Consequence consequence =
                mayMatter ? listener.prepare(Release.ofOne(at.campaign.campaign(), next.since(clock.instant()))) : null;
        return new DeskStore.Deed(new Change(at.post, next, deed, file), consequence, alongside);
    }

    private Outcome store(Situation at, DeskStore.Deed deed, Actor actor, boolean voided) {
        PostKey key = at.post.key();
        return store.store(deed, actor)
                .<Outcome>map(done -> new Done(done.post(), voided, done.deliveries()))
                .orElseGet(() -> new Stale(posts.find(key.campaign(), key.municipality(), key.post())
                        .orElse(at.post)));
    }

    private void status(StoredPost now, StoredPost before, Actor actor, String what) {
        notes.write(
                now,
                actor,
                what,
                Map.of("status", before.post().status().name()),
                Map.of("status", now.post().status().name()));
    }

    private static @Nullable Refused objection(Campaign campaign, PostDraft draft) {
        if (!draft.nextSlot() && DraftDesk.isSkipped(campaign, draft.at())) {
            return Refused.because(
                    Reason.TIME_SKIPPED, draft.at().toString(), campaign.zone().getId());
        }
        int texts = draft.wording().text().length()
                + draft.thread().stream().mapToInt(part -> part.text().length()).sum()
                + draft.variants().values().stream()
                        .mapToInt(each -> each.text() == null ? 0 : each.text().length())
                        .sum();
        if (texts > LONGEST_TEXT) {
            return Refused.because(Reason.TEXT_TOO_LONG, LONGEST_TEXT);
        }
        if (draft.heading() != null && draft.heading().length() > LONGEST_LINE) {
            return Refused.because(Reason.TEXT_TOO_LONG, LONGEST_LINE);
        }
        return draft.theme() != null && draft.theme().length() > LONGEST_THEME
                ? Refused.because(Reason.TEXT_TOO_LONG, LONGEST_THEME)
                : null;
    }

    private static @Nullable Refused remark(String text) {
        if (text.isEmpty()) {
            return Refused.because(Reason.TEXT_MISSING);
        }
        return text.length() > LONGEST_REMARK ? Refused.because(Reason.TEXT_TOO_LONG, LONGEST_REMARK) : null;
    }

    /** What becomes of a post a person looked at. */
    private interface Choice {
        Outcome at(Situation at);
    }

    /** A post a person wants to change, as it is stored now. */
    private final class Situation {

        private final StoredCampaign campaign;
        private final StoredPost post;

        Situation(StoredCampaign campaign, StoredPost post) {
            this.campaign = campaign;
            this.post = post;
        }

        Post.Status status() {
            return post.post().status();
        }

        boolean hasApproval() {
            return status() == Post.Status.APPROVED || !post.life().approvals().isEmpty();
        }

        Done unchanged() {
            return new Done(post, false, ReleaseChanges.NONE);
        }

        PostDraft draft() {
            return drafts.draft(campaign.campaign(), post);
        }

        List<DraftProblem> problems() {
            return new ArrayList<>(drafts.check(
                    campaign.campaign(),
                    post.post().municipality(),
                    post.post().id(),
                    drafts.draft(campaign.campaign(), post),
                    post.media()));
        }

        List<DraftProblem> errors() {
            return problems().stream().filter(DraftProblem::isError).toList();
        }
    }
}
