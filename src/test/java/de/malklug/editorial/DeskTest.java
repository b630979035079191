/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import static de.malklug.testing.TestCampaign.approved;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post.Status;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostId;
import de.malklug.campaign.Variant;
import de.malklug.campaign.Wording;
import de.malklug.editorial.Desk.Done;
import de.malklug.editorial.Desk.Outcome;
import de.malklug.editorial.Desk.Reason;
import de.malklug.editorial.Desk.Refused;
import de.malklug.editorial.Desk.Stale;
import de.malklug.editorial.DeskEvent.ApprovalVoided;
import de.malklug.editorial.DeskEvent.CommentWritten;
import de.malklug.editorial.DeskEvent.PostApproved;
import de.malklug.editorial.DeskEvent.PostReturned;
import de.malklug.editorial.DeskEvent.PostSubmitted;
import de.malklug.media.MediaProperties;
import de.malklug.networks.NetworkId;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class DeskTest {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final MunicipalityId OLPE = new MunicipalityId("olpe");
    private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");
    private static final LocalDateTime NINE = LocalDateTime.parse("2026-11-09T09:00");

    private static final Actor AGENCY = new Actor("agentur", "Agentur, Planung", Actor.Role.AGENCY, null);
    private static final Actor ADMIN = new Actor("admin", "Verwaltung", Actor.Role.ADMIN, null);
    private static final Actor PRESS = new Actor("soest", "Soest, Presse", Actor.Role.MUNICIPALITY, SOEST);
    private static final Actor MAYOR = new Actor("mayor", "Soest, Büro", Actor.Role.MUNICIPALITY, SOEST);
    private static final Actor NEIGHBOUR = new Actor("olpe", "Olpe", Actor.Role.MUNICIPALITY, OLPE);
    private static final Actor MARKETING = new Actor("zahlen", "Marketing", Actor.Role.MARKETING, null);

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock(NOW);
    private final TestAccounts accounts =
            new TestAccounts().of("soest", "mastodon", "bluesky").of("olpe", "mastodon");
    private final List<Release> releases = new ArrayList<>();

    @TempDir
    Path folder;

    private TestCampaign files;
    private TestEditorial editorial;
    private CampaignImport imports;
    private Desk desk;

    DeskTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.clear();
        files = TestCampaign.in(folder);
        files.posts("soest", approved("aus-datei", "2026-11-10T09:00", "Aus der Datei"));
        editorial = new TestEditorial(database, folder, accounts, clock);
        ReleaseListener listener = release -> () -> {
            releases.add(release);
            return ReleaseChanges.NONE;
        };
        imports = editorial.imports(listener);
        desk = editorial.desk(listener);
        imports.run();
        releases.clear();
    }

    @Test
    void a_post_is_written_submitted_approved_and_released() {
        StoredPost draft = create("Klima neutral: Soest fängt an!");

        assertThat(draft.post().id()).isEqualTo(new PostId("klima-neutral-soest-faengt-an"));
        assertThat(draft.post().status()).isEqualTo(Status.DRAFT);
        assertThat(draft.dueAt()).isEqualTo(Instant.parse("2026-11-09T08:00:00Z"));
        assertThat(draft.life().author()).isEqualTo("soest");
        assertThat(draft.isReleased()).isFalse();

        StoredPost submitted = done(desk.submit(draft.key(), draft.version(), PRESS));
        assertThat(submitted.life().submittedBy()).isEqualTo("soest");
        assertThat(releases).isEmpty();

        StoredPost released = done(desk.approve(submitted.key(), submitted.version(), AGENCY));
        assertThat(released.isReleased()).isTrue();
        assertThat(released.life().approvals()).containsExactly("agentur");
        assertThat(released.life().approvedFingerprint()).matches("[0-9a-f]{64}");
        assertThat(releases).hasSize(1);
        assertThat(releases.getFirst().only()).isEqualTo(draft.key());
        assertThat(releases.getFirst().posts()).extracting(StoredPost::key).containsExactly(draft.key());
        assertThat(editorial.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("PostSubmitted", "PostApproved");
        assertThat(((PostSubmitted) editorial.events.getFirst()).deadline())
                .isEqualTo(Instant.parse("2026-11-09T04:00:00Z"));
        assertThat(((PostApproved) editorial.events.getLast()).released()).isTrue();
    }

    @Test
    void who_wrote_it_last_cannot_approve_it_whoever_submits() {
        StoredPost draft = create("Von der Agentur bearbeitet");
        StoredPost edited = done(desk.edit(draft.key(), draft.version(), saying(draft, "Anders"), AGENCY));
        StoredPost submitted = done(desk.submit(edited.key(), edited.version(), PRESS));

        assertThat(reason(desk.approve(submitted.key(), submitted.version(), AGENCY)))
                .isEqualTo(Reason.OWN_TEXT);
        assertThat(done(desk.approve(submitted.key(), submitted.version(), PRESS))
                        .isReleased())
                .isTrue();
    }

    @Test
    void every_action_in_every_state_by_every_role_does_what_it_should_or_says_why_not() {
        Map<String, Actor> roles = new LinkedHashMap<>();
        roles.put("author", PRESS);
        roles.put("colleague", MAYOR);
        roles.put("agency", AGENCY);
        roles.put("admin", ADMIN);
        roles.put("neighbour", NEIGHBOUR);
        roles.put("marketing", MARKETING);
        Map<String, Action> actions = actions();
        List<String> walked = new ArrayList<>();
        for (Status status : Status.values()) {
            actions.forEach((action, act) -> roles.forEach((role, actor) -> {
                StoredPost before = in(status);
                Outcome outcome = act.on(before, actor);
                String what = status + " " + action + " " + role;
                assertThat(describe(outcome)).as(what).isEqualTo(expected(status, action, role));
                if (outcome instanceof Refused) {
                    assertThat(stored(before)).as(what).isEqualTo(before);
                }
                walked.add(what);
            }));
        }
        assertThat(walked).hasSize(3 * 10 * 6).doesNotHaveDuplicates();
    }

    private Map<String, Action> actions() {
        Map<String, Action> actions = new LinkedHashMap<>();
        actions.put("edit", (post, actor) -> desk.edit(post.key(), post.version(), saying(post, "Neu"), actor));
        actions.put("move", (post, actor) -> desk.move(post.key(), post.version(), NINE.plusHours(1), actor));
        actions.put("submit", (post, actor) -> desk.submit(post.key(), post.version(), actor));
        actions.put("approve", (post, actor) -> desk.approve(post.key(), post.version(), actor));
        actions.put("return", (post, actor) -> desk.giveBack(post.key(), post.version(), "Bitte kürzer", actor));
        actions.put("withdraw", (post, actor) -> desk.withdraw(post.key(), post.version(), null, actor));
        actions.put("restore", (post, actor) -> desk.restore(post.key(), post.version(), 1, actor));
        actions.put("delete", (post, actor) -> desk.delete(post.key(), post.version(), actor));
        actions.put("settle", (post, actor) -> desk.settle(post.key(), post.version(), true, actor));
        actions.put("comment", (post, actor) -> desk.comment(post.key(), "Gut so", actor));
        return actions;
    }

    private static String expected(Status status, String action, String role) {
        boolean writes = !role.equals("neighbour") && !role.equals("marketing");
        return switch (action) {
            case "edit", "move" -> writes ? "DRAFT" : "NOT_YOURS";
            case "restore", "comment" -> writes ? status.name() : "NOT_YOURS"; // it says the same already
            case "submit" -> !writes ? "NOT_YOURS" : status == Status.DRAFT ? "SUBMITTED" : "NOT_IN_THIS_STATE";
            case "approve" ->
                status != Status.SUBMITTED
                        ? "NOT_IN_THIS_STATE"
                        : !writes ? "NOT_AN_APPROVER" : role.equals("author") ? "OWN_TEXT" : "APPROVED";
            case "return" -> status != Status.SUBMITTED ? "NOT_IN_THIS_STATE" : writes ? "DRAFT" : "NOT_YOURS";
            case "withdraw" -> !writes ? "NOT_YOURS" : status == Status.DRAFT ? "NOT_IN_THIS_STATE" : "DRAFT";
            case "delete" -> !writes ? "NOT_YOURS" : status == Status.DRAFT ? "deleted" : "NOT_IN_THIS_STATE";
            case "settle" -> writes ? "NO_CONFLICT" : "NOT_YOURS";
            default -> throw new IllegalArgumentException(action);
        };
    }

    private static String describe(Outcome outcome) {
        return switch (outcome) {
            case Done done ->
                done.post().removed() ? "deleted" : done.post().post().status().name();
            case Refused refused -> refused.reason().name();
            case Stale stale -> "stale";
        };
    }

    @Test
    void any_change_of_any_field_voids_an_approval_and_pulls_the_deliveries_back() {
        editorial.library.put("media/a.png", picture("a"));
        editorial.library.put("media/b.png", picture("b"));
        Map<String, UnaryOperator<PostDraft>> changes = new LinkedHashMap<>();
        changes.put("at", draft -> draft.at(draft.at().plusMinutes(1)));
        changes.put(
                "text",
                draft -> with(
                        draft,
                        new Wording("x", draft.wording().link(), draft.wording().media())));
        changes.put(
                "link",
                draft -> with(
                        draft,
                        new Wording(
                                draft.wording().text(),
                                URI.create("https://b.example/"),
                                draft.wording().media())));
        changes.put("media", draft -> with(draft, wording(draft, "media/b.png", "Wall")));
        changes.put("media.alt", draft -> with(draft, wording(draft, "media/a.png", "Graben")));
        changes.put(
                "media.none",
                draft -> with(
                        draft,
                        new Wording(draft.wording().text(), draft.wording().link(), List.of())));
        changes.put(
                "on",
                draft -> new PostDraft(
                        draft.at(),
                        draft.heading(),
                        draft.theme(),
                        List.of("soest-mastodon"),
                        draft.wording(),
                        draft.variants(),
                        draft.thread()));
        changes.put(
                "title",
                draft -> new PostDraft(
                        draft.at(),
                        "Titel",
                        draft.theme(),
                        draft.on(),
                        draft.wording(),
                        draft.variants(),
                        draft.thread()));
        changes.put(
                "theme",
                draft -> new PostDraft(
                        draft.at(),
                        draft.heading(),
                        "klima",
                        draft.on(),
                        draft.wording(),
                        draft.variants(),
                        draft.thread()));
        changes.put(
                "variants",
                draft -> new PostDraft(
                        draft.at(),
                        draft.heading(),
                        draft.theme(),
                        draft.on(),
                        draft.wording(),
                        Map.of(new NetworkId("bluesky"), new Variant("Kurz", null, null)),
                        draft.thread()));
        changes.put(
                "thread",
                draft -> new PostDraft(
                        draft.at(),
                        draft.heading(),
                        draft.theme(),
                        draft.on(),
                        draft.wording(),
                        draft.variants(),
                        List.of(Wording.of("2/2"))));

        changes.forEach((field, change) -> {
            StoredPost approved = approvedPost("media/a.png");
            editorial.events.clear();
            releases.clear();

            Done done = (Done) desk.edit(approved.key(), approved.version(), change.apply(desk.draft(approved)), PRESS);

            assertThat(done.approvalVoided()).as(field).isTrue();
            assertThat(done.post().post().status()).as(field).isEqualTo(Status.DRAFT);
            assertThat(done.post().life().approvals()).as(field).isEmpty();
            assertThat(done.post().life().voidedBy()).as(field).isEqualTo(field.replaceAll("\\..*", ""));
            assertThat(editorial.events)
                    .as(field)
                    .hasOnlyElementsOfType(ApprovalVoided.class)
                    .hasSize(1);
            assertThat(releases).as(field).singleElement().satisfies(release -> {
                assertThat(release.posts()).isEmpty();
                assertThat(release.only()).isEqualTo(approved.key());
            });
        });
    }

    @Test
    void saving_without_a_change_voids_nothing() {
        StoredPost approved = approvedPost(null);
        releases.clear();

        Done done = (Done) desk.edit(approved.key(), approved.version(), desk.draft(approved), PRESS);

        assertThat(done.approvalVoided()).isFalse();
        assertThat(stored(approved)).isEqualTo(approved);
        assertThat(releases).isEmpty();
    }

    @Test
    void another_account_voids_the_approval_at_the_next_import() {
        StoredPost approved = approvedPost(null);
        editorial.events.clear();
        accounts.of("soest", "linkedin");

        imports.run();

        StoredPost now = stored(approved);
        assertThat(now.post().status()).isEqualTo(Status.DRAFT);
        assertThat(now.life().voidedBy()).isEqualTo("on");
        assertThat(now.version()).isEqualTo(approved.version() + 1);
        assertThat(editorial.events).singleElement().isInstanceOf(ApprovalVoided.class);
        assertThat(releases.getLast().posts())
                .extracting(each -> each.post().id().value())
                .containsExactly("aus-datei");
    }

    @Test
    void what_somebody_changed_meanwhile_is_not_overwritten_and_is_shown() {
        StoredPost draft = create("Beide");
        StoredPost theirs = done(desk.edit(draft.key(), draft.version(), saying(draft, "Zuerst"), PRESS));

        Outcome late = desk.edit(draft.key(), draft.version(), saying(draft, "Zu spät"), AGENCY);

        assertThat(late).isEqualTo(new Stale(theirs));
        assertThat(stored(draft).post().wording().text()).isEqualTo("Zuerst");
        actions().forEach((name, act) -> {
            if (!name.equals("comment")) {
                assertThat(act.on(draft, AGENCY)).as(name).isInstanceOf(Stale.class);
            }
        });
    }

    @Test
    void of_two_at_once_one_wins_and_the_other_learns_what_the_first_wrote() throws Exception {
        StoredPost draft = create("Zwei zugleich");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            CyclicBarrier start = new CyclicBarrier(4);
            List<Future<Outcome>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String text = "Fassung " + i;
                running.add(threads.submit(() -> {
                    start.await();
                    return desk.edit(draft.key(), draft.version(), saying(draft, text), PRESS);
                }));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> each : running) {
                outcomes.add(each.get());
            }
            StoredPost winner = stored(draft);
            assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Stale.class::isInstance)
                    .hasSize(3)
                    .allSatisfy(each -> assertThat(((Stale) each).theirs()).isEqualTo(winner));
            assertThat(winner.version()).isEqualTo(draft.version() + 1);
        }
        assertThat(audited()).containsExactly("post.edited", "post.created");
    }

    @Test
    void a_consequence_that_fails_leaves_everything_as_it_was() {
        StoredPost submitted = in(Status.SUBMITTED);
        Desk failing = editorial.desk(release -> () -> {
            throw new IllegalStateException("The disk is full");
        });
        int entries = editorial.audit.count(AuditTrail.Filter.ALL);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> failing.approve(submitted.key(), submitted.version(), AGENCY)))
                .hasMessage("The disk is full");

        assertThat(stored(submitted)).isEqualTo(submitted);
        assertThat(editorial.audit.count(AuditTrail.Filter.ALL)).isEqualTo(entries);
        assertThat(editorial.history.versions(submitted.key())).hasSize(2);
    }

    @Test
    void the_history_knows_every_version_and_an_old_one_comes_back_as_a_draft() {
        StoredPost first = create("Eins");
        StoredPost second = done(desk.edit(first.key(), 1, saying(first, "Zwei"), AGENCY));
        StoredPost third = done(desk.move(first.key(), second.version(), NINE.plusDays(1), PRESS));

        assertThat(editorial.history.versions(first.key()))
                .extracting(each -> each.number() + " " + each.person() + " " + each.change() + " "
                        + each.post().post().wording().text())
                .containsExactly(
                        "3 Soest, Presse moved Zwei", "2 Agentur, Planung edited Zwei", "1 Soest, Presse created Eins");

        StoredPost restored = done(desk.restore(first.key(), third.version(), 1, MAYOR));
        assertThat(restored.post().wording().text()).isEqualTo("Eins");
        assertThat(restored.dueAt()).isEqualTo(first.dueAt());
        assertThat(restored.life().editor()).isEqualTo("mayor");
        assertThat(reason(desk.restore(first.key(), restored.version(), 77, MAYOR)))
                .isEqualTo(Reason.NO_SUCH_VERSION);
    }

    @Test
    void the_last_approved_version_is_known_after_it_was_changed() {
        StoredPost approved = approvedPost(null);
        StoredPost edited = done(desk.edit(approved.key(), approved.version(), saying(approved, "Neu"), PRESS));

        PostHistory.Version last = editorial.history.lastApproved(edited.key());

        assertThat(last).isNotNull();
        assertThat(last.number()).isEqualTo(approved.version());
        assertThat(last.post().post().wording()).isEqualTo(approved.post().wording());
    }

    @Test
    void a_deleted_draft_can_be_brought_back() {
        StoredPost draft = create("Weg damit");
        StoredPost deleted = done(desk.delete(draft.key(), draft.version(), PRESS));

        assertThat(reason(desk.submit(draft.key(), deleted.version(), PRESS))).isEqualTo(Reason.UNKNOWN);
        StoredPost back = done(desk.restore(draft.key(), deleted.version(), 1, PRESS));

        assertThat(back.removed()).isFalse();
        assertThat(back.post().wording()).isEqualTo(draft.post().wording());
    }

    @Test
    void a_second_post_of_the_same_name_gets_a_number() {
        create("Gleich");
        assertThat(create("Gleich").post().id().value()).isEqualTo("gleich-2");
        assertThat(create("Gleich").post().id().value()).isEqualTo("gleich-3");
    }

    @Test
    void comments_mention_persons_and_a_return_is_one() {
        StoredPost submitted = in(Status.SUBMITTED);
        editorial.events.clear();

        desk.comment(submitted.key(), "Schaut @agentur und @presse@soest.example, bitte. Mail an a@b.de", PRESS);
        StoredPost back = done(desk.giveBack(submitted.key(), submitted.version(), "Zu lang, @Soest", AGENCY));

        assertThat(back.post().status()).isEqualTo(Status.DRAFT);
        assertThat(editorial.history.comments(submitted.key()))
                .extracting(each -> each.person() + ": " + each.mentions() + " " + each.returned())
                .containsExactly(
                        "Soest, Presse: [agentur, presse@soest.example] false", "Agentur, Planung: [soest] true");
        assertThat(((CommentWritten) editorial.events.getFirst()).mentions())
                .containsExactly("agentur", "presse@soest.example");
        assertThat(((PostReturned) editorial.events.getLast()).reason()).isEqualTo("Zu lang, @Soest");
        assertThat(reason(desk.comment(submitted.key(), "  ", PRESS))).isEqualTo(Reason.TEXT_MISSING);
        assertThat(reason(desk.comment(submitted.key(), "x".repeat(2001), PRESS)))
                .isEqualTo(Reason.TEXT_TOO_LONG);
    }

    @Test
    void a_draft_with_errors_is_not_submitted_and_says_where_they_are() {
        StoredPost draft = done(desk.create(
                CAMPAIGN,
                SOEST,
                draft(new Wording("x".repeat(501), null, List.of(new MediaReference("media/fehlt.png", "bild.png")))),
                PRESS));

        Refused refused = (Refused) desk.submit(draft.key(), draft.version(), PRESS);

        assertThat(refused.reason()).isEqualTo(Reason.HAS_ERRORS);
        assertThat(refused.problems())
                .extracting(each -> each.field() + " " + each.key())
                .contains("media[0].file media-missing-far", "media[0].alt alt-is-file-name");
        StoredPost tooLong = create("y".repeat(501));
        assertThat(((Refused) desk.submit(tooLong.key(), tooLong.version(), PRESS)).problems())
                .extracting(each -> each.field() + " " + each.key())
                .contains("text misfit.TEXT_TOO_LONG");
    }

    @Test
    void a_time_the_clock_change_skips_is_refused() {
        StoredPost draft = create("Nachts");

        assertThat(reason(desk.move(draft.key(), draft.version(), LocalDateTime.parse("2027-03-28T02:30"), PRESS)))
                .isEqualTo(Reason.TIME_SKIPPED);
    }

    @Test
    void two_approvals_and_named_persons_are_asked_for_where_the_campaign_says_so() {
        files.write(
                "campaign.yaml",
                TestCampaign.CAMPAIGN.replace(
                        "soest: { name: Soest, short: SO, population: 47200 }",
                        "soest: { name: Soest, short: SO, approval: { by: [mayor, agency], count: 2, deputies: [olpe], deadline: 1 day } }"));
        imports.run();
        StoredPost submitted = in(Status.SUBMITTED);
        editorial.events.clear();

        assertThat(reason(desk.approve(submitted.key(), submitted.version(), MARKETING)))
                .isEqualTo(Reason.NOT_AN_APPROVER);
        StoredPost once = done(desk.approve(submitted.key(), submitted.version(), MAYOR));
        assertThat(once.isReleased()).isFalse();
        assertThat(once.post().status()).isEqualTo(Status.SUBMITTED);
        assertThat(reason(desk.approve(once.key(), once.version(), MAYOR))).isEqualTo(Reason.APPROVED_ALREADY);
        StoredPost twice = done(desk.approve(once.key(), once.version(), NEIGHBOUR));
        assertThat(twice.isReleased()).isTrue();
        assertThat(twice.life().approvals()).containsExactly("mayor", "olpe");
        assertThat(editorial.events)
                .extracting(event -> ((PostApproved) event).released())
                .containsExactly(false, true);
    }

    @Test
    void two_posts_exchange_their_times_or_neither_does() {
        StoredPost one = in(Status.APPROVED);
        StoredPost other = create("Später am Tag");
        other = done(desk.move(other.key(), other.version(), NINE.plusHours(5), PRESS));
        releases.clear();

        Desk.Exchanged exchanged =
                (Desk.Exchanged) desk.exchange(one.key(), one.version(), other.key(), other.version(), AGENCY);

        assertThat(exchanged.post().post().dueAt()).isEqualTo(other.dueAt());
        assertThat(exchanged.other().post().dueAt()).isEqualTo(one.dueAt());
        assertThat(exchanged.post().approvalVoided()).isTrue();
        assertThat(exchanged.other().approvalVoided()).isFalse();
        assertThat(stored(one)).isEqualTo(exchanged.post().post());
        assertThat(stored(other)).isEqualTo(exchanged.other().post());
        assertThat(releases).hasSize(1);

        Desk.Exchange late = desk.exchange(one.key(), one.version(), other.key(), other.version() + 1, AGENCY);
        assertThat(((Desk.Stale) late).theirs()).isEqualTo(exchanged.post().post());
        assertThat(stored(other)).isEqualTo(exchanged.other().post());
    }

    @Test
    void an_exchange_is_undone_when_one_of_both_has_gone_out_or_is_not_ones_own() {
        StoredPost one = create("Noch ein Entwurf");
        StoredPost other = in(Status.APPROVED);
        other = done(desk.move(other.key(), other.version(), NINE.plusHours(5), PRESS));
        other = done(desk.submit(other.key(), other.version(), PRESS));
        other = done(desk.approve(other.key(), other.version(), AGENCY));
        Desk gone = editorial.desk(release -> () -> new ReleaseChanges(0, 0, 0, 0, 1, List.of()));

        assertThat(((Refused) gone.exchange(one.key(), one.version(), other.key(), other.version(), AGENCY)).reason())
                .isEqualTo(Reason.OUT_ALREADY);
        assertThat(((Refused) desk.exchange(one.key(), one.version(), other.key(), other.version(), NEIGHBOUR))
                        .reason())
                .isEqualTo(Reason.NOT_YOURS);
        assertThat(((Refused) desk.exchange(one.key(), one.version(), one.key(), one.version(), AGENCY)).reason())
                .isEqualTo(Reason.UNKNOWN);
        assertThat(stored(one)).isEqualTo(one);
        assertThat(stored(other)).isEqualTo(other);
    }

    @Test
    void a_post_of_a_moved_campaign_keeps_the_time_a_person_chose() {
        editorial
                .imports(release -> () -> ReleaseChanges.NONE, "2026-12-01T10:00")
                .run();

        StoredPost draft = create("Verschoben");
        StoredPost moved = done(desk.move(draft.key(), draft.version(), NINE.plusHours(3), PRESS));

        assertThat(draft.dueAt()).isEqualTo(Instant.parse("2026-11-09T08:00:00Z"));
        assertThat(draft.post().at().written()).isEqualTo("2026-10-27T09:00");
        assertThat(moved.dueAt()).isEqualTo(Instant.parse("2026-11-09T11:00:00Z"));
        editorial.imports(release -> () -> ReleaseChanges.NONE, "written").run();
        assertThat(stored(draft).dueAt()).isEqualTo(Instant.parse("2026-10-27T11:00:00Z"));
    }

    @Test
    void the_audit_trail_says_who_did_what_before_and_after() {
        StoredPost draft = create("Vorher");
        desk.edit(draft.key(), 1, saying(draft, "Nachher"), AGENCY);

        AuditTrail.Entry entry =
                editorial.audit.find(AuditTrail.Filter.ALL, null, 1).getFirst();

        assertThat(entry.what()).isEqualTo("post.edited");
        assertThat(entry.who()).isEqualTo(AGENCY);
        assertThat(entry.at()).isEqualTo(NOW);
        assertThat(entry.subject().id()).isEqualTo("5malklug/soest/vorher");
        assertThat(entry.subject().municipality()).isEqualTo(SOEST);
        assertThat(entry.before()).isEqualTo("{\"text\":\"Vorher\"}");
        assertThat(entry.after()).isEqualTo("{\"text\":\"Nachher\"}");
        assertThat(editorial.audit.count(new AuditTrail.Filter(OLPE, null, null, null, null, null)))
                .isZero();
        assertThat(editorial.audit.count(new AuditTrail.Filter(SOEST, "agentur", "post.", null, NOW, null)))
                .isOne();
        assertThat(editorial.audit.find(AuditTrail.Filter.ALL, entry, 9)).hasSize(1);
    }

    private interface Action {
        Outcome on(StoredPost post, Actor actor);
    }

    private StoredPost in(Status status) {
        StoredPost post = create("Beitrag");
        if (status != Status.DRAFT) {
            post = done(desk.submit(post.key(), post.version(), PRESS));
        }
        return status == Status.APPROVED ? done(desk.approve(post.key(), post.version(), AGENCY)) : post;
    }

    private StoredPost approvedPost(String picture) {
        Wording wording = picture == null
                ? Wording.of("Guten Morgen")
                : new Wording(
                        "Guten Morgen", URI.create("https://a.example/"), List.of(new MediaReference(picture, "Wall")));
        StoredPost post = done(desk.create(CAMPAIGN, SOEST, draft(wording), PRESS));
        post = done(desk.submit(post.key(), post.version(), PRESS));
        return done(desk.approve(post.key(), post.version(), AGENCY));
    }

    private StoredPost create(String text) {
        return done(desk.create(CAMPAIGN, SOEST, draft(Wording.of(text)), PRESS));
    }

    private static PostDraft draft(Wording wording) {
        return new PostDraft(NINE, null, null, List.of(), wording, Map.of(), List.of());
    }

    private PostDraft saying(StoredPost post, String text) {
        return with(desk.draft(post), Wording.of(text));
    }

    private static PostDraft with(PostDraft draft, Wording wording) {
        return new PostDraft(
                draft.at(), draft.heading(), draft.theme(), draft.on(), wording, draft.variants(), draft.thread());
    }

    private static Wording wording(PostDraft draft, String file, String alt) {
        return new Wording(draft.wording().text(), draft.wording().link(), List.of(new MediaReference(file, alt)));
    }

    private static MediaProperties picture(String sign) {
        return new MediaProperties(sign.repeat(64), "image/png", 1234, 30, 20);
    }

    private StoredPost stored(StoredPost post) {
        return editorial
                .posts
                .find(post.campaign(), post.post().municipality(), post.post().id())
                .orElseThrow();
    }

    private List<String> audited() {
        return editorial.audit.find(AuditTrail.Filter.ALL, null, 100).stream()
                .map(AuditTrail.Entry::what)
                .toList();
    }

    private static StoredPost done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done) outcome).post();
    }

    private static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).reason();
    }
}
