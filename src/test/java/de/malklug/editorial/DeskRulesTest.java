/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.DraftProblem;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.RuleFinding;
import de.malklug.campaign.Wording;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules over time at the desk: refused, permitted for a reason, approved twice. */
@OnBothDatabases
class DeskRulesTest {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final Actor AGENCY = new Actor("agentur", "Agentur, Planung", Actor.Role.AGENCY, null);
    private static final Actor ADMIN = new Actor("admin", "Verwaltung", Actor.Role.ADMIN, null);
    private static final Actor PRESS = new Actor("soest", "Soest, Presse", Actor.Role.MUNICIPALITY, SOEST);

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-01T08:00:00Z"));
    private final TestAccounts accounts = new TestAccounts().of("soest", "mastodon", "bluesky");

    @TempDir
    Path folder;

    private TestEditorial editorial;
    private Desk desk;

    DeskRulesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws IOException {
        database.clear();
        TestCampaign.in(folder);
        Path yaml = folder.resolve("5malklug/campaign.yaml");
        Files.writeString(
                yaml,
                Files.readString(yaml)
                                .replace(
                                        "rules: { latest: 2h,",
                                        "rules: { distance: { least: 1h, then: blocks }, latest: 2h,")
                        + """
                        layers:
                          still: { title: Stille Tage, then: blocks, days: [{ on: 2026-11-22, title: Totensonntag }] }
                        neutrality:
                          wahl: { title: Wahl, from: 2026-11-25, to: 2026-11-29, office-holders: [Bürgermeister] }
                        """);
        editorial = new TestEditorial(database, folder, accounts, clock);
        ReleaseListener listener = release -> () -> ReleaseChanges.NONE;
        assertThat(editorial.imports(listener).run().hasErrors()).isFalse();
        desk = editorial.desk(listener);
    }

    @Test
    void a_silent_day_refuses_submission_until_the_agency_lets_it_pass_for_a_reason() {
        StoredPost draft = create("Hallo Soest", "2026-11-22T10:00");
        RuleFinding finding = desk.findings(draft.key(), null).getFirst();

        assertThat(desk.submit(draft.key(), draft.version(), PRESS))
                .isInstanceOfSatisfying(Desk.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Desk.Reason.HAS_ERRORS);
                    assertThat(refused.problems())
                            .extracting(DraftProblem::field, DraftProblem::key)
                            .containsExactly(org.assertj.core.groups.Tuple.tuple("at", "layer-blocks"));
                });
        assertThat(permit(draft, finding.mark(), "Wegen Unwetter", PRESS)).isEqualTo(Desk.Reason.NOTHING_TO_PERMIT);
        assertThat(permit(draft, "layer/other@2026-11-22", "Wegen Unwetter", AGENCY))
                .isEqualTo(Desk.Reason.NOTHING_TO_PERMIT);
        assertThat(permit(draft, finding.mark(), "  ", AGENCY)).isEqualTo(Desk.Reason.TEXT_MISSING);

        assertThat(desk.permit(draft.key(), draft.version(), finding.mark(), "Wegen Unwetter", AGENCY))
                .isInstanceOf(Desk.Done.class);

        assertThat(desk.submit(draft.key(), draft.version(), PRESS)).isInstanceOf(Desk.Done.class);
        assertThat(desk.permits(draft.key())).singleElement().satisfies(permit -> {
            assertThat(permit.reason()).isEqualTo("Wegen Unwetter");
            assertThat(permit.person()).isEqualTo("agentur");
            assertThat(permit.finding()).isEqualTo(finding);
        });
        assertThat(editorial.audit.find(AuditTrail.Filter.ALL, null, 10)).anySatisfy(entry -> {
            assertThat(entry.what()).isEqualTo("post.permitted");
            assertThat(entry.after()).contains("Wegen Unwetter");
        });
    }

    @Test
    void a_permit_is_for_one_day_and_not_for_another() {
        StoredPost draft = create("Hallo Soest", "2026-11-22T10:00");
        String mark = desk.findings(draft.key(), null).getFirst().mark();
        desk.permit(draft.key(), draft.version(), mark, "Wegen Unwetter", AGENCY);

        assertThat(desk.findings(draft.key(), LocalDateTime.parse("2026-11-22T12:00")))
                .extracting(RuleFinding::mark)
                .containsExactly(mark);
        assertThat(desk.findings(draft.key(), LocalDateTime.parse("2026-11-23T12:00")))
                .isEmpty();
    }

    @Test
    void posts_of_one_account_keep_their_distance_at_the_desk() {
        create("Erster", "2026-11-10T10:00");
        StoredPost second = create("Zweiter", "2026-11-10T10:30");

        assertThat(desk.findings(second.key(), null)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.key()).isEqualTo("too-close");
            assertThat(finding.better()).isEqualTo("2026-11-10T11:00");
        });
        assertThat(desk.check(CAMPAIGN, SOEST, second.post().id(), desk.draft(second)))
                .extracting(DraftProblem::key)
                .contains("too-close");
        assertThat(desk.findings(second.key(), LocalDateTime.parse("2026-11-10T11:00")))
                .isEmpty();
    }

    @Test
    void before_an_election_two_others_approve() {
        StoredPost draft = create("Der Bürgermeister lädt ein", "2026-11-26T10:00");
        StoredPost submitted = done(desk.submit(draft.key(), draft.version(), PRESS));

        StoredPost once = done(desk.approve(draft.key(), submitted.version(), AGENCY));
        assertThat(once.post().status()).isEqualTo(Post.Status.SUBMITTED);
        StoredPost twice = done(desk.approve(draft.key(), once.version(), ADMIN));
        assertThat(twice.post().status()).isEqualTo(Post.Status.APPROVED);
    }

    private Desk.Reason permit(StoredPost post, String mark, String reason, Actor actor) {
        return ((Desk.Refused) desk.permit(post.key(), post.version(), mark, reason, actor)).reason();
    }

    private StoredPost create(String text, String at) {
        PostDraft draft =
                new PostDraft(LocalDateTime.parse(at), null, null, List.of(), Wording.of(text), Map.of(), List.of());
        return done(desk.create(CAMPAIGN, SOEST, draft, PRESS));
    }

    private static StoredPost done(Desk.Outcome outcome) {
        return ((Desk.Done) outcome).post();
    }
}
