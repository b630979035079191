/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.accounts.Accounts;
import de.malklug.campaign.CampaignFiles;
import de.malklug.campaign.CampaignFolder;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.CampaignProblem;
import de.malklug.campaign.CampaignReading;
import de.malklug.campaign.Destination;
import de.malklug.editorial.ImportResult.TakenUp;
import de.malklug.media.MediaLibrary;
import de.malklug.media.MediaProperties;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes up campaign files: reads and checks them, stores the posts and lets the queue know, all or nothing per campaign.
 * What the desk changed stays; see {@link FileMerge}.
 * A municipality whose file has errors keeps the posts and deliveries it had; a campaign whose {@code campaign.yaml} has errors stays as it
 * is altogether; while {@code accounts.yaml} has errors everything does. Taking up the same files twice, or from two processes at once, is the same as once.
 */
public final class CampaignImport {

    /** Grows whenever a new version of malklug would make something else of the same files. */
    private static final int GENERATION = 2;

    private static final int PATIENCE = 3;

    /** How often files are brought together with the desk anew because somebody is at work there. */
    private static final int PATIENCE_WITH_THE_DESK = 50;

    private final Path folder;
    private final Networks networks;
    private final Accounts accounts;
    private final MediaLibrary media;
    private final Campaigns campaigns;
    private final CampaignStore store;
    private final DeskRows desk;
    private final ReleaseListener listener;
    private final Placements placements;
    private final Clock clock;

    CampaignImport(
            Path folder,
            Networks networks,
            Accounts accounts,
            MediaLibrary media,
            Campaigns campaigns,
            CampaignStore store,
            DeskRows desk,
            ReleaseListener listener,
            Placements placements,
            Clock clock) {
        this.folder = folder;
        this.networks = networks;
        this.accounts = accounts;
        this.media = media;
        this.campaigns = campaigns;
        this.store = store;
        this.desk = desk;
        this.listener = listener;
        this.placements = placements;
        this.clock = clock;
    }

    /** What {@link #run} would release, without doing it. */
    public ImportPreview preview() {
        Placement now = placements.now();
        CampaignReading reading = read(now);
        Intakes intakes = new Intakes(clock, MediaProperties::read);
        if (accountsHaveErrors()) {
            return new ImportPreview(List.of(), List.of(), reading.problems());
        }
        List<FileMerge.Merged> merged = reading.campaigns().stream()
                .map(read -> merge(intakes.of(read, now)))
                .toList();
        List<CampaignProblem> problems = new ArrayList<>(reading.problems());
        merged.forEach(each -> problems.addAll(each.problems()));
        List<PostChange> changes = merged.stream()
                .flatMap(each -> ImportChanges.of(
                        each, desk.untouched(each.intake().campaign().id()))
                        .stream())
                .toList();
        return new ImportPreview(merged.stream().map(FileMerge.Merged::release).toList(), changes, problems);
    }

    /**
     * What the files say now, nothing stored and no picture kept.
     *
     * @param intakes one for each campaign of the reading, in its order
     */
    record Look(Path root, CampaignReading reading, List<Intake> intakes) {}

    Path folder() {
        return folder;
    }

    Look look() {
        Placement now = placements.now();
        CampaignReading reading = read(now);
        Intakes intakes = new Intakes(clock, MediaProperties::read);
        return new Look(
                folder,
                reading,
                reading.campaigns().stream().map(read -> intakes.of(read, now)).toList());
    }

    /**
     * Takes up the campaigns as their files are now. Cheap if nothing changed since they were last taken up without errors.
     *
     * @throws java.io.UncheckedIOException if a picture or video vanishes meanwhile
     */
    public ImportResult run() {
        for (int patience = PATIENCE; ; patience--) {
            Placement now = placements.now();
            String sources = sources();
            if (campaigns.areTakenUpFrom(sourceHash(sources, now))) {
                return ImportResult.UNCHANGED;
            }
            CampaignReading reading = read(now);
            if (accountsHaveErrors()) {
                return new ImportResult(false, List.of(), reading.problems());
            }
            List<Prepared> prepared = prepare(reading, now);
            if (patience == 1 || sources.equals(sources())) {
                return store(prepared, reading, sources, now);
            }
        }
    }

    private CampaignReading read(Placement now) {
        CampaignReading reading =
                new CampaignFiles(surroundings()).withoutAdvice().read(folder, now.timeline());
        List<CampaignProblem> problems = new ArrayList<>(accounts.problems());
        problems.addAll(reading.problems());
        return new CampaignReading(reading.campaigns(), problems);
    }

    private boolean accountsHaveErrors() {
        return accounts.problems().stream().anyMatch(CampaignProblem::isError);
    }

    private List<Prepared> prepare(CampaignReading reading, Placement now) {
        Intakes intakes = new Intakes(clock, media::take);
        List<Prepared> prepared = new ArrayList<>();
        for (CampaignFolder read : reading.campaigns()) {
            prepared.add(prepare(intakes.of(read, now)));
        }
        return prepared;
    }

    private Prepared prepare(Intake intake) {
        FileMerge.Merged merged = merge(intake);
        return new Prepared(merged, listener.prepare(merged.release()));
    }

    private FileMerge.Merged merge(Intake intake) {
        return FileMerge.of(intake, desk.of(intake.campaign().id()), accounts.destinations());
    }

    private ImportResult store(List<Prepared> prepared, CampaignReading reading, String sources, Placement now) {
        List<CampaignId> ids = prepared.stream().map(Prepared::id).toList();
        String remembered =
                reading.hasErrors() ? "" : Campaigns.sourceHash(sourceHash(sources, now.knowing(ids)), ids.size());
        List<TakenUp> takenUp = new ArrayList<>();
        List<CampaignProblem> problems = new ArrayList<>(reading.problems());
        for (Prepared each : prepared) {
            Intake intake = each.merged().intake();
            Stored stored = store(each, remembered);
            problems.addAll(stored.merged().problems());
            problems.addAll(stored.changes().objections());
            takenUp.add(new TakenUp(
                    intake.campaign().id(),
                    intake.campaign().title(),
                    intake.posts().size(),
                    stored.merged().released(),
                    stored.changes()));
        }
        placements.followed(ids);
        return new ImportResult(false, takenUp, problems);
    }

    private Stored store(Prepared first, String remembered) {
        Prepared now = first;
        for (int patience = PATIENCE_WITH_THE_DESK; patience > 0; patience--) {
            Optional<ReleaseChanges> changes = store.store(now.merged(), remembered, now.consequence());
            if (changes.isPresent()) {
                return new Stored(now.merged(), changes.get());
            }
            now = prepare(first.merged().intake());
        }
        throw new IllegalStateException("Too much is going on at the desk to take up " + first.id());
    }

    /** Differs whenever a file, an account or a campaign's time changed; quick to tell, and may differ without need. */
    String glance() {
        return new Fingerprint()
                .add(placements.now().key())
                .add(accounts.destinations())
                .add(accounts.problems())
                .add(SourceHash.glance(folder))
                .hex();
    }

    /** The sum of everything the outcome depends on except where in time campaigns take place. */
    private String sources() {
        Fingerprint sum = new Fingerprint().add(GENERATION);
        CampaignSurroundings around = surroundings();
        around.networks().stream().map(NetworkId::value).sorted().forEach(sum::add);
        around.accounts().stream().map(Destination::toString).sorted().forEach(sum::add);
        SourceHash.add(folder, sum);
        return sum.hex();
    }

    private static String sourceHash(String sources, Placement placement) {
        return new Fingerprint().add(sources).add(placement.key()).hex();
    }

    private CampaignSurroundings surroundings() {
        return new CampaignSurroundings(networks, accounts.destinations(), media.canBeFetched());
    }

    private record Prepared(FileMerge.Merged merged, ReleaseListener.Consequence consequence) {

        CampaignId id() {
            return merged.intake().campaign().id();
        }
    }

    private record Stored(FileMerge.Merged merged, ReleaseChanges changes) {}
}
