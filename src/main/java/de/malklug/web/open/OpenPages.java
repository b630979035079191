/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.open;

import de.malklug.campaign.Anchor;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.Wording;
import de.malklug.editorial.StoredPost;
import de.malklug.publish.OpenPost;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.open.OpenPage.Choice;
import de.malklug.web.open.OpenPage.Elsewhere;
import de.malklug.web.open.OpenPage.Entry;
import de.malklug.web.open.OpenPage.Links;
import de.malklug.web.open.OpenPage.Medium;
import de.malklug.web.open.OpenPage.Part;
import de.malklug.web.open.OpenPage.Piece;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the open channel into words. */
@Component
class OpenPages {

    /** Posts per page. */
    static final int LENGTH = 20;

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"„“]+[^\\s<>\"„“.,:;!?)'»]");

    private final Addresses addresses;
    private final OpenMedia media;

    OpenPages(Addresses addresses, OpenMedia media) {
        this.addresses = addresses;
        this.media = media;
    }

    /** What is asked for. @param language asked for in the address, or null */
    record Wanted(
            Campaign campaign,
            @Nullable MunicipalityId municipality,
            int page,
            @Nullable String language) {

        String at(int other) {
            return Addresses.page(campaign.id(), municipality, other, language);
        }
    }

    OpenPage page(Wanted wanted, List<OpenPost> all, Phrases phrases) {
        Campaign campaign = wanted.campaign();
        int from = Math.min(wanted.page() * LENGTH, all.size());
        int to = Math.min(from + LENGTH, all.size());
        String other = phrases.locale().getLanguage().equals("en") ? "de" : "en";
        return new OpenPage(
                campaign.id().value(),
                campaign.title(),
                campaign.language(),
                event(campaign, phrases),
                eventHref(campaign),
                towns(wanted, phrases),
                all.subList(from, to).stream()
                        .map(each -> entry(campaign, each, phrases))
                        .toList(),
                wanted.page() > 0 ? wanted.at(wanted.page() - 1) : null,
                to < all.size() ? wanted.at(wanted.page() + 1) : null,
                Addresses.page(campaign.id(), wanted.municipality(), wanted.page(), other),
                links(wanted));
    }

    private Links links(Wanted wanted) {
        Campaign campaign = wanted.campaign();
        return new Links(
                addresses.full(Addresses.page(campaign.id())),
                Addresses.atom(campaign.id(), wanted.municipality()),
                Addresses.rss(campaign.id(), wanted.municipality()),
                Addresses.calendar(campaign.id(), wanted.municipality()));
    }

    private static @Nullable String event(Campaign campaign, Phrases phrases) {
        Anchor anchor = campaign.anchor();
        return anchor == null
                ? null
                : phrases.text(
                        "open.event",
                        anchor.title(),
                        phrases.instant(anchor.at().atZone(campaign.zone()).toInstant()));
    }

    private static @Nullable String eventHref(Campaign campaign) {
        Anchor anchor = campaign.anchor();
        return anchor == null || anchor.link() == null ? null : anchor.link().toString();
    }

    private static List<Choice> towns(Wanted wanted, Phrases phrases) {
        List<Choice> choices = new ArrayList<>();
        Campaign campaign = wanted.campaign();
        choices.add(new Choice(
                phrases.text("open.all-towns"),
                Addresses.page(campaign.id(), null, 0, wanted.language()),
                wanted.municipality() == null));
        for (Municipality each : campaign.municipalities()) {
            choices.add(new Choice(
                    each.name(),
                    Addresses.page(campaign.id(), each.id(), 0, wanted.language()),
                    each.id().equals(wanted.municipality())));
        }
        return choices;
    }

    private Entry entry(Campaign campaign, OpenPost open, Phrases phrases) {
        Post post = open.post().post();
        return new Entry(
                anchorOf(open.post()),
                town(campaign, post),
                post.opening(),
                open.at(),
                phrases.instant(open.at()),
                parts(campaign, open.post()),
                open.elsewhere().stream()
                        .map(each -> new Elsewhere(
                                phrases.network(each.network()), each.address().toString()))
                        .toList());
    }

    /** Where a post stands on its page. */
    static String anchorOf(StoredPost stored) {
        return stored.post().municipality() + "-" + stored.post().id();
    }

    private static Town town(Campaign campaign, Post post) {
        return Towns.of(campaign).stream()
                .filter(town -> town.id().equals(post.municipality()))
                .findFirst()
                .orElseGet(
                        () -> new Town(post.municipality(), post.municipality().value(), "", "t0"));
    }

    /** What the post says where no network asks for anything else. */
    List<Part> parts(Campaign campaign, StoredPost stored) {
        List<Wording> wordings = new ArrayList<>();
        wordings.add(stored.post().wording());
        wordings.addAll(stored.post().thread());
        return wordings.stream()
                .map(wording -> new Part(
                        pieces(wording.text()),
                        linkBeside(wording),
                        wording.media().stream()
                                .flatMap(each -> medium(campaign, stored, each).stream())
                                .toList()))
                .toList();
    }

    private static @Nullable String linkBeside(Wording wording) {
        URI link = wording.link();
        return link == null || wording.text().contains(link.toString()) ? null : link.toString();
    }

    private Optional<Medium> medium(Campaign campaign, StoredPost stored, MediaReference reference) {
        return Optional.ofNullable(stored.media().get(reference.file()))
                .flatMap(properties -> media.shown(properties, reference.alt()))
                .map(shown -> new Medium(
                        Addresses.media(campaign.id(), shown.id()),
                        shown.contentType(),
                        shown.isVideo(),
                        shown.alt(),
                        shown.width(),
                        shown.height()));
    }

    /** The text with every web address to be followed. */
    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher address = ADDRESS.matcher(text);
        int from = 0;
        while (address.find()) {
            if (address.start() > from) {
                pieces.add(new Piece(text.substring(from, address.start()), null));
            }
            pieces.add(new Piece(address.group(), address.group()));
            from = address.end();
        }
        if (from < text.length()) {
            pieces.add(new Piece(text.substring(from), null));
        }
        return pieces;
    }
}
