/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.desk;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.Post;
import de.malklug.editorial.Actor;
import de.malklug.editorial.ApprovalCircle;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.PostHistory;
import de.malklug.editorial.PostHistory.Version;
import de.malklug.editorial.PostLife;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.media.MediaProperties;
import de.malklug.security.Rights;
import de.malklug.web.compose.PostDifferences;
import de.malklug.web.desk.ApprovalsPage.Card;
import de.malklug.web.desk.ApprovalsPage.Picture;
import de.malklug.web.desk.ApprovalsPage.Saying;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what waits for an approval. */
@Component
class ApprovalsPages {

    private static final int MOST = 200;

    private final Posts posts;
    private final PostHistory history;
    private final DeskViews views;
    private final DeskWords words;
    private final PostDifferences differences;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Accounts accounts;
    private final Rights rights;
    private final Clock clock;

    ApprovalsPages(
            Posts posts,
            PostHistory history,
            DeskViews views,
            DeskWords words,
            PostDifferences differences,
            CampaignShelf shelf,
            Towns towns,
            Accounts accounts,
            Rights rights,
            Clock clock) {
        this.posts = posts;
        this.history = history;
        this.views = views;
        this.words = words;
        this.differences = differences;
        this.shelf = shelf;
        this.towns = towns;
        this.accounts = accounts;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * @param changed a post that somebody changed while the reader was deciding; empty for none
     * @param seen the version the reader had seen of it
     */
    ApprovalsPage page(String changed, int seen, Phrases phrases) {
        Actor reader = rights.actor();
        List<Card> mine = new ArrayList<>();
        List<Card> others = new ArrayList<>();
        for (StoredPost stored : posts.list(PostFilter.ALL.being(Post.Status.SUBMITTED), null, MOST)) {
            Optional<Campaign> campaign = shelf.find(stored.campaign());
            if (campaign.isPresent()) {
                ApprovalCircle circle = ApprovalCircle.of(campaign.get(), stored);
                boolean concerned = circle.includes(reader)
                        || reader.mayWriteFor(stored.post().municipality());
                if (concerned) {
                    Desk.Refused objection = circle.objectionTo(reader);
                    int before = stored.key().toString().equals(changed) ? seen : 0;
                    Card card = card(stored, circle, objection, before, phrases);
                    (objection == null ? mine : others).add(card);
                }
            }
        }
        return new ApprovalsPage(mine, others);
    }

    private Card card(
            StoredPost stored, ApprovalCircle circle, Desk.@Nullable Refused objection, int seen, Phrases phrases) {
        Version approved = history.lastApproved(stored.key());
        boolean overdue = circle.deadline().isBefore(clock.instant());
        return new Card(
                "p-" + stored.key().toString().replace('/', '-'),
                stored.key().toString(),
                "/posts/" + stored.key(),
                stored.version(),
                stored.post().title(),
                towns.find(stored.campaign(), stored.post().municipality()),
                stored.dueAt(),
                phrases.instant(stored.dueAt()),
                deadline(stored, circle.deadline(), overdue, phrases),
                overdue,
                people(stored, phrases),
                networks(stored, phrases),
                circle.count() == 1
                        ? ""
                        : phrases.text(
                                "approvals.so-far", stored.life().approvals().size(), circle.count()),
                approved == null ? null : phrases.instant(approved.at()),
                approved == null ? List.of() : differences.between(approved.post(), stored, phrases),
                approved == null ? says(stored, phrases) : List.of(),
                approved == null ? pictures(stored) : List.of(),
                views.checks(stored, phrases),
                history.comments(stored.key()).size(),
                objection == null ? null : words.refusal(objection, stored, circle, phrases),
                views.changed(stored, seen, phrases));
    }

    private String deadline(StoredPost stored, Instant deadline, boolean overdue, Phrases phrases) {
        if (stored.dueAt().isBefore(clock.instant())) {
            return phrases.text("approvals.slot-passed");
        }
        return phrases.text(overdue ? "approvals.overdue" : "approvals.until", phrases.instant(deadline));
    }

    private String people(StoredPost stored, Phrases phrases) {
        PostLife life = stored.life();
        String writer = life.editor() == null ? phrases.text("compose.somebody.file") : words.person(life.editor());
        String submitter = Objects.requireNonNullElse(life.submittedBy(), "");
        return phrases.text("approvals.people", writer, words.person(submitter));
    }

    private String networks(StoredPost stored, Phrases phrases) {
        return stored
                .post()
                .destinations(accounts.all().stream().map(Account::destination).toList())
                .stream()
                .map(each -> phrases.network(each.network()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<Saying> says(StoredPost stored, Phrases phrases) {
        return differences.told(stored, phrases).entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .skip(1)
                .map(field -> new Saying(field.getKey(), field.getValue()))
                .toList();
    }

    private static List<Picture> pictures(StoredPost stored) {
        List<Picture> pictures = new ArrayList<>();
        stored.post().wording().media().forEach(reference -> {
            MediaProperties shown = stored.media().get(reference.file());
            if (shown != null && shown.contentType().startsWith("image/")) {
                pictures.add(new Picture("/media/" + shown.sha256(), reference.alt()));
            }
        });
        return pictures;
    }
}
