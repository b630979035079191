/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountConnections;
import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.accounts.EnteredSecrets;
import de.malklug.accounts.TestVault;
import de.malklug.board.BoardPosts;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.CampaignFile;
import de.malklug.editorial.Desk;
import de.malklug.editorial.ImportResult;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.Posts;
import de.malklug.editorial.ReleaseChanges;
import de.malklug.editorial.ReleaseListener;
import de.malklug.editorial.SampleDesk;
import de.malklug.engagement.Engagement;
import de.malklug.media.Library;
import de.malklug.media.LibrarySettings;
import de.malklug.media.MediaHolder;
import de.malklug.media.MediaLibrary;
import de.malklug.media.MediaProperties;
import de.malklug.media.MediaSettings;
import de.malklug.media.MediaUse;
import de.malklug.media.MediaUses;
import de.malklug.media.PublicLinks;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.Networks;
import de.malklug.networks.RemotePost;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import de.malklug.publish.OpenPosts;
import de.malklug.publish.RemoteChanges;
import de.malklug.queue.QueueSettings;
import de.malklug.queue.RemotePosts;
import de.malklug.security.People;
import de.malklug.security.Person;
import de.malklug.security.Role;
import de.malklug.storage.DataFolder;
import de.malklug.storage.Reading;
import de.malklug.testing.SettableClock;
import de.malklug.web.layout.CampaignShelf;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * The pages with people, rights and a database as in production, but a queue in memory and a clock that stands at a known
 * morning. Not a bean by itself, so that nothing finds it by scanning.
 */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration",
            "org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration",
            "org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration"
        })
@EnableConfigurationProperties(QueueSettings.class)
@ComponentScan(
        basePackages = {
            "de.malklug.web",
            "de.malklug.security",
            "de.malklug.wording",
            "de.malklug.storage",
            "de.malklug.networks",
            "de.malklug.mail",
            "de.malklug.notices",
            "de.malklug.contributions"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = org.springframework.context.annotation.FilterType.REGEX,
                        pattern = "de\\.malklug\\.web\\.(reports\\..*|exchange\\..*|layout\\.StoredCampaigns)"))
@ComponentScan(
        basePackages = "de.malklug.accounts",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = org.springframework.context.annotation.FilterType.REGEX,
                        pattern = "de\\.malklug\\.accounts\\.AccountChecks"))
@ComponentScan(
        basePackages = "de.malklug.publish",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = org.springframework.context.annotation.FilterType.REGEX,
                        pattern = "de\\.malklug\\.publish\\.(RemoteChanges|RemoteChangeRows|PublishConfiguration)"))
@ComponentScan(
        basePackages = "de.malklug.editorial",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = org.springframework.context.annotation.FilterType.REGEX,
                        pattern =
                                "de\\.malklug\\.editorial\\.(JdbcAuditTrail|JdbcPostHistory|Campaigns|DraftDesk|Rulebook|DeskMedia|DeskConfiguration|LibraryTrail)"))
@ComponentScan(
        basePackages = "de.malklug.board",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = org.springframework.context.annotation.FilterType.REGEX,
                        pattern = "de\\.malklug\\.board\\.(Board|KeptCollisions)"))
public class PagesUnderTest {

    public static final String PASSWORD = "fuenf staedte ein weg";

    private static final LibrarySettings LIBRARY =
            new LibrarySettings(DataSize.ofKilobytes(200), DataSize.ofMegabytes(2));

    @Bean
    @Primary
    SettableClock standingClock() {
        return new SettableClock(SampleCampaign.NOW);
    }

    @Bean
    FakeLedger ledger(Clock clock, Posts postsWithTheirPicture) {
        FakeLedger ledger = new FakeLedger(clock);
        SampleCampaign.fill(ledger);
        return ledger;
    }

    @Bean
    @Primary
    CampaignShelf shelf() {
        return new CampaignShelf() {
            @Override
            public List<Campaign> all() {
                return List.of(SampleCampaign.CAMPAIGN);
            }
        };
    }

    @Bean
    Accounts accounts() {
        return new SampleAccounts();
    }

    @Bean
    PublicLinks links(DataFolder folder, Clock clock) {
        return new PublicLinks(
                new MediaSettings(
                        URI.create("https://malklug.example.org"), new MediaSettings.Links(Duration.ofHours(6))),
                folder,
                clock);
    }

    @Bean
    MediaLibrary media(DataFolder folder, PublicLinks links) {
        return new MediaLibrary(folder, links);
    }

    @Bean
    SamplePosts posts(@Reading JdbcClient reading, MediaLibrary media, DataFolder folder) throws IOException {
        Path file = folder.file("wall.png");
        BufferedImage picture = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(new Color(0xcfe3df));
        pen.fillRect(0, 0, 640, 360);
        pen.setColor(new Color(0x56776f));
        pen.fillRect(0, 220, 640, 140);
        pen.dispose();
        ImageIO.write(picture, "png", file.toFile());
        MediaProperties taken = media.take(file);
        SampleCampaign.shows(taken);
        return new SamplePosts(reading, taken);
    }

    @Bean
    Library library(
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            MediaLibrary media,
            ObjectProvider<MediaUses> uses,
            ObjectProvider<MediaHolder> holders,
            Clock clock) {
        return new Library(writing, reading, transactions, media, LIBRARY, uses, holders, clock);
    }

    @Bean
    LibrarySettings librarySettings() {
        return LIBRARY;
    }

    @Bean
    MediaUses shownMedia(Posts posts) {
        return () -> posts.list(PostFilter.ALL, null, 100).stream()
                .flatMap(stored -> stored.media().entrySet().stream()
                        .map(shown -> new MediaUse(
                                stored.campaign(),
                                stored.post().municipality(),
                                stored.post().id(),
                                stored.post().title(),
                                stored.dueAt(),
                                shown.getKey(),
                                shown.getValue(),
                                stored.post().wording().media().stream()
                                        .filter(each -> each.file().equals(shown.getKey()))
                                        .map(MediaReference::alt)
                                        .collect(Collectors.toSet()))))
                .toList();
    }

    /** What is done at the desk stays there. */
    @Bean
    ReleaseListener noDeliveries() {
        return release -> () -> ReleaseChanges.NONE;
    }

    /** The shipped campaign's file, to be changed by tests; nothing of it is taken up. */
    @Bean
    CampaignFile campaignFile(DataFolder folder, AuditTrail audit) throws IOException {
        Path copy = folder.file("campaigns");
        for (String name : List.of("campaign.yaml", "calendar/schulferien-nrw.yaml")) {
            Path file = copy.resolve("5malklug").resolve(name);
            Files.createDirectories(file.getParent());
            Files.copy(Path.of("campaigns/5malklug", name), file, StandardCopyOption.REPLACE_EXISTING);
        }
        return new CampaignFile(copy, () -> new ImportResult(false, List.of(), List.of()), audit);
    }

    @Bean
    ApplicationRunner campaignOfTheDesk(JdbcClient writing) {
        return arguments -> SampleDesk.store(SampleCampaign.CAMPAIGN, writing);
    }

    @Bean
    SampleCalendar planned(SamplePosts posts, FakeLedger ledger, Accounts accounts) {
        return new SampleCalendar(posts, ledger, accounts);
    }

    @Bean
    BoardPosts boardPosts(SampleCalendar planned) {
        return new SampleBoard(planned);
    }

    @Bean
    @Primary
    Desk rememberingDesk(
            SamplePosts posts,
            SampleCalendar planned,
            FakeLedger ledger,
            @Qualifier("desk") ObjectProvider<Desk> desk) {
        return new RememberingDesk(posts, planned, ledger, desk::getObject);
    }

    @Bean
    EnteredSecrets enteredSecrets(
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            DataFolder folder,
            Clock clock) {
        return TestVault.entered(writing, reading, transactions, folder.file("vault.key"), clock);
    }

    @Bean
    AccountConnections accountConnections(
            Accounts accounts,
            Networks networks,
            EnteredSecrets entered,
            JdbcClient writing,
            @Reading JdbcClient reading,
            DataFolder folder,
            Clock clock) {
        return TestVault.connections(accounts, networks, entered, writing, reading, folder.file("vault.key"), clock);
    }

    /** Pages connect no account. */
    @Bean
    SessionStore noSessions() {
        return new SessionStore() {

            @Override
            public Optional<Secret> load(ConnectedAccount account) {
                return Optional.empty();
            }

            @Override
            public Secret update(ConnectedAccount account, UnaryOperator<Optional<Secret>> change) {
                throw new UnsupportedOperationException("Pages never need a session");
            }
        };
    }

    @Bean
    RemotePosts remotePosts(FakeLedger ledger) {
        return id -> ledger.find(id)
                .filter(each -> each.remoteId() != null)
                .map(each -> new RemotePost(each.remoteId(), each.remoteUrl()));
    }

    @Bean
    OpenPosts openPosts(Posts posts, FakeLedger ledger, RemoteChanges changes, Clock clock) {
        return new OpenPosts(posts, ledger, ledger, changes, clock);
    }

    @Bean
    Engagement engagement() {
        return new SampleEngagement();
    }

    @Bean
    ApplicationRunner everybody(People people) {
        return arguments -> {
            people.add(person("admin", "Verwaltung", Role.ADMIN, null), PASSWORD);
            people.add(person("agentur", "Agentur, Planung", Role.AGENCY, null), PASSWORD);
            people.add(person("soest", "Stadt Soest, Presse", Role.MUNICIPALITY, "soest"), PASSWORD);
            people.add(person("marketing", "Marketing", Role.MARKETING, null), PASSWORD);
        };
    }

    private static Person person(String name, String title, Role role, String municipality) {
        return new Person(
                name,
                title,
                role,
                municipality == null ? null : new MunicipalityId(municipality),
                null,
                de.malklug.security.Theme.AUTOMATIC);
    }

    private static final class SampleAccounts implements Accounts {

        private final List<Account> all = SampleCampaign.accounts();

        @Override
        public List<Account> all() {
            return all;
        }

        @Override
        public Optional<Account> find(String id) {
            return all.stream().filter(account -> account.id().equals(id)).findFirst();
        }

        @Override
        public ConnectedAccount connect(Account account) {
            throw new CredentialsMissing(
                    account.id(), account.secrets().keySet().iterator().next());
        }

        @Override
        public AccountHealth health(String id) {
            return id.equals("menden-mastodon")
                    ? new AccountHealth.NeedsAttention("401", SampleCampaign.NOW.minusSeconds(2520))
                    : new AccountHealth.Ready();
        }

        @Override
        public void needsAttention(String id, String reason) {
            throw new UnsupportedOperationException("Pages never say so");
        }

        @Override
        public void recovered(String id) {
            throw new UnsupportedOperationException("Pages never say so");
        }
    }
}
