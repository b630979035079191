/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.campaign.Campaign;
import de.malklug.checks.Remark;
import de.malklug.contributions.Contribution.Status;
import de.malklug.contributions.ContributionLink.State;
import de.malklug.contributions.LinkTokens.Meaning;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.StoredCampaign;
import de.malklug.media.Addition;
import de.malklug.media.Library;
import de.malklug.storage.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The side of those who contribute. They are nobody malklug knows: all they may is what their address lets them. What they type is kept with
 * every step, so that nothing is lost; only what was sent is seen by others.
 */
@Component
public class Contributing {

    private final ContributionRows rows;
    private final ContributionRows read;
    private final LinkRows links;
    private final LinkTokens tokens;
    private final TransactionTemplate transactions;
    private final Library library;
    private final Campaigns campaigns;
    private final Desk desk;
    private final AuditTrail trail;
    private final ContributionLetters letters;
    private final ContributionSettings settings;
    private final Clock clock;

    Contributing(
            JdbcClient writing,
            @Reading JdbcClient reading,
            LinkTokens tokens,
            TransactionTemplate transactions,
            Library library,
            Campaigns campaigns,
            Desk desk,
            AuditTrail trail,
            ContributionLetters letters,
            ContributionSettings settings,
            Clock clock) {
        this.rows = new ContributionRows(writing);
        this.read = new ContributionRows(reading);
        this.links = new LinkRows(reading);
        this.tokens = tokens;
        this.transactions = transactions;
        this.library = library;
        this.campaigns = campaigns;
        this.desk = desk;
        this.trail = trail;
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
    }

    /** What became of a picture somebody wants to add. */
    public sealed interface Adding {

        /** It is kept, without place and camera; or was there already. */
        record Added() implements Adding {}

        /** It is not taken; as for the library. */
        record Refused(Addition.Reason reason, long limit) implements Adding {}

        /** There are as many as there may be. */
        record Enough(int most) implements Adding {}

        /** It is a film. */
        record NoPicture() implements Adding {}
    }

    /**
     * What is behind an address.
     *
     * @param token from the address
     * @param begun token of what was begun at this address; null for nothing
     */
    public Door door(String token, @Nullable String begun) {
        return switch (tokens.read(token).orElse(null)) {
            case null -> new Door.Unknown();
            case Meaning.OfLink link -> doorOf(link, begun);
            case Meaning.OfContribution own ->
                read.find(own.id()).map(this::doorOf).orElseGet(Door.Unknown::new);
        };
    }

    private Door doorOf(Meaning.OfLink meant, @Nullable String begun) {
        Optional<ContributionLink> found = links.find(meant.id());
        if (found.isEmpty()) {
            return new Door.Unknown();
        }
        ContributionLink link = found.get();
        State state = link.generation() == meant.generation() ? link.state(clock.instant()) : State.REVOKED;
        if (state != State.OPEN) {
            return new Door.Closed(link, state);
        }
        if (begun == null || !(tokens.read(begun).orElse(null) instanceof Meaning.OfContribution own)) {
            return new Door.Open(link, LinkTokens.freshId(), null);
        }
        Optional<Contribution> there = read.find(own.id());
        if (there.isEmpty()) {
            return new Door.Open(link, own.id(), null);
        }
        return there.get().link().id().equals(link.id())
                ? doorOf(there.get())
                : new Door.Open(link, LinkTokens.freshId(), null);
    }

    private Door doorOf(Contribution own) {
        if (!own.status().isOpen()) {
            return new Door.Settled(own);
        }
        State state = own.link().state(clock.instant());
        return own.status() == Status.BEGUN && state != State.OPEN
                ? new Door.Closed(own.link(), state)
                : new Door.Open(own.link(), own.id(), own);
    }

    /** Somebody's own contribution, by its address. */
    public Optional<Contribution> own(String token) {
        return tokens.read(token).orElse(null) instanceof Meaning.OfContribution own
                ? read.find(own.id())
                : Optional.empty();
    }

    /** The link of an address, whether it is still open or not. */
    public Optional<ContributionLink> link(String token) {
        return tokens.read(token).orElse(null) instanceof Meaning.OfLink meant
                ? links.find(meant.id()).filter(found -> found.generation() == meant.generation())
                : Optional.empty();
    }

    /** What came by a link, the newest first. */
    public List<Contribution> by(ContributionLink link) {
        return read.by(link.id());
    }

    /**
     * Keeps what somebody typed.
     *
     * @param words about pictures that are there, by their number
     * @return the contribution as it is now; empty if nothing was kept: too many wait by this link, or somebody decided meanwhile
     */
    public Optional<Contribution> keep(Door.Open at, Entry typed, Map<Integer, Picture.Words> words) {
        Entry entry = shortened(typed);
        Instant now = clock.instant();
        return Objects.requireNonNull(transactions.execute(transaction -> {
            boolean known = rows.find(at.id()).isPresent();
            if (!known && rows.open(at.link().id()) >= settings.contributions().mostOpen()) {
                return Optional.<Contribution>empty();
            }
            boolean kept = known ? rows.write(at.id(), entry, now) : rows.begin(at.id(), at.link(), entry, now);
            if (!kept) {
                return Optional.<Contribution>empty();
            }
            words.forEach((number, said) -> rows.describe(at.id(), number, shortened(said)));
            return rows.find(at.id());
        }));
    }

    /** What is longer than can be sent is told; what is longer than anybody types is not kept. */
    private static Entry shortened(Entry typed) {
        return new Entry(
                cut(typed.text(), 4 * Entry.LONGEST_TEXT),
                typed.day(),
                typed.networks(),
                cut(typed.name(), 200),
                cut(typed.mail(), 254),
                typed.language());
    }

    private static Picture.Words shortened(Picture.Words words) {
        return new Picture.Words(cut(words.alt(), 4 * Picture.LONGEST_ALT), words.persons(), words.rights());
    }

    private static String cut(String text, int most) {
        String clean = text.replaceAll("\r\n?", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]|\\p{Cs}", "");
        return clean.length() <= most
                ? clean
                : clean.substring(0, Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most);
    }

    /**
     * Looks at a picture by its bytes and keeps a clean copy.
     *
     * @param fileName as the sender's device names it
     * @throws IOException if it can't be kept
     */
    public Adding add(Contribution to, Path file, String fileName, Picture.Words words) throws IOException {
        int most = settings.contributions().pictures();
        if (to.pictures().size() >= most) {
            return new Adding.Enough(most);
        }
        long largest = settings.contributions().largestPicture().toBytes();
        if (Files.size(file) > largest) {
            return new Adding.Refused(Addition.Reason.TOO_LARGE, largest);
        }
        return switch (library.keep(file)) {
            case Library.Keeping.Refused refused -> new Adding.Refused(refused.reason(), refused.limit());
            case Library.Keeping.Kept kept -> {
                boolean picture = kept.properties().contentType().startsWith("image/");
                boolean added = picture
                        && Boolean.TRUE.equals(transactions.execute(transaction ->
                                insert(to.id(), new Picture(0, name(fileName), kept.properties(), words))));
                if (!added) {
                    library.letGo(kept.properties().sha256());
                }
                yield picture ? added ? new Adding.Added() : new Adding.Enough(most) : new Adding.NoPicture();
            }
        };
    }

    private boolean insert(String id, Picture picture) {
        Contribution now = rows.find(id).orElse(null);
        if (now == null || !now.status().isOpen()) {
            return false;
        }
        Optional<Picture> same = now.pictures().stream()
                .filter(each ->
                        each.properties().sha256().equals(picture.properties().sha256()))
                .findFirst();
        if (same.isPresent()) {
            return true;
        }
        if (now.pictures().size() >= settings.contributions().pictures()) {
            return false;
        }
        int number = 1 + now.pictures().stream().mapToInt(Picture::number).max().orElse(0);
        rows.add(id, new Picture(number, picture.fileName(), picture.properties(), shortened(picture.words())));
        return rows.write(id, now.entry(), clock.instant());
    }

    private static String name(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
        return clean.length() <= 120 ? clean : clean.substring(clean.length() - 120);
    }

    /** Takes a picture out again, and its bytes unless something else needs them. */
    public void remove(Contribution from, int number) {
        boolean removed = Boolean.TRUE.equals(transactions.execute(transaction -> {
            if (!rows.write(from.id(), from.entry(), clock.instant())) {
                return false;
            }
            rows.removePicture(from.id(), number);
            return true;
        }));
        if (removed) {
            from.pictures().stream()
                    .filter(each -> each.number() == number)
                    .forEach(each -> library.letGo(each.properties().sha256()));
        }
    }

    /** What somebody has to add or change before it can be sent. */
    public List<EntryProblem> problems(Contribution contribution) {
        return checks(contribution.link())
                .map(checks -> checks.problems(contribution.entry(), contribution.pictures()))
                .orElse(List.of());
    }

    /** What could be said more plainly; nobody has to. */
    public List<Remark> advice(Contribution contribution) {
        return checks(contribution.link())
                .map(checks -> checks.advice(contribution.entry()))
                .orElse(List.of());
    }

    private Optional<EntryChecks> checks(ContributionLink link) {
        return campaigns.find(link.campaign()).map(StoredCampaign::campaign).map(this::checks);
    }

    private EntryChecks checks(Campaign campaign) {
        return new EntryChecks(campaign, clock.instant().atZone(campaign.zone()).toLocalDate());
    }

    /**
     * Hands it over, once; of what was handed over before, tells that it was completed.
     *
     * @return what is to be changed first; empty if it is sent
     */
    public List<EntryProblem> send(Contribution contribution) {
        List<EntryProblem> problems = problems(contribution);
        if (!problems.isEmpty()) {
            return problems;
        }
        transactions.executeWithoutResult(transaction -> {
            boolean first = rows.send(contribution.id(), clock.instant());
            rows.answered(contribution.id());
            if (first || contribution.status() != Status.BEGUN) {
                trail.record(
                        Actor.MALKLUG,
                        first ? "contribution.received" : "contribution.completed",
                        Trail.of(contribution),
                        null,
                        Trail.content(contribution));
            }
            if (first) {
                letters.receipt(contribution);
            }
        });
        return List.of();
    }

    /**
     * Adds something to what was sent: to the contribution while nobody decided, afterwards as a comment on the post that became of it.
     *
     * @return false if the text is empty or too long, or nothing comes of the contribution anyway
     */
    public boolean say(Contribution contribution, String text) {
        String said = cut(text, 2 * Note.LONGEST).strip();
        Status status = contribution.status();
        if (said.isEmpty() || said.length() > Note.LONGEST || status == Status.BEGUN || status == Status.DECLINED) {
            return false;
        }
        Note last = contribution.notes().isEmpty() ? null : contribution.notes().getLast();
        if (last != null && last.person() == null && last.text().equals(said)) {
            return true;
        }
        transactions.executeWithoutResult(transaction -> {
            rows.add(contribution.id(), new Note(clock.instant(), null, said));
            rows.answered(contribution.id());
            PostKey post = contribution.post();
            if (post != null) {
                desk.comment(post, Trail.mention(contribution) + said, Actor.MALKLUG);
            }
            trail.record(Actor.MALKLUG, "contribution.completed", Trail.of(contribution), null, Map.of());
        });
        return true;
    }
}
