/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.accounts.Accounts;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.DraftChecks;
import de.malklug.campaign.DraftProblem;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostId;
import de.malklug.campaign.PostTime;
import de.malklug.campaign.Recurrence;
import de.malklug.campaign.SourcePosition;
import de.malklug.media.MediaLibrary;
import de.malklug.media.MediaProperties;
import de.malklug.networks.Networks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns drafts into posts as they are stored, and checks them. Changes nothing. */
@Component
final class DraftDesk {

    /** Where posts stand that no file has. */
    private static final SourcePosition NO_FILE = new SourcePosition("", 1, 1);

    private final Networks networks;
    private final Accounts accounts;
    private final MediaLibrary files;
    private final DeskMedia media;
    private final Rulebook rules;
    private final Posts posts;
    private final Clock clock;

    DraftDesk(
            Networks networks,
            Accounts accounts,
            MediaLibrary files,
            DeskMedia media,
            Rulebook rules,
            Posts posts,
            Clock clock) {
        this.networks = networks;
        this.accounts = accounts;
        this.files = files;
        this.media = media;
        this.rules = rules;
        this.posts = posts;
        this.clock = clock;
    }

    PostDraft draft(Campaign campaign, StoredPost stored) {
        return PostDraft.of(stored.post(), stored.localTime(campaign.zone()), stored.repeat());
    }

    /**
     * @param own the post the draft belongs to; null if it is new
     */
    List<DraftProblem> check(
            Campaign campaign,
            MunicipalityId municipality,
            @Nullable PostId own,
            PostDraft draft,
            Map<String, MediaProperties> shown) {
        DraftChecks checks =
                new DraftChecks(new CampaignSurroundings(networks, accounts.destinations(), files.canBeFetched()));
        return checks.check(
                campaign,
                municipality,
                draft,
                file -> media.find(campaign.id(), shown, file).map(found -> found.withAlt("")),
                rules.circumstances(campaign, municipality, own, draft));
    }

    /** What an approval of the post is for. */
    String approvalSum(StoredPost stored) {
        return PostSums.approval(stored, accounts.destinations());
    }

    /**
     * The post in the next slot that fits and is free now, if it takes one; as it is if it does not.
     *
     * @return empty if there is no such slot
     */
    Optional<StoredPost> inSlot(Campaign campaign, StoredPost post) {
        if (!post.isQueued()) {
            return Optional.of(post);
        }
        Instant now = clock.instant();
        SlotBook book = new SlotBook(campaign, accounts.destinations());
        posts.taking(post.campaign(), post.post().municipality(), now.minus(Duration.ofDays(7)))
                .forEach(book::note);
        return book.next(post, now).map(post::due);
    }

    /** The slot a draft would get now. */
    Optional<LocalDateTime> slot(
            StoredCampaign campaign, MunicipalityId municipality, @Nullable PostId own, PostDraft draft) {
        if (!draft.nextSlot()) {
            return Optional.empty();
        }
        PostId id = own == null ? PostNames.of(draft) : own;
        Post post = post(campaign, id, municipality, draft, new PostTime.NextSlot(), NO_FILE);
        StoredPost stored = stored(campaign, post, draft.at(), 0, Map.of(), 1, PostLife.OF_FILE);
        return inSlot(campaign.campaign(), stored)
                .map(placed -> placed.localTime(campaign.campaign().zone()));
    }

    private StoredPost previewed(Campaign campaign, StoredPost post) {
        return inSlot(campaign, post).orElse(post);
    }

    /** A new post. */
    StoredPost written(StoredCampaign campaign, MunicipalityId municipality, PostDraft draft, Actor author) {
        Post post = post(campaign, PostNames.of(draft), municipality, draft, time(campaign, draft), NO_FILE);
        return previewed(
                campaign.campaign(), stored(campaign, post, draft.at(), 0, Map.of(), 1, PostLife.written(author)));
    }

    /** The post with what the draft says, in the state and version it has. */
    StoredPost rewritten(StoredCampaign campaign, StoredPost before, PostDraft draft) {
        boolean wasQueued = before.post().at() instanceof PostTime.NextSlot;
        boolean sameTime = draft.nextSlot() ? wasQueued : !wasQueued && isSameTime(campaign, before, draft.at());
        Post was = before.post();
        Post post = post(
                        campaign,
                        was.id(),
                        was.municipality(),
                        draft,
                        sameTime ? was.at() : time(campaign, draft),
                        was.source())
                .being(was.status());
        LocalDateTime at = sameTime ? before.localTime(campaign.campaign().zone()) : draft.at();
        StoredPost rewritten =
                stored(campaign, post, at, before.position(), before.media(), before.version(), before.life());
        return previewed(campaign.campaign(), sameTime ? rewritten.due(before.dueAt()) : rewritten);
    }

    /** The post saying what it said then, in the state and version it has. */
    StoredPost restored(StoredCampaign campaign, StoredPost before, StoredPost then) {
        Map<String, MediaProperties> shown = new HashMap<>(before.media());
        shown.putAll(then.media());
        StoredPost withMedia = before.showing(shown);
        return rewritten(campaign, withMedia, draft(campaign.campaign(), then));
    }

    /** The post as its file says, in the version it has. */
    StoredPost asFile(StoredCampaign campaign, StoredPost before, FileState file) {
        Post post = file.post();
        boolean sameTime = post.at().equals(before.post().at());
        LocalDateTime at = switch (post.at()) {
            case PostTime.Absolute absolute -> absolute.at().plus(campaign.shift());
            case PostTime.Relative relative ->
                campaign.campaign().anchor() == null
                        ? before.localTime(campaign.campaign().zone())
                        : relative.in(campaign.campaign());
            case PostTime.NextSlot queued ->
                before.localTime(campaign.campaign().zone());
        };
        StoredPost stored =
                stored(campaign, post, at, before.position(), file.media(), before.version(), before.life());
        return sameTime ? stored.due(before.dueAt()) : stored;
    }

    private boolean isSameTime(StoredCampaign campaign, StoredPost before, LocalDateTime at) {
        return before.localTime(campaign.campaign().zone())
                .truncatedTo(ChronoUnit.MINUTES)
                .equals(at);
    }

    /** A time as it stands in files: where the campaign would take place had it not been moved. */
    private static PostTime time(StoredCampaign campaign, PostDraft draft) {
        return draft.nextSlot()
                ? new PostTime.NextSlot()
                : new PostTime.Absolute(draft.at().minus(campaign.shift()).truncatedTo(ChronoUnit.SECONDS));
    }

    private static Post post(
            StoredCampaign campaign,
            PostId id,
            MunicipalityId municipality,
            PostDraft draft,
            PostTime at,
            SourcePosition source) {
        return new Post(
                id,
                municipality,
                at,
                Post.Status.DRAFT,
                draft.heading(),
                draft.theme(),
                draft.on(),
                draft.wording(),
                draft.variants(),
                draft.thread(),
                asWritten(campaign, draft.repeat()),
                draft.evergreen(),
                source);
    }

    private static @Nullable Recurrence asWritten(StoredCampaign campaign, @Nullable Recurrence repeat) {
        return repeat == null ? null : repeat.placed(at -> at.minus(campaign.shift()));
    }

    private static @Nullable Recurrence placed(StoredCampaign campaign, @Nullable Recurrence repeat) {
        return repeat == null ? null : repeat.placed(at -> at.plus(campaign.shift()));
    }

    private StoredPost stored(
            StoredCampaign campaign,
            Post post,
            LocalDateTime at,
            int position,
            Map<String, MediaProperties> own,
            int version,
            PostLife life) {
        Map<String, MediaProperties> shown = shown(campaign.id(), post, own);
        return new StoredPost(
                campaign.id(),
                post,
                position,
                shown,
                at.atZone(campaign.campaign().zone()).toInstant(),
                PostSums.of(campaign.id(), post, shown),
                false,
                clock.instant(),
                version,
                life,
                placed(campaign, post.repeat()));
    }

    private Map<String, MediaProperties> shown(CampaignId campaign, Post post, Map<String, MediaProperties> own) {
        Map<String, MediaProperties> shown = new HashMap<>();
        PostSums.media(post).map(each -> each.file()).distinct().forEach(file -> {
            Optional<MediaProperties> found = media.find(campaign, own, file);
            found.ifPresent(properties -> shown.put(file, properties));
        });
        return shown;
    }

    /** Whether a clock change skips that local time. */
    static boolean isSkipped(Campaign campaign, @Nullable LocalDateTime at) {
        return at != null && campaign.zone().getRules().getValidOffsets(at).isEmpty();
    }
}
