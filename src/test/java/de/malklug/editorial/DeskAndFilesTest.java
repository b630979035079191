/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import static de.malklug.testing.TestCampaign.approved;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.CampaignProblem;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post.Status;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostId;
import de.malklug.campaign.Wording;
import de.malklug.editorial.Desk.Done;
import de.malklug.editorial.DeskEvent.ApprovalOverdue;
import de.malklug.editorial.PostLife.Origin;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is right when a post is changed in its file, at the desk, in both or in neither. */
@OnBothDatabases
class DeskAndFilesTest {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final Actor PRESS = new Actor("soest", "Soest", Actor.Role.MUNICIPALITY, SOEST);
    private static final Actor AGENCY = new Actor("agentur", "Agentur", Actor.Role.AGENCY, null);
    private static final String AT = "2026-11-09T09:00";

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-01T08:00:00Z"));
    private final List<Release> releases = new ArrayList<>();

    @TempDir
    Path folder;

    private TestCampaign files;
    private TestEditorial editorial;
    private CampaignImport imports;
    private Desk desk;

    DeskAndFilesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.clear();
        files = TestCampaign.in(folder).posts("soest", approved("a", AT, "Datei"), approved("b", AT, "Ruhig"));
        editorial = new TestEditorial(
                database, folder, new TestAccounts().of("soest", "mastodon").of("olpe", "mastodon"), clock);
        ReleaseListener listener = release -> () -> {
            releases.add(release);
            return ReleaseChanges.NONE;
        };
        imports = editorial.imports(listener);
        desk = editorial.desk(listener);
        imports.run();
    }

    @Test
    void changed_in_neither_nothing_happens() {
        files.write("olpe.yaml", "municipality: olpe\nposts: []\n");

        ImportResult result = imports.run();

        assertThat(result.problems()).isEmpty();
        assertThat(a().version()).isOne();
        assertThat(a().life()).isEqualTo(PostLife.OF_FILE);
    }

    @Test
    void changed_in_the_file_only_the_file_is_taken_and_what_was_before_is_kept() {
        files.posts("soest", approved("a", AT, "Datei neu"), approved("b", AT, "Ruhig"));

        assertThat(imports.run().problems()).isEmpty();

        assertThat(text()).isEqualTo("Datei neu");
        assertThat(a().isReleased()).isTrue();
        assertThat(editorial.history.versions(a().key()))
                .extracting(each -> each.number() + " " + each.person() + " "
                        + each.post().post().wording().text())
                .containsExactly("2 null Datei neu", "1 null Datei");
    }

    @Test
    void changed_at_the_desk_only_the_desk_is_kept() {
        StoredPost edited = edit("Tisch");
        files.posts("soest", approved("a", AT, "Datei"), approved("b", AT, "Anders"));

        ImportResult result = imports.run();

        assertThat(result.problems()).isEmpty();
        assertThat(a()).isEqualTo(edited);
        assertThat(a().life().edited()).isTrue();
        assertThat(releases.getLast().posts())
                .extracting(each -> each.post().id().value())
                .containsExactly("b");
        assertThat(imports.run().unchanged()).isTrue();
    }

    @Test
    void changed_in_both_the_desk_is_kept_and_the_file_is_told_where() {
        edit("Tisch");
        files.posts("soest", approved("b", AT, "Ruhig"), approved("a", AT, "Datei neu"));

        ImportResult result = imports.run();

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("desk-and-file-changed");
            assertThat(problem.severity()).isEqualTo(CampaignProblem.Severity.WARNING);
            assertThat(problem.at().toString()).isEqualTo("5malklug/soest.yaml:4:5");
        });
        assertThat(text()).isEqualTo("Tisch");
        assertThat(desk.asFile(a()).post().wording().text()).isEqualTo("Datei neu");
    }

    @Test
    void a_conflict_is_settled_for_the_file_or_for_the_desk() {
        edit("Tisch");
        files.posts("soest", approved("a", AT, "Datei neu"), approved("b", AT, "Ruhig"));
        imports.run();

        Done ours = (Done) desk.settle(a().key(), a().version(), false, PRESS);
        assertThat(ours.post().life().conflict()).isNull();
        files.posts("soest", approved("a", AT, "Datei neu"), approved("b", AT, "Anders"));
        assertThat(imports.run().problems()).isEmpty();
        assertThat(text()).isEqualTo("Tisch");

        files.posts("soest", approved("a", AT, "Datei noch neuer"), approved("b", AT, "Anders"));
        imports.run();
        Done theirs = (Done) desk.settle(a().key(), a().version(), true, PRESS);
        assertThat(theirs.post().post().wording().text()).isEqualTo("Datei noch neuer");
        assertThat(theirs.post().isReleased()).isTrue();
        assertThat(theirs.post().life().edited()).isFalse();
        files.posts("soest", approved("a", AT, "Und weiter"), approved("b", AT, "Anders"));
        assertThat(imports.run().problems()).isEmpty();
        assertThat(text()).isEqualTo("Und weiter");
    }

    @Test
    void both_changed_alike_they_agree_again() {
        StoredPost edited = edit("Gleich");
        files.posts("soest", approved("a", AT, "Gleich").replace("approved", "draft"), approved("b", AT, "Ruhig"));

        assertThat(imports.run().problems()).isEmpty();

        assertThat(a().life().edited()).isFalse();
        assertThat(a().life().origin()).isEqualTo(Origin.FILE);
        assertThat(a().version()).isEqualTo(edited.version());
        files.posts("soest", approved("a", AT, "Weiter"), approved("b", AT, "Ruhig"));
        assertThat(imports.run().problems()).isEmpty();
        assertThat(text()).isEqualTo("Weiter");
    }

    @Test
    void a_file_that_drops_a_post_the_desk_changed_does_not_take_it_away() {
        edit("Tisch");
        files.posts("soest", approved("b", AT, "Ruhig"));

        assertThat(imports.run().problems()).extracting(CampaignProblem::key).containsExactly("desk-file-dropped");

        assertThat(a().removed()).isFalse();
        assertThat(a().life().origin()).isEqualTo(Origin.DESK);
        files.posts("soest", approved("b", AT, "Noch ruhiger"));
        assertThat(imports.run().problems()).isEmpty();
        assertThat(text()).isEqualTo("Tisch");
    }

    @Test
    void posts_of_the_desk_stay_whatever_the_files_say() {
        StoredPost own = done(desk.create(CAMPAIGN, SOEST, draft("Nur hier"), PRESS));
        StoredPost submitted = done(desk.submit(own.key(), own.version(), PRESS));
        StoredPost approved = done(desk.approve(submitted.key(), submitted.version(), AGENCY));
        files.posts("soest");

        imports.run();

        assertThat(editorial.posts.find(CAMPAIGN, SOEST, own.post().id())).contains(approved);
        assertThat(releases.getLast().posts()).containsExactly(approved);
    }

    @Test
    void a_file_that_uses_the_id_of_a_post_of_the_desk_is_told() {
        StoredPost own = done(desk.create(CAMPAIGN, SOEST, draft("Nur hier"), PRESS));
        files.posts("soest", approved("a", AT, "Datei"), approved("nur-hier", AT, "Etwas anderes"));

        assertThat(imports.run().problems()).extracting(CampaignProblem::key).containsExactly("desk-same-id");

        StoredPost now = editorial.posts.find(CAMPAIGN, SOEST, own.post().id()).orElseThrow();
        assertThat(now.post().wording().text()).isEqualTo("Nur hier");
        assertThat(now.post().status()).isEqualTo(Status.DRAFT);
    }

    @Test
    void a_post_of_a_file_that_was_deleted_here_does_not_come_back_by_itself() {
        StoredPost draft = edit("Weg");
        desk.delete(draft.key(), draft.version(), PRESS);
        files.posts("soest", approved("a", AT, "Datei"), approved("b", AT, "Anders"));

        assertThat(imports.run().problems()).isEmpty();

        assertThat(a().removed()).isTrue();
    }

    @Test
    void whoever_works_at_the_desk_during_an_import_loses_nothing() {
        StoredPost before = a();
        List<Desk.Outcome> meanwhile = new ArrayList<>();
        ReleaseListener busy = release -> {
            if (meanwhile.isEmpty()) {
                meanwhile.add(desk.edit(before.key(), before.version(), saying(before, "Während des Imports"), PRESS));
            }
            return () -> {
                releases.add(release);
                return ReleaseChanges.NONE;
            };
        };
        files.posts("soest", approved("a", AT, "Datei neu"), approved("b", AT, "Ruhig"));

        ImportResult result = editorial.imports(busy).run();

        assertThat(meanwhile).singleElement().isInstanceOf(Done.class);
        assertThat(result.problems()).extracting(CampaignProblem::key).containsExactly("desk-and-file-changed");
        assertThat(text()).isEqualTo("Während des Imports");
        assertThat(releases.getLast().posts())
                .extracting(each -> each.post().id().value())
                .containsExactly("b");
    }

    @Test
    void a_submission_nobody_approves_in_time_is_told_once() {
        StoredPost own = done(desk.create(CAMPAIGN, SOEST, draft("Eilt"), PRESS));
        StoredPost submitted = done(desk.submit(own.key(), own.version(), PRESS));
        ApprovalWatch watch = editorial.watch();
        editorial.events.clear();

        watch.look();
        assertThat(editorial.events).isEmpty();
        clock.set(Instant.parse("2026-11-09T04:00:00Z"));
        watch.look();
        watch.look();

        assertThat(editorial.events).singleElement().satisfies(event -> {
            ApprovalOverdue overdue = (ApprovalOverdue) event;
            assertThat(overdue.post()).isEqualTo(submitted);
            assertThat(overdue.escalateTo()).containsExactly("agency");
            assertThat(overdue.deadline()).isEqualTo(Instant.parse("2026-11-09T04:00:00Z"));
        });
    }

    private StoredPost edit(String text) {
        StoredPost before = a();
        return done(desk.edit(before.key(), before.version(), saying(before, text), PRESS));
    }

    private PostDraft saying(StoredPost post, String text) {
        PostDraft draft = desk.draft(post);
        return new PostDraft(
                draft.at(), draft.heading(), draft.theme(), draft.on(), Wording.of(text), Map.of(), List.of());
    }

    private static PostDraft draft(String text) {
        return new PostDraft(LocalDateTime.parse(AT), null, null, List.of(), Wording.of(text), Map.of(), List.of());
    }

    private StoredPost a() {
        return editorial.posts.find(CAMPAIGN, SOEST, new PostId("a")).orElseThrow();
    }

    private String text() {
        return a().post().wording().text();
    }

    private static StoredPost done(Desk.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done) outcome).post();
    }
}
