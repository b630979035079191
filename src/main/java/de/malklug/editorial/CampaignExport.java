/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignFolder;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.DraftProblem;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.editorial.ExportPlan.Left;
import de.malklug.editorial.ExportPlan.Written;
import de.malklug.editorial.ExportResult.Obstacle;
import de.malklug.media.MediaLibrary;
import de.malklug.networks.Network;
import de.malklug.networks.Networks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was changed at the desk back into the campaign files. Comments, order and form of everything untouched stay byte for byte;
 * afterwards files and desk say the same, and taking up the files changes nothing. Where a file changed since it was last taken up, nothing of it
 * is overwritten: it is taken up first, and what differs on both sides waits for a person.
 */
public final class CampaignExport {

    private static final int PATIENCE = 3;

    /** How the keys of problems begin that are about words. */
    private static final String WORDING = "check.";

    private final CampaignImport imports;
    private final Campaigns campaigns;
    private final DeskRows desk;
    private final DraftDesk drafts;
    private final DeskStore store;
    private final MediaLibrary library;
    private final Networks networks;
    private final AuditTrail audit;

    CampaignExport(
            CampaignImport imports,
            Campaigns campaigns,
            DeskRows desk,
            DraftDesk drafts,
            DeskStore store,
            MediaLibrary library,
            Networks networks,
            AuditTrail audit) {
        this.imports = imports;
        this.campaigns = campaigns;
        this.desk = desk;
        this.drafts = drafts;
        this.store = store;
        this.library = library;
        this.networks = networks;
        this.audit = audit;
    }

    /**
     * What an export would write now.
     *
     * @param municipality whose posts; null for all
     */
    public ExportPlan preview(@Nullable MunicipalityId municipality) {
        CampaignImport.Look look = imports.look();
        List<FileChange> files = new ArrayList<>();
        Map<String, Path> media = new LinkedHashMap<>();
        List<Left> left = new ArrayList<>();
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < look.intakes().size(); i++) {
            ExportPlan plan = plan(look, i, municipality);
            files.addAll(plan.files());
            media.putAll(plan.media());
            left.addAll(plan.left());
            written.addAll(plan.written());
        }
        return new ExportPlan(look.root(), files, media, left, look.reading().problems(), written);
    }

    private ExportPlan plan(CampaignImport.Look look, int index, @Nullable MunicipalityId municipality) {
        CampaignFolder folder = look.reading().campaigns().get(index);
        Intake intake = look.intakes().get(index);
        Optional<StoredCampaign> stored = campaigns.find(intake.campaign().id());
        ExportPlanner planner = new ExportPlanner(
                look.root(),
                folder,
                intake,
                networks.all().stream().map(Network::id).toList(),
                library,
                post -> stored.map(campaign -> hasErrors(campaign, post)).orElse(true));
        return planner.plan(desk.of(intake.campaign().id()).rows().stream()
                .filter(row -> municipality == null
                        || row.stored().post().municipality().equals(municipality))
                .toList());
    }

    /** Errors with which a file would not be taken up. How a draft is worded is no matter yet. */
    private boolean hasErrors(StoredCampaign campaign, StoredPost post) {
        boolean approved = post.post().status() == Post.Status.APPROVED;
        return drafts
                .check(
                        campaign.campaign(),
                        post.post().municipality(),
                        post.post().id(),
                        drafts.draft(campaign.campaign(), post),
                        post.media())
                .stream()
                .filter(problem -> approved || !problem.key().startsWith(WORDING))
                .anyMatch(DraftProblem::isError);
    }

    /**
     * The files a town's posts stand in, once the plan is written.
     *
     * @return names relative to the folder of all campaigns
     */
    public Set<String> filesOf(CampaignId campaign, MunicipalityId municipality, ExportPlan plan) {
        Set<String> names = new TreeSet<>();
        plan.files().stream()
                .filter(file ->
                        file.campaign().equals(campaign) && file.municipality().equals(municipality))
                .forEach(file -> names.add(file.file()));
        imports.look().intakes().stream()
                .filter(intake -> intake.campaign().id().equals(campaign))
                .flatMap(intake -> intake.posts().stream())
                .filter(post -> post.post().municipality().equals(municipality))
                .forEach(post -> names.add(post.post().source().file()));
        return names;
    }

    /** Whether malklug may write into the campaign folder at all. */
    public boolean mayWrite() {
        Path root = imports.folder();
        return Files.isDirectory(root) && Files.isWritable(root);
    }

    /**
     * Takes up the files, writes what the desk has besides, and takes that up.
     *
     * @param municipality whose posts; null for all
     * @throws java.io.UncheckedIOException if a file can't be read
     */
    public ExportResult run(@Nullable MunicipalityId municipality, Actor actor) {
        for (int patience = PATIENCE; ; patience--) {
            imports.run();
            ExportPlan plan = preview(municipality);
            if (plan.isEmpty()) {
                return new ExportResult.Done(plan);
            }
            Optional<ExportWriter.Stopped> stopped = ExportWriter.write(plan);
            if (stopped.isEmpty()) {
                plan.written().forEach(store::exported);
                imports.run();
                plan.files().forEach(file -> record(file, actor));
                return new ExportResult.Done(plan);
            }
            if (stopped.get().obstacle() != Obstacle.CHANGED_MEANWHILE || patience == 1) {
                return new ExportResult.Refused(
                        plan, stopped.get().file(), stopped.get().obstacle());
            }
        }
    }

    private void record(FileChange file, Actor actor) {
        AuditTrail.Subject subject =
                new AuditTrail.Subject("file", file.file(), file.file(), file.campaign(), file.municipality());
        audit.record(
                actor,
                "file.written",
                subject,
                null,
                Map.of("added", file.added(), "changed", file.changed(), "removed", file.removed()));
    }
}
