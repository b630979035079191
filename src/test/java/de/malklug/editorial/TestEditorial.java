/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.accounts.Accounts;
import de.malklug.media.MediaLibrary;
import de.malklug.media.MediaProperties;
import de.malklug.networks.Networks;
import de.malklug.testing.TestDatabase;
import de.malklug.testing.TestNetwork;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The editorial desk on a database of a test. Two of them on one database are two processes. */
public final class TestEditorial {

    public final Campaigns campaigns;
    public final Posts posts;
    public final AuditTrail audit;
    public final PostHistory history;

    /** What was published at the desk and on imports. */
    public final List<Object> events = new CopyOnWriteArrayList<>();

    /** What there is in the library, by the name a post has for it. */
    public final Map<String, MediaProperties> library = new ConcurrentHashMap<>();

    public final Networks networks =
            new Networks(List.of(new TestNetwork("mastodon", 500), new TestNetwork("bluesky", 300)));

    private final TestDatabase database;
    private final Path folder;
    private final Accounts accounts;
    private final Clock clock;

    public TestEditorial(TestDatabase database, Path folder, Accounts accounts, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.accounts = accounts;
        this.clock = clock;
        campaigns = new Campaigns(database.reading());
        posts = new Posts(database.reading());
        audit = new JdbcAuditTrail(database.writing(), database.reading(), clock);
        history = new JdbcPostHistory(database.reading());
    }

    public CampaignExport export(ReleaseListener listener) {
        return new CampaignExport(
                imports(listener),
                campaigns,
                new DeskRows(database.reading()),
                drafts(),
                new DeskStore(database.writing(), database.transactions(), clock),
                new MediaLibrary(database.dataFolder()),
                networks,
                audit);
    }

    private DraftDesk drafts() {
        DeskMedia media =
                new DeskMedia(reference -> Optional.ofNullable(library.get(reference.file())), database.reading());
        return new DraftDesk(
                networks,
                accounts,
                new MediaLibrary(database.dataFolder()),
                media,
                new Rulebook(database.reading(), accounts),
                posts,
                clock);
    }

    public Desk desk(ReleaseListener listener) {
        return new PostDesk(
                campaigns,
                posts,
                new JdbcPostHistory(database.reading()),
                drafts(),
                new Rulebook(database.reading(), accounts),
                new DeskStore(database.writing(), database.transactions(), clock),
                new DeskNotes(audit, events::add),
                listener,
                clock);
    }

    ApprovalWatch watch() {
        return new ApprovalWatch(
                new DeskRows(database.reading()),
                posts,
                campaigns,
                new DeskStore(database.writing(), database.transactions(), clock),
                new DeskNotes(audit, events::add),
                clock);
    }

    public CampaignImport imports(ReleaseListener listener) {
        return imports(listener, (String) null);
    }

    /**
     * @param anchor as {@code malklug.anchor} has it
     */
    public CampaignImport imports(ReleaseListener listener, @Nullable String anchor) {
        return build(listener, new Placements(() -> null, AnchorSetting.parse(anchor), campaigns));
    }

    public CampaignImport imports(ReleaseListener listener, TimelineSource timelines) {
        return build(listener, new Placements(() -> timelines, AnchorSetting.NONE, campaigns));
    }

    private CampaignImport build(ReleaseListener listener, Placements placements) {
        return new CampaignImport(
                folder,
                networks,
                accounts,
                new MediaLibrary(database.dataFolder()),
                campaigns,
                new CampaignStore(
                        new JdbcTemplate(database.writer()),
                        database.transactions(),
                        new DeskNotes(audit, events::add),
                        clock),
                new DeskRows(database.reading()),
                listener,
                placements,
                clock);
    }
}
