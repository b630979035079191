/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Fills link cards from the Open Graph tags of the linked page. See <a href="https://ogp.me">ogp.me</a>. */
final class LinkedPages {

    private static final int TITLE = 300;
    private static final int DESCRIPTION = 1000;

    private final PublicWeb web;
    private final BlueskySettings settings;

    LinkedPages(PublicWeb web, BlueskySettings settings) {
        this.web = web;
        this.settings = settings;
    }

    /** Always a card: with the host as title where the page tells nothing. */
    LinkCard card(URI link) {
        HttpUrl address = HttpUrl.get(link);
        if (!settings.card().fetch() || address == null) {
            return LinkCard.of(link);
        }
        return web.read(address, "text/html", settings.card().pageBytes())
                .map(page -> card(page, link))
                .orElseGet(() -> LinkCard.of(link));
    }

    /** The card's picture; empty if there is none that may be shown. */
    Optional<Picture> picture(LinkCard card) {
        int limit = settings.media().thumbnailBytes();
        return card.pictureAddress()
                .flatMap(address -> web.read(address, "image/jpeg, image/png, image/webp", limit))
                .filter(PublicWeb.Found::complete)
                .flatMap(found -> Picture.recognise(found.bytes()));
    }

    private static LinkCard card(PublicWeb.Found page, URI link) {
        try {
            Document document = Jsoup.parse(
                    new ByteArrayInputStream(page.bytes()),
                    charset(page),
                    page.address().toString());
            LinkCard bare = LinkCard.of(link);
            String title = first(document, "meta[property=og:title]", "meta[name=twitter:title]")
                    .orElseGet(document::title);
            String description = first(document, "meta[property=og:description]", "meta[name=description]")
                    .orElse("");
            HttpUrl picture = first(document, "meta[property=og:image]", "meta[name=twitter:image]")
                    .map(page.address()::resolve)
                    .orElse(null);
            return new LinkCard(
                    title.isBlank() ? bare.title() : shortened(title, TITLE),
                    shortened(description, DESCRIPTION),
                    picture);
        } catch (IOException | RuntimeException unreadable) {
            return LinkCard.of(link);
        }
    }

    private static @Nullable String charset(PublicWeb.Found page) {
        MediaType type = MediaType.parse(page.contentType());
        Charset charset = type == null ? null : type.charset();
        return charset == null ? null : charset.name();
    }

    private static Optional<String> first(Document document, String... selectors) {
        for (String selector : selectors) {
            Element tag = document.selectFirst(selector);
            if (tag != null && !tag.attr("content").isBlank()) {
                return Optional.of(tag.attr("content").strip());
            }
        }
        return Optional.empty();
    }

    private static String shortened(String text, int longest) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
    }
}
