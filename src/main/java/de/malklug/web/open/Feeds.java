/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.open;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.StoredPost;
import de.malklug.publish.OpenPost;
import de.malklug.web.open.OpenPage.Medium;
import de.malklug.web.open.OpenPage.Part;
import de.malklug.web.open.OpenPage.Piece;
import de.malklug.wording.Phrases;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The open channel as Atom and as RSS. */
@Component
class Feeds {

    private static final String ATOM = "atom_1.0";
    private static final String RSS = "rss_2.0";

    private final Addresses addresses;
    private final OpenPages pages;

    Feeds(Addresses addresses, OpenPages pages) {
        this.addresses = addresses;
        this.pages = pages;
    }

    /** Atom 1.0 (RFC 4287). */
    String atom(Campaign campaign, @Nullable MunicipalityId town, List<OpenPost> posts, Phrases phrases) {
        return written(feed(ATOM, campaign, town, Addresses.atom(campaign.id(), town), posts, phrases));
    }

    /** RSS 2.0. */
    String rss(Campaign campaign, @Nullable MunicipalityId town, List<OpenPost> posts, Phrases phrases) {
        return written(feed(RSS, campaign, town, Addresses.rss(campaign.id(), town), posts, phrases));
    }

    private static String written(SyndFeed feed) {
        try {
            return new SyndFeedOutput().outputString(feed);
        } catch (FeedException incomplete) {
            throw new IllegalStateException("A feed lacks what its format asks for", incomplete);
        }
    }

    private SyndFeed feed(
            String type,
            Campaign campaign,
            @Nullable MunicipalityId town,
            String self,
            List<OpenPost> posts,
            Phrases phrases) {
        String page = addresses.full(Addresses.page(campaign.id(), town, 0, null));
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType(type);
        feed.setUri(id(campaign.id() + "/" + (town == null ? "" : town)));
        feed.setTitle(
                town == null
                        ? campaign.title()
                        : phrases.text("open.feed.town", campaign.title(), name(campaign, town)));
        feed.setDescription(phrases.text("open.feed.description", campaign.title()));
        feed.setLanguage(campaign.language());
        feed.setLink(page);
        feed.setLinks(List.of(link("alternate", "text/html", page), link("self", null, addresses.full(self))));
        feed.setPublishedDate(Date.from(changed(campaign, posts)));
        feed.setGenerator("malklug");
        feed.setEntries(posts.stream().map(each -> entry(type, campaign, each)).toList());
        return feed;
    }

    /** Feeds without posts have a date, too. */
    private static Instant changed(Campaign campaign, List<OpenPost> posts) {
        return posts.stream()
                .map(Feeds::changed)
                .max(Comparator.naturalOrder())
                .orElseGet(() ->
                        campaign.period().from().atStartOfDay(campaign.zone()).toInstant());
    }

    private static Instant changed(OpenPost open) {
        Instant edited = open.post().changedAt();
        return edited.isAfter(open.at()) ? edited : open.at();
    }

    private SyndEntry entry(String type, Campaign campaign, OpenPost open) {
        StoredPost stored = open.post();
        SyndEntry entry = new SyndEntryImpl();
        entry.setUri(id(campaign.id() + "/" + stored.post().municipality() + "/"
                + stored.post().id()));
        entry.setTitle(stored.post().opening());
        entry.setLink(addresses.full(Addresses.page(campaign.id())) + "#" + OpenPages.anchorOf(stored));
        entry.setPublishedDate(Date.from(open.at()));
        entry.setUpdatedDate(Date.from(changed(open)));
        entry.setAuthors(List.of(person(name(campaign, stored.post().municipality()))));
        entry.setAuthor(name(campaign, stored.post().municipality()));
        SyndContent html = new SyndContentImpl();
        html.setType("html");
        html.setValue(html(pages.parts(campaign, stored)));
        if (type.equals(ATOM)) {
            entry.setContents(List.of(html));
        } else {
            entry.setDescription(html);
        }
        String theme = stored.post().theme();
        entry.setCategories(theme == null ? List.of() : List.of(category(theme)));
        return entry;
    }

    private String html(List<Part> parts) {
        StringBuilder html = new StringBuilder();
        for (Part part : parts) {
            html.append("<p>");
            for (Piece piece : part.text()) {
                html.append(piece.href() == null ? lines(piece.text()) : anchor(piece.href()));
            }
            html.append("</p>");
            for (Medium medium : part.media()) {
                html.append(medium(medium));
            }
            if (part.link() != null) {
                html.append("<p>").append(anchor(part.link())).append("</p>");
            }
        }
        return html.toString();
    }

    private static String lines(String text) {
        return escape(text).replace("\n", "<br>");
    }

    private static String anchor(String href) {
        return "<a href=\"" + escape(href) + "\">" + escape(href) + "</a>";
    }

    private String medium(Medium medium) {
        String address = escape(addresses.full(medium.src()));
        String alt = escape(medium.alt());
        return medium.video()
                ? "<p><a href=\"" + address + "\">" + alt + "</a></p>"
                : "<p><img src=\"" + address + "\" alt=\"" + alt + "\"></p>";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String name(Campaign campaign, MunicipalityId municipality) {
        return campaign.municipality(municipality).map(Municipality::name).orElse(municipality.value());
    }

    /** The same wherever malklug runs and whatever it is called there. */
    private static String id(String of) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("malklug/" + of).getBytes(StandardCharsets.UTF_8));
    }

    private static SyndLink link(String rel, @Nullable String type, String href) {
        SyndLink link = new SyndLinkImpl();
        link.setRel(rel);
        link.setHref(href);
        if (type != null) {
            link.setType(type);
        }
        return link;
    }

    private static SyndPerson person(String name) {
        SyndPerson person = new SyndPersonImpl();
        person.setName(name);
        return person;
    }

    private static SyndCategory category(String name) {
        SyndCategory category = new SyndCategoryImpl();
        category.setName(name);
        return category;
    }
}
