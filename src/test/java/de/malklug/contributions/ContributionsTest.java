/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import static de.malklug.testing.TestCampaign.approved;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.contributions.Contributing.Adding;
import de.malklug.contributions.Contribution.Status;
import de.malklug.contributions.Inbox.Decision;
import de.malklug.contributions.Picture.Persons;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.Desk;
import de.malklug.editorial.LibraryTrail;
import de.malklug.editorial.ReleaseChanges;
import de.malklug.editorial.TestEditorial;
import de.malklug.mail.Mail;
import de.malklug.media.Addition;
import de.malklug.media.Library;
import de.malklug.media.LibrarySettings;
import de.malklug.media.MediaHolder;
import de.malklug.media.MediaLibrary;
import de.malklug.testing.FakeOutbox;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.TestDatabase;
import de.malklug.wording.Phrasebook;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.unit.DataSize;

@OnBothDatabases
class ContributionsTest {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final MunicipalityId OLPE = new MunicipalityId("olpe");
    private static final Actor AGENCY = new Actor("agentur", "Agentur, Planung", Actor.Role.AGENCY, null);
    private static final Instant NOW = Instant.parse("2026-11-09T08:00:00Z");
    private static final Instant DEADLINE = NOW.plus(Duration.ofDays(10));
    private static final URI BASE = URI.create("https://malklug.example.org");

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock(NOW);
    private final FakeOutbox outbox = new FakeOutbox();

    @TempDir
    Path folder;

    private TestEditorial editorial;
    private LinkTokens tokens;
    private Library library;
    private MediaLibrary bytes;
    private Requests requests;
    private Contributing contributing;
    private Inbox inbox;
    private ContributionPass pass;

    ContributionsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.clear();
        TestCampaign.in(folder.resolve("campaigns"))
                .posts("soest", approved("a", "2026-11-20T09:00", "Datei"))
                .posts("olpe");
        editorial = new TestEditorial(
                database,
                folder.resolve("campaigns"),
                new TestAccounts().of("soest", "mastodon").of("olpe", "mastodon"),
                clock);
        editorial.imports(release -> () -> ReleaseChanges.NONE).run();
        Desk desk = editorial.desk(release -> () -> ReleaseChanges.NONE);
        ContributionSettings settings = new ContributionSettings(
                BASE,
                new ContributionSettings.Contributions(
                        Duration.ofDays(90),
                        Duration.ofDays(2),
                        2,
                        DataSize.ofKilobytes(150),
                        3,
                        Duration.ofDays(2),
                        Duration.ofDays(30)));
        tokens = new LinkTokens(database.dataFolder());
        bytes = new MediaLibrary(database.dataFolder());
        library = new Library(
                database.writing(),
                database.reading(),
                database.transactions(),
                bytes,
                new LibrarySettings(DataSize.ofKilobytes(200), DataSize.ofKilobytes(400)),
                all(),
                all((MediaHolder) new KeptPictures(database.reading())),
                clock);
        ContributionLetters letters =
                new ContributionLetters(tokens, outbox, editorial.campaigns, new Phrasebook(messages()), settings);
        requests = new Requests(
                database.writing(),
                database.reading(),
                tokens,
                database.transactions(),
                editorial.audit,
                letters,
                settings,
                clock);
        contributing = new Contributing(
                database.writing(),
                database.reading(),
                tokens,
                database.transactions(),
                library,
                editorial.campaigns,
                desk,
                editorial.audit,
                letters,
                settings,
                clock);
        inbox = new Inbox(
                database.writing(),
                database.reading(),
                database.transactions(),
                library,
                bytes,
                new LibraryTrail(editorial.audit),
                editorial.campaigns,
                desk,
                editorial.audit,
                letters,
                clock);
        pass = new ContributionPass(
                database.writing(),
                database.reading(),
                requests,
                database.transactions(),
                letters,
                library,
                settings,
                clock);
    }

    @Test
    void what_was_sent_is_found_with_everything_that_was_said() throws IOException {
        Contribution sent = sent(SOEST, "Ein Text", Persons.AGREED);

        Contribution found = inbox.find(sent.id()).orElseThrow();
        assertThat(found).isEqualTo(sent);
        assertThat(found.status()).isEqualTo(Status.RECEIVED);
        assertThat(found.receivedAt()).isEqualTo(NOW);
        assertThat(found.entry()).isEqualTo(entry("Ein Text"));
        assertThat(found.title()).isEqualTo("Unser Weg");
        assertThat(found.pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.fileName()).isEqualTo("Weg.png");
            assertThat(picture.words()).isEqualTo(new Picture.Words("Ein Weg", Persons.AGREED, true));
        });
        assertThat(inbox.list(Set.of(OLPE), Inbox.SENT, 10)).isEmpty();
        assertThat(inbox.counts(Set.of(SOEST))).containsEntry(Status.RECEIVED, 1);
        assertThat(mailTo("vera@soest.example").text())
                .contains("https://malklug.example.org/c/" + tokens.ofContribution(sent.id()) + "/status", "30 Tage");
        assertThat(mailTo("vera@soest.example").confidential()).isTrue();
    }

    @Test
    void two_editors_at_once_make_one_draft() throws Exception {
        Contribution sent = sent(SOEST, "Ein Text", Persons.NONE);
        int before = posts();
        List<Decision> decisions;
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Callable<Decision> take = () -> inbox.take(sent, sent.version(), AGENCY);
            List<Future<Decision>> taking = both.invokeAll(List.of(take, take));
            decisions = List.of(taking.get(0).get(), taking.get(1).get());
        }

        assertThat(decisions).filteredOn(each -> each instanceof Decision.Taken).hasSize(1);
        assertThat(decisions).filteredOn(each -> each instanceof Decision.Stale).hasSize(1);
        assertThat(posts()).isEqualTo(before + 1);
        assertThat(library.of(SOEST)).hasSize(1);
        Contribution taken = inbox.find(sent.id()).orElseThrow();
        assertThat(taken.status()).isEqualTo(Status.TAKEN);
        assertThat(taken.post()).isNotNull();
        assertThat(audit("contribution.taken")).hasSize(1);
    }

    @Test
    void a_desk_that_refuses_leaves_the_contribution_as_it_was() throws IOException {
        Contribution sent = sent(SOEST, "Ein Text", Persons.NONE);
        Actor press = new Actor("olpe", "Olpe", Actor.Role.MUNICIPALITY, OLPE);

        assertThat(inbox.take(sent, sent.version(), press)).isInstanceOf(Decision.Refused.class);

        assertThat(inbox.find(sent.id()).orElseThrow().status()).isEqualTo(Status.RECEIVED);
        assertThat(inbox.take(sent, sent.version(), AGENCY)).isInstanceOf(Decision.Taken.class);
    }

    @Test
    void a_picture_nobody_agreed_to_stays_behind() throws IOException {
        Contribution sent = sent(SOEST, "Ein Text", Persons.MISSING);

        Decision.Taken taken = (Decision.Taken) inbox.take(sent, sent.version(), AGENCY);

        assertThat(taken.leftOut()).hasSize(1);
        assertThat(taken.post().post().wording().media()).isEmpty();
        assertThat(library.all()).isEmpty();
    }

    @Test
    void what_is_too_much_is_not_taken() throws IOException {
        Contribution begun = begun(link(SOEST), "Ein Text");
        assertThat(add(begun, new byte[200_000])).isEqualTo(new Adding.Refused(Addition.Reason.TOO_LARGE, 150 * 1024));
        assertThat(add(begun, png(10, 10))).isInstanceOf(Adding.Added.class);
        assertThat(add(now(begun), png(10, 10))).isInstanceOf(Adding.Added.class);
        assertThat(now(begun).pictures()).hasSize(1);
        assertThat(add(now(begun), png(11, 11))).isInstanceOf(Adding.Added.class);
        assertThat(add(now(begun), png(12, 12))).isEqualTo(new Adding.Enough(2));
        assertThat(now(begun).pictures()).extracting(Picture::number).containsExactly(1, 2);
    }

    @Test
    void one_link_holds_no_more_than_so_many_open_contributions() {
        ContributionLink link = link(SOEST);
        for (int i = 0; i < 3; i++) {
            begun(link, "Text " + i);
        }

        Door.Open next = (Door.Open) contributing.door(tokens.of(link), null);
        assertThat(contributing.keep(next, entry("Noch einer"), Map.of())).isEmpty();
    }

    @Test
    void a_removed_picture_leaves_no_bytes_unless_somebody_else_needs_them() throws IOException {
        Contribution one = begun(link(SOEST), "Ein Text");
        Contribution other = begun(link(OLPE), "Ein anderer");
        add(one, png(10, 10));
        add(other, png(10, 10));
        String sha256 = now(one).pictures().getFirst().properties().sha256();

        contributing.remove(now(one), 1);
        assertThat(bytes.find(sha256)).isPresent();
        contributing.remove(now(other), 1);
        assertThat(bytes.find(sha256)).isEmpty();
    }

    @Test
    void a_town_is_reminded_once_for_each_deadline() {
        ContributionLink link = requests.ask(
                        new Requests.Wish(
                                CAMPAIGN,
                                "Unser Weg",
                                "",
                                DEADLINE,
                                Map.of(SOEST, Optional.of("presse@soest.example"))),
                        AGENCY,
                        BASE)
                .getFirst()
                .link();
        assertThat(outbox.sent()).hasSize(1);
        pass.remind();
        assertThat(outbox.sent()).hasSize(1);

        clock.set(DEADLINE.minus(Duration.ofDays(2)));
        pass.remind();
        pass.remind();
        assertThat(outbox.sent()).hasSize(2);
        assertThat(outbox.sent().getLast().subject()).isEqualTo("Erinnerung: Unser Weg");
        assertThat(outbox.sent().getLast().text()).contains("/c/" + tokens.of(link));

        requests.renew(link, DEADLINE.plus(Duration.ofDays(10)), false, AGENCY);
        pass.remind();
        assertThat(outbox.sent()).hasSize(2);
        clock.set(DEADLINE.plus(Duration.ofDays(9)));
        pass.remind();
        pass.remind();
        assertThat(outbox.sent()).hasSize(3);
    }

    @Test
    void nobody_is_reminded_of_what_came_or_was_revoked_or_lies_only_just_ahead() throws IOException {
        sent(SOEST, "Ein Text", Persons.NONE);
        ContributionLink revoked = requests.ask(
                        new Requests.Wish(
                                CAMPAIGN, "Anderes", "", DEADLINE, Map.of(OLPE, Optional.of("presse@olpe.example"))),
                        AGENCY,
                        BASE)
                .getFirst()
                .link();
        requests.revoke(revoked, AGENCY);
        requests.ask(
                new Requests.Wish(
                        CAMPAIGN,
                        "Eilig",
                        "",
                        NOW.plus(Duration.ofHours(20)),
                        Map.of(OLPE, Optional.of("presse@olpe.example"))),
                AGENCY,
                BASE);
        int before = outbox.sent().size();
        pass.remind();
        assertThat(outbox.sent()).hasSize(before);
        clock.set(NOW.plus(Duration.ofHours(11)));
        pass.remind();
        assertThat(outbox.sent()).hasSize(before + 1);
        clock.set(DEADLINE.minus(Duration.ofDays(1)));
        pass.remind();
        assertThat(outbox.sent()).hasSize(before + 1);
    }

    @Test
    void who_contributed_is_forgotten_a_month_after_the_decision() throws IOException {
        Contribution sent = sent(SOEST, "Ein Text", Persons.NONE);
        String sha256 = sent.pictures().getFirst().properties().sha256();
        inbox.decline(sent, sent.version(), "Passt nicht.", AGENCY, BASE);

        clock.advance(Duration.ofDays(29));
        pass.tidy();
        assertThat(inbox.find(sent.id()).orElseThrow().entry().name()).isEqualTo("Vera Beispiel");
        clock.advance(Duration.ofDays(2));
        pass.tidy();
        Contribution forgotten = inbox.find(sent.id()).orElseThrow();
        assertThat(forgotten.forgotten()).isTrue();
        assertThat(forgotten.entry().name() + forgotten.entry().mail()).isEmpty();
        assertThat(forgotten.pictures()).isEmpty();
        assertThat(forgotten.entry().text()).isEqualTo("Ein Text");
        assertThat(bytes.find(sha256)).isEmpty();
        assertThat(editorial.audit.find(AuditTrail.Filter.ALL, null, 100).toString())
                .doesNotContain("Vera", "vera@soest.example");
    }

    @Test
    void what_was_begun_and_never_sent_is_deleted() throws IOException {
        Contribution begun = begun(link(SOEST), "Ein Text");
        add(begun, png(10, 10));
        String sha256 = now(begun).pictures().getFirst().properties().sha256();

        clock.advance(Duration.ofDays(3));
        pass.tidy();

        assertThat(contributing.door(tokens.ofContribution(begun.id()), null)).isInstanceOf(Door.Unknown.class);
        assertThat(bytes.find(sha256)).isEmpty();
    }

    @Test
    void a_link_works_until_its_end_and_never_again_under_a_former_address() {
        ContributionLink link = link(SOEST);
        String address = tokens.of(link);
        assertThat(contributing.door(address, null)).isInstanceOf(Door.Open.class);
        clock.set(DEADLINE);
        assertThat(contributing.door(address, null)).isEqualTo(new Door.Closed(link, ContributionLink.State.EXPIRED));

        ContributionLink longer = requests.renew(link, DEADLINE.plusSeconds(60), false, AGENCY);
        assertThat(tokens.of(longer)).isEqualTo(address);
        assertThat(contributing.door(address, null)).isInstanceOf(Door.Open.class);
        ContributionLink other = requests.renew(longer, DEADLINE.plusSeconds(60), true, AGENCY);
        assertThat(contributing.door(address, null)).isInstanceOf(Door.Closed.class);
        assertThat(contributing.door(tokens.of(other), null)).isInstanceOf(Door.Open.class);
        assertThat(contributing.door(address.toUpperCase(Locale.ROOT), null)).isInstanceOf(Door.Unknown.class);
        assertThat(new LinkTokens(new de.malklug.storage.DataFolder(folder)).read(address))
                .isEmpty();
    }

    @Test
    void what_is_added_after_the_draft_was_made_reaches_its_editor() throws IOException {
        Contribution sent = sent(SOEST, "Ein Text", Persons.NONE);
        Decision.Taken taken = (Decision.Taken) inbox.take(sent, sent.version(), AGENCY);

        assertThat(contributing.say(inbox.find(sent.id()).orElseThrow(), "Das Foto ist von Jana."))
                .isTrue();
        assertThat(contributing.say(inbox.find(sent.id()).orElseThrow(), "Das Foto ist von Jana."))
                .isTrue();

        assertThat(editorial.history.comments(taken.post().key()))
                .singleElement()
                .matches(comment -> comment.text().equals("@agentur Das Foto ist von Jana."));
    }

    private ContributionLink link(MunicipalityId town) {
        return requests.ask(
                        new Requests.Wish(CAMPAIGN, "Unser Weg", "Ein Foto", DEADLINE, Map.of(town, Optional.empty())),
                        AGENCY,
                        BASE)
                .getFirst()
                .link();
    }

    private Contribution begun(ContributionLink link, String text) {
        Door.Open door = (Door.Open) contributing.door(tokens.of(link), null);
        return contributing.keep(door, entry(text), Map.of()).orElseThrow();
    }

    private Contribution sent(MunicipalityId town, String text, Persons persons) throws IOException {
        Contribution begun = begun(link(town), text);
        contributing.add(begun, file(png(20, 20)), "Weg.png", new Picture.Words("Ein Weg", persons, true));
        assertThat(contributing.send(now(begun))).isEmpty();
        return now(begun);
    }

    private Adding add(Contribution to, byte[] picture) throws IOException {
        return contributing.add(to, file(picture), "Weg.png", Picture.Words.NONE);
    }

    private Contribution now(Contribution before) {
        return contributing.own(tokens.ofContribution(before.id())).orElseThrow();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("upload"), content);
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static Entry entry(String text) {
        return new Entry(
                text, LocalDate.of(2026, 11, 20), List.of(), "Vera Beispiel", "vera@soest.example", Locale.GERMAN);
    }

    private Mail mailTo(String address) {
        return outbox.sent().stream()
                .filter(each -> each.to().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private int posts() {
        return database.reading()
                .sql("SELECT count(*) FROM post")
                .query(Integer.class)
                .single();
    }

    private List<AuditTrail.Entry> audit(String what) {
        return editorial.audit.find(new AuditTrail.Filter(null, null, what, null, null, null), null, 10);
    }

    @SafeVarargs
    private static <T> ObjectProvider<T> all(T... beans) {
        return new ObjectProvider<>() {
            @Override
            public Stream<T> stream() {
                return Stream.of(beans);
            }
        };
    }
}
