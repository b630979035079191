/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import static de.malklug.testing.TestCampaign.approved;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignFiles;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostField;
import de.malklug.campaign.PostFile;
import de.malklug.campaign.PostId;
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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever files and desk do, in whichever order: nothing anybody wrote is lost without a person having chosen so. */
@OnBothDatabases
class FilesAndDeskPropertyTest {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final Actor PRESS = new Actor("soest", "Soest", Actor.Role.MUNICIPALITY, SOEST);
    private static final ReleaseListener NOBODY = release -> () -> ReleaseChanges.NONE;
    private static final List<PostField> EDITED = List.of(PostField.TITLE, PostField.THEME, PostField.TEXT);

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEditorial editorial;
    private CampaignImport imports;
    private CampaignExport export;
    private Desk desk;

    /** What each side wrote since both last said the same, by post and field. */
    private final Map<String, Map<PostField, String>> ofFile = new HashMap<>();

    private final Map<String, Map<PostField, String>> ofDesk = new HashMap<>();
    private int words;

    FilesAndDeskPropertyTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void nothing_written_is_lost() throws IOException {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            begin(random);
            for (int step = 0; step < 10; step++) {
                String where = "seed " + seed + " step " + step;
                switch (random.nextInt(5)) {
                    case 0, 1 -> atTheDesk(random);
                    case 2, 3 -> inTheFile(random);
                    default -> {
                        if (random.nextBoolean()) {
                            export.run(null, PRESS);
                        }
                    }
                }
                imports.run();
                everythingIsSomewhere(where);
                takenUpTwiceIsTakenUpOnce(where);
                settleSome(random, where);
            }
            settleAll();
            export.run(null, PRESS);
            imports.run();
            assertThat(inFile()).as("seed " + seed).isEqualTo(atDesk());
            assertThat(export.preview(null).files()).isEmpty();
        }
    }

    private void begin(Random random) {
        database.clear();
        ofFile.clear();
        ofDesk.clear();
        words = 0;
        TestCampaign.in(folder)
                .posts(
                        "soest",
                        approved("a", "2026-11-09T09:00", "Eins"),
                        "id: b\nat: 2026-11-10T09:00 # gleich\nstatus: draft\ntext: |\n  Zwei",
                        "id: c\ntext: Drei\nat: 2026-11-11T09:00");
        SettableClock clock = new SettableClock(Instant.parse("2026-11-01T08:00:00Z"));
        editorial = new TestEditorial(database, folder, new TestAccounts().of("soest", "mastodon"), clock);
        imports = editorial.imports(NOBODY);
        export = editorial.export(NOBODY);
        desk = editorial.desk(NOBODY);
        imports.run();
    }

    private void atTheDesk(Random random) {
        StoredPost post = find(id(random));
        PostDraft draft = desk.draft(post);
        PostField field = EDITED.get(random.nextInt(EDITED.size()));
        String word = "Tisch " + ++words;
        PostDraft changed = new PostDraft(
                draft.at(),
                field == PostField.TITLE ? word : draft.heading(),
                field == PostField.THEME ? word : draft.theme(),
                draft.on(),
                field == PostField.TEXT ? Wording.of(word) : draft.wording(),
                draft.variants(),
                draft.thread());
        assertThat(desk.edit(post.key(), post.version(), changed, PRESS)).isInstanceOf(Desk.Done.class);
        ofDesk.computeIfAbsent(post.post().id().value(), key -> new HashMap<>()).put(field, word);
    }

    private void inTheFile(Random random) throws IOException {
        byte[] file = Files.readAllBytes(file());
        PostFile form = form();
        String id = id(random);
        Post before = form.read(file).orElseThrow().stream()
                .filter(post -> post.id().value().equals(id))
                .findFirst()
                .orElseThrow();
        PostField field = EDITED.get(random.nextInt(EDITED.size()));
        String word = "Datei " + ++words;
        Post other = new Post(
                before.id(),
                before.municipality(),
                before.at(),
                before.status(),
                word,
                word,
                before.on(),
                Wording.of(word),
                before.variants(),
                before.thread(),
                before.source());
        Post after = field.take(before, other);
        Files.write(file(), ((PostFile.Written) form.write(file, List.of(after), Set.of())).file());
        ofFile.computeIfAbsent(id, key -> new HashMap<>()).put(field, word);
    }

    /** Each last word of a side is what the post says, or is offered to choose. */
    private void everythingIsSomewhere(String where) {
        for (String id : List.of("a", "b", "c")) {
            StoredPost post = find(id);
            StoredPost offered = desk.asFile(post);
            Set<PostField> contested = new HashSet<>(desk.contested(post));
            Map<PostField, String> file = ofFile.getOrDefault(id, Map.of());
            Map<PostField, String> own = ofDesk.getOrDefault(id, Map.of());
            for (PostField field : EDITED) {
                String here = said(field, post.post());
                if (own.containsKey(field)) {
                    assertThat(here).as(where + " " + id + " " + field).isIn(own.get(field), file.get(field));
                }
                if (file.containsKey(field) && !Objects.equals(here, file.get(field))) {
                    assertThat(offered).as(where + " " + id + " " + field).isNotNull();
                    assertThat(said(field, offered.post())).as(where).isEqualTo(file.get(field));
                }
                if (own.containsKey(field) && file.containsKey(field)) {
                    assertThat(contested).as(where + " " + id).contains(field);
                    assertThat(here).as(where).isEqualTo(own.get(field));
                }
            }
            if (offered == null) {
                boolean same = inFile().get(id).equals(atDesk().get(id));
                if (same) {
                    forget(id);
                }
                ofFile.remove(id);
            }
        }
    }

    private void takenUpTwiceIsTakenUpOnce(String where) {
        List<StoredPost> before = all();
        assertThat(imports.preview().changes())
                .extracting(PostChange::kind)
                .as(where)
                .allMatch(PostChange.Kind.CONTESTED::equals);
        imports.run();
        assertThat(all()).as(where).isEqualTo(before);
    }

    private void settleSome(Random random, String where) {
        for (StoredPost post : all()) {
            if (post.life().conflict() != null && random.nextInt(3) == 0) {
                Set<PostField> fromFile = EnumSet.noneOf(PostField.class);
                for (PostField field : desk.contested(post)) {
                    if (random.nextBoolean()) {
                        fromFile.add(field);
                    }
                }
                StoredPost file = Objects.requireNonNull(desk.asFile(post));
                List<PostField> contested = desk.contested(post);
                assertThat(desk.settle(post.key(), post.version(), fromFile, PRESS))
                        .isInstanceOf(Desk.Done.class);
                StoredPost now = find(post.post().id().value());
                for (PostField field : contested) {
                    StoredPost chosen = fromFile.contains(field) ? file : post;
                    assertThat(field.isSame(now.post(), chosen.post()))
                            .as(where + field)
                            .isTrue();
                }
                assertThat(now.life().conflict()).isNull();
                forget(post.post().id().value());
            }
        }
    }

    private void settleAll() {
        for (StoredPost post : all()) {
            if (post.life().conflict() != null) {
                desk.settle(post.key(), post.version(), Set.of(), PRESS);
            }
        }
    }

    private void forget(String id) {
        ofFile.remove(id);
        ofDesk.remove(id);
    }

    private static String said(PostField field, Post post) {
        return switch (field) {
            case TITLE -> post.heading();
            case THEME -> post.theme();
            default -> post.wording().text();
        };
    }

    private Map<String, List<String>> atDesk() {
        Map<String, List<String>> said = new HashMap<>();
        all().forEach(post -> said.put(post.post().id().value(), words(post.post())));
        return said;
    }

    private Map<String, List<String>> inFile() {
        Map<String, List<String>> said = new HashMap<>();
        try {
            form().read(Files.readAllBytes(file()))
                    .orElseThrow()
                    .forEach(post -> said.put(post.id().value(), words(post)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return said;
    }

    private static List<String> words(Post post) {
        return List.of(
                String.valueOf(post.heading()),
                String.valueOf(post.theme()),
                post.wording().text(),
                post.status().name());
    }

    private static String id(Random random) {
        return List.of("a", "b", "c").get(random.nextInt(3));
    }

    private StoredPost find(String id) {
        return editorial.posts.find(CAMPAIGN, SOEST, new PostId(id)).orElseThrow();
    }

    private List<StoredPost> all() {
        return editorial.posts.list(PostFilter.ALL, null, 100);
    }

    private Path file() {
        return folder.resolve("5malklug/soest.yaml");
    }

    private PostFile form() {
        var reading = new CampaignFiles(new CampaignSurroundings(editorial.networks, List.of(), true)).read(folder);
        return new PostFile(
                reading.campaigns().getFirst().campaign(),
                editorial.networks.all().stream().map(each -> each.id()).toList());
    }
}
