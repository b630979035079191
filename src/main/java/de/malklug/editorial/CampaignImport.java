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

/**
 * Takes up campaign files: reads and checks them, stores the posts and lets the queue know, all or nothing per campaign.
 * A municipality whose file has errors keeps the posts and deliveries it had; a campaign whose {@code campaign.yaml} has errors stays as it
 * is altogether; while {@code accounts.yaml} has errors everything does. Taking up the same files twice, or from two processes at once, is the same as once.
 */
public final class CampaignImport {

    /** Grows whenever a new version of malklug would make something else of the same files. */
    private static final int GENERATION = 1;

    private static final int PATIENCE = 3;

    private final Path folder;
    private final Networks networks;
    private final Accounts accounts;
    private final MediaLibrary media;
    private final Campaigns campaigns;
    private final CampaignStore store;
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
            ReleaseListener listener,
            Placements placements,
            Clock clock) {
        this.folder = folder;
        this.networks = networks;
        this.accounts = accounts;
        this.media = media;
        this.campaigns = campaigns;
        this.store = store;
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
            return new ImportPreview(List.of(), reading.problems());
        }
        List<Release> releases = reading.campaigns().stream()
                .map(read -> intakes.of(read, now))
                .map(Intake::release)
                .toList();
        return new ImportPreview(releases, reading.problems());
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
        CampaignReading reading = new CampaignFiles(surroundings()).read(folder, now.timeline());
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
            Intake intake = intakes.of(read, now);
            prepared.add(new Prepared(intake, listener.prepare(intake.release())));
        }
        return prepared;
    }

    private ImportResult store(List<Prepared> prepared, CampaignReading reading, String sources, Placement now) {
        List<CampaignId> ids =
                prepared.stream().map(each -> each.intake().campaign().id()).toList();
        String remembered =
                reading.hasErrors() ? "" : Campaigns.sourceHash(sourceHash(sources, now.knowing(ids)), ids.size());
        List<TakenUp> takenUp = new ArrayList<>();
        List<CampaignProblem> problems = new ArrayList<>(reading.problems());
        for (Prepared each : prepared) {
            Intake intake = each.intake();
            ReleaseChanges changes = store.store(intake, remembered, each.consequence());
            problems.addAll(changes.objections());
            takenUp.add(new TakenUp(
                    intake.campaign().id(),
                    intake.campaign().title(),
                    intake.posts().size(),
                    (int) intake.posts().stream().filter(StoredPost::isReleased).count(),
                    changes));
        }
        placements.followed(ids);
        return new ImportResult(false, takenUp, problems);
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

    private record Prepared(Intake intake, ReleaseListener.Consequence consequence) {}
}
