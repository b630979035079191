/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.library;

import de.malklug.campaign.MunicipalityId;
import de.malklug.media.Library;
import de.malklug.media.LibraryItem;
import de.malklug.media.LibrarySettings;
import de.malklug.media.MediaLibrary;
import de.malklug.media.MediaProperties;
import de.malklug.media.MediaUse;
import de.malklug.media.MediaUses;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.FileSizes;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.web.library.LibraryView.FileTile;
import de.malklug.web.library.LibraryView.Item;
import de.malklug.web.library.LibraryView.Owner;
import de.malklug.web.library.LibraryView.Post;
import de.malklug.web.library.LibraryView.Tile;
import de.malklug.web.library.LibraryView.Wanted;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts the library into words. A municipality sees its own and what all share; who speaks for all sees everything. */
@Component
class LibraryPages {

    private static final int PAGE = 48;

    private final Library library;
    private final MediaUses uses;
    private final MediaLibrary bytes;
    private final LibrarySettings settings;
    private final Rights rights;
    private final Towns towns;
    private final Voice voice;

    LibraryPages(
            Library library,
            MediaUses uses,
            MediaLibrary bytes,
            LibrarySettings settings,
            Rights rights,
            Towns towns,
            Voice voice) {
        this.library = library;
        this.uses = uses;
        this.bytes = bytes;
        this.settings = settings;
        this.rights = rights;
        this.towns = towns;
        this.voice = voice;
    }

    /** Whether the reader sees an item. */
    boolean maySee(LibraryItem item) {
        return item.municipality() == null || rights.may(Right.KEEP_MEDIA, item.municipality());
    }

    /** Whether the reader may change and delete an item. */
    boolean mayChange(LibraryItem item) {
        return item.municipality() == null
                ? rights.mayEverywhere(Right.KEEP_MEDIA)
                : rights.may(Right.KEEP_MEDIA, item.municipality());
    }

    LibraryView list(Wanted wanted) {
        Phrases phrases = voice.phrases();
        Collection<MediaUse> all = uses.all();
        Map<String, Long> counts = all.stream()
                .collect(Collectors.groupingBy(each -> each.properties().sha256(), Collectors.counting()));
        List<LibraryItem> items =
                visible().stream().filter(item -> fits(item, wanted)).toList();
        List<Tile> tiles = items.stream()
                .skip((long) wanted.page() * PAGE)
                .limit(PAGE)
                .map(item -> tile(item, counts, phrases))
                .toList();
        return new LibraryView(
                wanted,
                owners(phrases),
                filters(phrases),
                phrases.text(
                        "library.limits",
                        FileSizes.words(settings.largestPicture().toBytes(), phrases),
                        FileSizes.words(settings.largestVideo().toBytes(), phrases)),
                items.size(),
                tiles,
                wanted.page() == 0 ? fromFiles(all, wanted, phrases) : List.of(),
                wanted.page() > 0 ? page(wanted, wanted.page() - 1) : null,
                items.size() > (wanted.page() + 1) * PAGE ? page(wanted, wanted.page() + 1) : null);
    }

    private List<LibraryItem> visible() {
        MunicipalityId own = rights.current().municipality();
        return own == null ? library.all() : library.of(own);
    }

    private static boolean fits(LibraryItem item, Wanted wanted) {
        String owner =
                item.municipality() == null ? Owner.SHARED : item.municipality().value();
        return (wanted.municipality().isEmpty() || wanted.municipality().equals(owner))
                && (!wanted.missing() || item.alt().isBlank())
                && contains(item.name() + " " + item.alt() + " " + item.rights(), wanted.text());
    }

    private static boolean contains(String where, String what) {
        return where.toLowerCase(Locale.ROOT).contains(what.strip().toLowerCase(Locale.ROOT));
    }

    private static String page(Wanted wanted, int page) {
        return UriComponentsBuilder.fromPath("/media")
                .queryParam("municipality", wanted.municipality())
                .queryParam("text", wanted.text())
                .queryParam("missing", wanted.missing())
                .queryParam("page", page)
                .encode()
                .toUriString();
    }

    /** For whom the reader may upload: the own municipality, or any and all together. */
    List<Owner> owners(Phrases phrases) {
        List<Owner> owners = new ArrayList<>();
        if (rights.mayEverywhere(Right.KEEP_MEDIA)) {
            owners.add(new Owner(Owner.SHARED, phrases.text("library.shared")));
        }
        towns.all().stream()
                .filter(town -> rights.may(Right.KEEP_MEDIA, town.id()))
                .forEach(town -> owners.add(new Owner(town.id().value(), town.name())));
        return owners;
    }

    private List<Owner> filters(Phrases phrases) {
        List<Owner> filters = new ArrayList<>(owners(phrases));
        if (!rights.mayEverywhere(Right.KEEP_MEDIA)) {
            filters.add(new Owner(Owner.SHARED, phrases.text("library.shared")));
        }
        return filters;
    }

    private Tile tile(LibraryItem item, Map<String, Long> counts, Phrases phrases) {
        return new Tile(
                "/media/files/" + item.name(),
                item.name(),
                item.isImage() ? "/media/thumbnails/" + item.properties().sha256() : null,
                item.alt().isBlank() ? phrases.text("library.alt.missing") : item.alt(),
                !item.alt().isBlank(),
                town(item.municipality()),
                facts(item.properties(), phrases),
                phrases.text(
                        "library.use", counts.getOrDefault(item.properties().sha256(), 0L)));
    }

    private List<FileTile> fromFiles(Collection<MediaUse> all, Wanted wanted, Phrases phrases) {
        Set<String> uploaded =
                library.all().stream().map(item -> item.reference().file()).collect(Collectors.toSet());
        Map<String, List<MediaUse>> byFile = all.stream()
                .filter(use -> !uploaded.contains(use.file()))
                .filter(use -> rights.may(Right.KEEP_MEDIA, use.municipality()))
                .filter(use -> wanted.municipality().isEmpty()
                        || wanted.municipality().equals(use.municipality().value()))
                .filter(use -> !wanted.missing() && contains(use.file() + " " + use.alts(), wanted.text()))
                .collect(Collectors.groupingBy(
                        use -> use.municipality() + " " + use.properties().sha256(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byFile.values().stream().map(shown -> fileTile(shown, phrases)).toList();
    }

    private FileTile fileTile(List<MediaUse> shown, Phrases phrases) {
        MediaUse first = shown.getFirst();
        boolean here = first.properties().contentType().startsWith("image/")
                && bytes.find(first.properties().sha256()).isPresent();
        TreeSet<String> alts = new TreeSet<>();
        shown.forEach(use -> alts.addAll(use.alts()));
        return new FileTile(
                first.file(),
                here ? "/media/thumbnails/" + first.properties().sha256() : null,
                List.copyOf(alts),
                town(first.municipality()),
                facts(first.properties(), phrases),
                posts(shown, phrases));
    }

    Item item(LibraryItem item) {
        Phrases phrases = voice.phrases();
        MediaProperties properties = item.properties();
        return new Item(
                item.name(),
                item.reference().file(),
                "/media/" + properties.sha256(),
                item.isImage(),
                properties.width(),
                properties.height(),
                town(item.municipality()),
                phrases.text("library.kind." + properties.contentType().replace('/', '-')),
                FileSizes.words(properties.size(), phrases),
                measure(properties, phrases),
                item.addedBy(),
                item.addedAt(),
                phrases.instant(item.addedAt()),
                mayChange(item),
                posts(library.usesOf(item), phrases));
    }

    List<Post> posts(List<MediaUse> shown, Phrases phrases) {
        return shown.stream()
                .map(use -> new Post(
                        "/posts/" + use.campaign() + "/" + use.municipality() + "/" + use.post(),
                        use.title(),
                        use.dueAt(),
                        phrases.instant(use.dueAt()),
                        towns.find(use.campaign(), use.municipality()),
                        use.alts().stream().sorted().toList()))
                .toList();
    }

    private @Nullable Town town(@Nullable MunicipalityId id) {
        return id == null
                ? null
                : towns.all().stream()
                        .filter(town -> town.id().equals(id))
                        .findFirst()
                        .orElseGet(() -> new Town(id, id.value(), "", "t0"));
    }

    private static String facts(MediaProperties properties, Phrases phrases) {
        String measure = measure(properties, phrases);
        String kind = phrases.text("library.kind." + properties.contentType().replace('/', '-'));
        String size = FileSizes.words(properties.size(), phrases);
        return measure.isEmpty() ? kind + ", " + size : kind + ", " + measure + ", " + size;
    }

    private static String measure(MediaProperties properties, Phrases phrases) {
        List<String> parts = new ArrayList<>();
        if (properties.width() > 0) {
            parts.add(phrases.text(
                    "library.pixels", phrases.number(properties.width()), phrases.number(properties.height())));
        }
        if (!properties.duration().isZero()) {
            parts.add(phrases.duration(properties.duration()));
        }
        return String.join(", ", parts);
    }
}
