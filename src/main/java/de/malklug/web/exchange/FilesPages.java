/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.exchange;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.CampaignExport;
import de.malklug.editorial.Desk;
import de.malklug.editorial.ExportPlan;
import de.malklug.editorial.FileChange;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.exchange.FilesView.Contested;
import de.malklug.web.exchange.FilesView.Download;
import de.malklug.web.exchange.FilesView.File;
import de.malklug.web.exchange.FilesView.Left;
import de.malklug.web.exchange.FilesView.Line;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells where campaign files and desk differ, as far as it concerns the reader. */
@Component
class FilesPages {

    private final CampaignExport export;
    private final Posts posts;
    private final Desk desk;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Rights rights;

    FilesPages(CampaignExport export, Posts posts, Desk desk, CampaignShelf shelf, Towns towns, Rights rights) {
        this.export = export;
        this.posts = posts;
        this.desk = desk;
        this.shelf = shelf;
        this.towns = towns;
        this.rights = rights;
    }

    FilesView view(Phrases phrases) {
        ExportPlan plan = export.preview(own());
        return new FilesView(
                posts.contested().stream()
                        .filter(post -> isMine(post.post().municipality()))
                        .map(post -> contested(post, phrases))
                        .toList(),
                rights.mayStartWork()
                        ? plan.problems().stream()
                                .filter(problem -> problem.isError())
                                .map(problem -> problem.at() + ": " + phrases.problem(problem))
                                .toList()
                        : List.of(),
                plan.files().stream().map(file -> file(file, phrases)).toList(),
                plan.media().isEmpty()
                        ? ""
                        : phrases.text("files.out.media", plan.media().size()),
                plan.left().stream()
                        .filter(left -> left.why() != ExportPlan.Why.CONFLICT)
                        .map(left -> left(left, phrases))
                        .toList(),
                downloads(),
                rights.mayStartWork(),
                export.mayWrite(),
                rights.mayStartWork());
    }

    /** The only town the reader writes for; null if there are several. */
    @Nullable
    MunicipalityId own() {
        return rights.mayEverywhere(Right.WRITE_POSTS) ? null : rights.current().municipality();
    }

    boolean isMine(MunicipalityId town) {
        return rights.may(Right.WRITE_POSTS, town);
    }

    private Contested contested(StoredPost post, Phrases phrases) {
        return new Contested(
                post.post().title(),
                "/posts/" + post.key(),
                towns.find(post.campaign(), post.post().municipality()).name(),
                desk.contested(post).stream()
                        .map(field -> phrases.text("field." + field.key()))
                        .collect(Collectors.joining(", ")),
                post.removed(),
                post.version());
    }

    private static File file(FileChange file, Phrases phrases) {
        return new File(
                file.file(),
                phrases.text("files.out.sum", file.added(), file.changed(), file.removed()),
                file.difference().stream().skip(2).map(FilesPages::line).toList());
    }

    private static Line line(String text) {
        String sign = text.startsWith("+")
                ? "added"
                : text.startsWith("-") ? "removed" : text.startsWith("@@") ? "place" : "";
        return new Line(sign, text);
    }

    private static Left left(ExportPlan.Left left, Phrases phrases) {
        String why = left.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Left(left.post().post().title(), "/posts/" + left.post().key(), phrases.text("export.why." + why));
    }

    private List<Download> downloads() {
        return shelf.running().stream()
                .flatMap(campaign -> campaign.municipalities().stream()
                        .filter(town -> isMine(town.id()))
                        .map(town -> new Download(town.name(), "/files/" + campaign.id() + "/" + town.id())))
                .toList();
    }
}
