/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.Post;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.media.Library;
import de.malklug.media.LibraryItem;
import de.malklug.media.MediaLibrary;
import de.malklug.media.MediaProperties;
import de.malklug.networks.ImageLimits;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.compose.ComposePage.AccountLine;
import de.malklug.web.compose.ComposePage.Choice;
import de.malklug.web.compose.ComposePage.Links;
import de.malklug.web.compose.ComposePage.MediaRow;
import de.malklug.web.compose.ComposePage.PartRow;
import de.malklug.web.compose.ComposePage.State;
import de.malklug.web.compose.ComposePage.Tab;
import de.malklug.web.compose.ComposePage.Ticked;
import de.malklug.web.compose.Typed.Own;
import de.malklug.web.compose.Typed.Part;
import de.malklug.web.compose.Typed.Shown;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out the composer. */
@Component
class ComposePages {

    private static final int MANY_POSTS = 2_000;

    private final LiveParts live;
    private final Accounts accounts;
    private final Library library;
    private final MediaLibrary bytes;
    private final Posts posts;
    private final Towns towns;
    private final Rights rights;

    ComposePages(
            LiveParts live,
            Accounts accounts,
            Library library,
            MediaLibrary bytes,
            Posts posts,
            Towns towns,
            Rights rights) {
        this.live = live;
        this.accounts = accounts;
        this.library = library;
        this.bytes = bytes;
        this.posts = posts;
        this.towns = towns;
        this.rights = rights;
    }

    /**
     * @param stored the post as it is stored; null for a new one
     * @param summary what must be mended before it can be done what was asked; empty if nothing was asked
     */
    ComposePage page(Sheet sheet, @Nullable StoredPost stored, List<Finding> summary, Phrases phrases) {
        Typed typed = sheet.typed();
        Town town = towns.find(sheet.campaign().id(), sheet.municipality());
        String here = stored == null ? null : PostLinks.of(stored.key());
        return new ComposePage(
                typed.title().isBlank()
                        ? stored == null
                                ? phrases.text("compose.new")
                                : stored.post().title()
                        : typed.title(),
                town,
                stored == null ? mine() : List.of(),
                here == null ? "/posts/new" : here + "/edit",
                stored != null,
                state(stored, phrases),
                stored == null ? "" : phrases.text("compose.saved", stored.version(), phrases.time(stored.changedAt())),
                voids(stored, phrases),
                stored == null || stored.post().status() == Post.Status.DRAFT,
                typed,
                phrases.zoneName(sheet.dueAt()),
                !sheet.campaign().rules().slots().kept().isEmpty(),
                Locale.forLanguageTag(sheet.campaign().language()).getDisplayLanguage(phrases.locale()),
                accounts(sheet, phrases),
                themes(sheet.campaign()),
                tabs(sheet, phrases),
                media(sheet, phrases),
                parts(typed),
                library(sheet),
                comments(sheet, phrases),
                live.of(sheet, phrases),
                new Links(
                        here == null ? "/posts" : here,
                        here,
                        here == null ? null : here + "/versions",
                        here == null ? null : here + "/delete",
                        "/posts/new?municipality=" + sheet.municipality()),
                summary);
    }

    private List<Town> mine() {
        List<Town> mine = towns.all().stream()
                .filter(each -> rights.may(Right.WRITE_POSTS, each.id()))
                .toList();
        return mine.size() > 1 ? mine : List.of();
    }

    private static State state(@Nullable StoredPost stored, Phrases phrases) {
        String word = stored == null ? "draft" : stored.post().status().name().toLowerCase(Locale.ROOT);
        return new State(word, phrases.text("compose.state." + word));
    }

    private static @Nullable String voids(@Nullable StoredPost stored, Phrases phrases) {
        if (stored == null) {
            return null;
        }
        return switch (stored.post().status()) {
            case DRAFT -> null;
            case SUBMITTED -> phrases.text("compose.voids.submitted");
            case APPROVED -> phrases.text("compose.voids.approved");
        };
    }

    private List<AccountLine> accounts(Sheet sheet, Phrases phrases) {
        return sheet.accounts().stream()
                .map(account -> {
                    AccountHealth health = accounts.health(account.id());
                    return new AccountLine(
                            account.id(),
                            phrases.network(account.network()),
                            account.handle() == null ? account.id() : account.handle(),
                            phrases.health(health),
                            health instanceof AccountHealth.Ready,
                            sheet.typed().on().contains(account.id()));
                })
                .toList();
    }

    private List<String> themes(Campaign campaign) {
        TreeSet<String> themes = new TreeSet<>();
        for (StoredPost each : posts.list(PostFilter.ALL.in(campaign.id()), null, MANY_POSTS)) {
            if (each.post().theme() != null) {
                themes.add(each.post().theme());
            }
        }
        return List.copyOf(themes);
    }

    private static List<Tab> tabs(Sheet sheet, Phrases phrases) {
        Typed typed = sheet.typed();
        List<Tab> tabs = new ArrayList<>();
        for (Network network : sheet.networks()) {
            String id = network.id().value();
            Own own = typed.own(id);
            List<Ticked> pictures = new ArrayList<>();
            for (int row = 0; row < typed.media().size(); row++) {
                Shown shown = typed.media().get(row);
                if (shown.part() == 1) {
                    pictures.add(new Ticked(row, name(shown.file()), shown.on(id)));
                }
            }
            tabs.add(new Tab(
                    id,
                    network.displayName(),
                    !sheet.goesTo(network.id()).isEmpty(),
                    own != null,
                    own == null ? typed.text() : own.text(),
                    own == null ? "" : own.link(),
                    pictures,
                    ""));
        }
        return tabs;
    }

    private List<MediaRow> media(Sheet sheet, Phrases phrases) {
        List<MediaRow> rows = new ArrayList<>();
        List<Shown> media = sheet.typed().media();
        for (int row = 0; row < media.size(); row++) {
            Shown shown = media.get(row);
            MediaProperties properties = sheet.media().get(shown.file());
            rows.add(new MediaRow(
                    row,
                    shown.file(),
                    name(shown.file()),
                    shown.alt(),
                    shown.instead(),
                    shown.part(),
                    shown.common(),
                    properties == null ? null : address(properties),
                    properties != null && properties.contentType().startsWith("video/"),
                    properties == null ? 0 : properties.width(),
                    properties == null ? 0 : properties.height(),
                    properties == null ? phrases.text("compose.media.gone") : facts(properties, phrases),
                    shown.common()
                            ? ""
                            : String.join(", ", shown.except().stream().sorted().toList()),
                    properties == null ? List.of() : fits(sheet, shown, properties, phrases),
                    AltTexts.saysNothing(shown.alt())
                            && shown.instead().decorative().isBlank()));
        }
        return rows;
    }

    private @Nullable String address(MediaProperties properties) {
        return properties.contentType().startsWith("image/")
                        && bytes.find(properties.sha256()).isPresent()
                ? "/media/" + properties.sha256()
                : null;
    }

    private static String facts(MediaProperties properties, Phrases phrases) {
        String type = properties
                .contentType()
                .substring(properties.contentType().indexOf('/') + 1)
                .toUpperCase(Locale.ROOT);
        long kilobytes = Math.max(1, properties.size() / 1_000);
        return properties.width() > 0
                ? phrases.text("compose.media.facts", type, properties.width(), properties.height(), kilobytes)
                : phrases.text("compose.media.facts-short", type, kilobytes);
    }

    /** What becomes of it where it is not sent as it is; what can't be sent at all is among the findings. */
    private static List<String> fits(Sheet sheet, Shown shown, MediaProperties properties, Phrases phrases) {
        Message.Media media = properties.withAlt(shown.alt());
        if (!media.isImage()) {
            return List.of();
        }
        List<String> fits = new ArrayList<>();
        for (Network network : sheet.targets()) {
            ImageLimits limits = network.limits().images();
            if (!limits.fits(media) && limits.canFit(media)) {
                fits.add(phrases.text("compose.media.made-to-fit", network.displayName()));
            }
            if (network.limits().altText() == 0) {
                fits.add(phrases.text("compose.media.no-alt", network.displayName()));
            }
        }
        return fits;
    }

    private static List<PartRow> parts(Typed typed) {
        List<PartRow> rows = new ArrayList<>();
        for (int i = 0; i < typed.thread().size(); i++) {
            Part part = typed.thread().get(i);
            rows.add(new PartRow(i, i + 2, part.text(), part.link()));
        }
        return rows;
    }

    private List<Choice> library(Sheet sheet) {
        return library.of(sheet.municipality()).stream()
                .filter(item -> sheet.typed().media().stream()
                        .noneMatch(shown -> shown.file().equals(LibraryItem.PREFIX + item.name())))
                .map(item -> new Choice(
                        LibraryItem.PREFIX + item.name(), item.name(), item.alt(), address(item.properties())))
                .toList();
    }

    /** On which networks further parts become comments, and which take none. */
    private static String comments(Sheet sheet, Phrases phrases) {
        List<String> comments = sheet.networks().stream()
                .filter(FurtherParts::areComments)
                .map(Network::displayName)
                .toList();
        List<String> none = sheet.networks().stream()
                .filter(network -> !FurtherParts.areTaken(network))
                .map(Network::displayName)
                .toList();
        String first = comments.isEmpty() ? "" : phrases.text("compose.parts.comments", String.join(", ", comments));
        String second = none.isEmpty() ? "" : phrases.text("compose.parts.none", String.join(", ", none));
        return (first + " " + second).strip();
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
