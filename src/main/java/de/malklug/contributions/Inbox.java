/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.campaign.MediaReference;
import de.malklug.campaign.MunicipalityId;
import de.malklug.contributions.Contribution.Settlement;
import de.malklug.contributions.Contribution.Status;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.Desk;
import de.malklug.editorial.LibraryTrail;
import de.malklug.editorial.StoredCampaign;
import de.malklug.editorial.StoredPost;
import de.malklug.media.Addition;
import de.malklug.media.Library;
import de.malklug.media.LibraryItem;
import de.malklug.media.MediaLibrary;
import de.malklug.storage.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The side of the editors: what came in, and what becomes of it. Says nothing about who may: that is for the caller to ask. */
@Component
public class Inbox {

    /** Everything that was sent. */
    public static final Set<Status> SENT = EnumSet.complementOf(EnumSet.of(Status.BEGUN));

    /** What nobody decided on. */
    public static final Set<Status> WAITING = EnumSet.of(Status.RECEIVED, Status.ASKED);

    private final ContributionRows rows;
    private final ContributionRows read;
    private final TransactionTemplate transactions;
    private final Library library;
    private final MediaLibrary bytes;
    private final LibraryTrail libraryTrail;
    private final Campaigns campaigns;
    private final Desk desk;
    private final AuditTrail trail;
    private final ContributionLetters letters;
    private final Clock clock;

    Inbox(
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            Library library,
            MediaLibrary bytes,
            LibraryTrail libraryTrail,
            Campaigns campaigns,
            Desk desk,
            AuditTrail trail,
            ContributionLetters letters,
            Clock clock) {
        this.rows = new ContributionRows(writing);
        this.read = new ContributionRows(reading);
        this.transactions = transactions;
        this.library = library;
        this.bytes = bytes;
        this.libraryTrail = libraryTrail;
        this.campaigns = campaigns;
        this.desk = desk;
        this.trail = trail;
        this.letters = letters;
        this.clock = clock;
    }

    /** What became of a decision. */
    public sealed interface Decision {

        /** It is stored. */
        record Done(Contribution contribution) implements Decision {}

        /**
         * A draft was made of it.
         *
         * @param leftOut pictures that were not taken: somebody did not agree yet, or they can't be used
         */
        record Taken(StoredPost post, List<Picture> leftOut) implements Decision {}

        /** Somebody changed it since the person saw it, or decided already; nothing was changed now. */
        record Stale(Contribution theirs) implements Decision {}

        /** A reason or question is missing or too long, as {@link Note#LONGEST} says; nothing was changed. */
        record NoWords() implements Decision {}

        /** The desk does not take it. */
        record Refused(Desk.Refused why) implements Decision {}
    }

    /** What was sent; of these municipalities, or of all if none is named; the newest first. */
    public List<Contribution> list(Collection<MunicipalityId> municipalities, Collection<Status> statuses, int limit) {
        return read.sent(municipalities, statuses, limit);
    }

    /** How many stand where. */
    public Map<Status, Integer> counts(Collection<MunicipalityId> municipalities) {
        return read.counts(municipalities);
    }

    /** One that was sent. */
    public Optional<Contribution> find(String id) {
        return read.find(id).filter(found -> found.status() != Status.BEGUN);
    }

    /** What came by a link, the newest first. */
    public List<Contribution> by(ContributionLink link) {
        return read.by(link.id());
    }

    /**
     * Makes a draft of a contribution, once: its pictures are listed in the media library with what was said about their use, as far as
     * everybody agreed.
     *
     * @param version the one the person saw
     */
    public Decision take(Contribution contribution, int version, Actor by) {
        Optional<StoredCampaign> campaign = campaigns.find(contribution.campaign());
        if (contribution.version() != version || !WAITING.contains(contribution.status()) || campaign.isEmpty()) {
            return new Decision.Stale(contribution);
        }
        List<Picture> leftOut = new ArrayList<>();
        List<MediaReference> shown = new ArrayList<>();
        for (Picture each : contribution.pictures()) {
            Optional<MediaReference> listed = each.isCleared() ? list(contribution, each, by) : Optional.empty();
            listed.ifPresentOrElse(shown::add, () -> leftOut.add(each));
        }
        Draft draft = new Draft(campaign.get().campaign(), contribution, shown, clock.instant());
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Settlement settlement = new Settlement(clock.instant(), by.title(), by.name(), null, null);
            if (!rows.settle(contribution.id(), version, Status.TAKEN, settlement)) {
                return new Decision.Stale(rows.find(contribution.id()).orElse(contribution));
            }
            Desk.Outcome outcome = desk.create(contribution.campaign(), contribution.municipality(), draft.post(), by);
            if (!(outcome instanceof Desk.Done done)) {
                transaction.setRollbackOnly();
                return new Decision.Refused((Desk.Refused) outcome);
            }
            rows.becomes(contribution.id(), done.post().post().id());
            trail.record(
                    by,
                    "contribution.taken",
                    Trail.of(contribution),
                    Trail.content(contribution),
                    Map.of("post", done.post().key().toString()));
            return new Decision.Taken(done.post(), leftOut);
        }));
    }

    /** Empty if its bytes can't be used any more. */
    private Optional<MediaReference> list(Contribution contribution, Picture picture, Actor by) {
        Optional<Path> file = bytes.find(picture.properties().sha256());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            Addition addition = library.add(
                    file.get(),
                    picture.fileName(),
                    contribution.municipality(),
                    picture.words().alt(),
                    rightsNote(contribution, picture),
                    by.title(),
                    libraryTrail.of(by));
            return switch (addition) {
                case Addition.Added added -> Optional.of(reference(added.item(), picture));
                case Addition.Known known -> Optional.of(reference(known.item(), picture));
                case Addition.Refused refused -> Optional.empty();
            };
        } catch (IOException e) {
            throw new UncheckedIOException("A picture that was sent can't be kept in the library", e);
        }
    }

    private static MediaReference reference(LibraryItem item, Picture picture) {
        return new MediaReference(item.reference().file(), picture.words().alt().strip());
    }

    private String rightsNote(Contribution contribution, Picture picture) {
        return letters.phrases(contribution.campaign(), null)
                .text(
                        "inbox.rights-note." + picture.words().persons(),
                        letters.phrases(contribution.campaign(), null).instant(contribution.changedAt()));
    }

    /**
     * Asks whoever contributed something; they read it where they follow what becomes of it, and in a mail if they left an address.
     *
     * @param base malklug's own address, as others reach it
     */
    public Decision ask(Contribution contribution, int version, String question, Actor by, URI base) {
        return say(contribution, question, said -> {
            if (!rows.ask(contribution.id(), version, clock.instant())) {
                return false;
            }
            rows.add(contribution.id(), new Note(clock.instant(), by.title(), said));
            trail.record(by, "contribution.question", Trail.of(contribution), null, Map.of("text", said));
            letters.question(contribution, said, base);
            return true;
        });
    }

    /** Says that nothing comes of it, and why. */
    public Decision decline(Contribution contribution, int version, String reason, Actor by, URI base) {
        return say(contribution, reason, said -> {
            Settlement settlement = new Settlement(clock.instant(), by.title(), by.name(), null, said);
            if (!rows.settle(contribution.id(), version, Status.DECLINED, settlement)) {
                return false;
            }
            trail.record(
                    by,
                    "contribution.declined",
                    Trail.of(contribution),
                    Trail.content(contribution),
                    Map.of("reason", said));
            letters.decline(contribution, said, base);
            return true;
        });
    }

    private interface Saying {
        boolean say(String words);
    }

    private Decision say(Contribution contribution, String words, Saying saying) {
        String said = words.strip();
        if (said.isEmpty() || said.length() > Note.LONGEST) {
            return new Decision.NoWords();
        }
        return Objects.requireNonNull(transactions.execute(transaction -> {
            boolean done = saying.say(said);
            Contribution now = rows.find(contribution.id()).orElse(contribution);
            return done ? new Decision.Done(now) : new Decision.Stale(now);
        }));
    }
}
