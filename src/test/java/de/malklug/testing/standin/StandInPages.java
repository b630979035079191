/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Pages on which people see what was posted: one for a post, one for an account. */
final class StandInPages {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(Locale.GERMANY)
            .withZone(ZoneId.of("Europe/Berlin"));
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<]+[^\\s<.,;:!?)]");
    private static final Pattern TAG = Pattern.compile("(?<![\\p{L}\\p{N}&/])#([\\p{L}\\p{N}_]+)");

    private final String network;
    private final Function<StandInPost, String> permalink;
    private final Function<String, String> profile;
    private final Function<StandInPost, Optional<StandInCard>> card;

    /**
     * @param card what a post shows of the page it links to, if it does
     */
    StandInPages(
            String network,
            Function<StandInPost, String> permalink,
            Function<String, String> profile,
            Function<StandInPost, Optional<StandInCard>> card) {
        this.card = card;
        this.network = network;
        this.permalink = permalink;
        this.profile = profile;
    }

    String post(StandInPost post, List<StandInPost> chain, Map<String, Long> figures) {
        StringBuilder main = new StringBuilder();
        for (StandInPost part : chain) {
            main.append(article(part, part.id().equals(post.id())));
        }
        main.append("<dl>");
        figures.forEach((name, value) -> main.append("<div><dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(value)
                .append("</dd></div>"));
        main.append("</dl>");
        return page("Beitrag von " + post.account(), main.toString());
    }

    String account(String handle, List<StandInPost> posts) {
        StringBuilder main = new StringBuilder();
        if (posts.isEmpty()) {
            main.append("<p>Noch keine Beiträge.</p>");
        }
        posts.reversed().forEach(post -> main.append(article(post, false)));
        return page("Beiträge von " + handle, main.toString());
    }

    private String article(StandInPost post, boolean current) {
        StringBuilder html = new StringBuilder("<article")
                .append(current ? " class=\"this\"" : "")
                .append("><h2><a href=\"")
                .append(profile.apply(post.account()))
                .append("\">@")
                .append(escape(post.account()))
                .append("</a></h2><div class=\"text\"")
                .append(post.language() == null ? "" : " lang=\"" + escape(post.language()) + "\"")
                .append(">")
                .append(linked(post.text()))
                .append("</div>");
        for (StandInMedia media : post.media()) {
            String source = "/stand-in/media/" + media.id();
            html.append("<figure>")
                    .append(
                            media.isVideo()
                                    ? "<video controls src=\"" + source + "\" aria-label=\"" + escape(media.alt())
                                            + "\"></video>"
                                    : "<img src=\"" + source + "\" alt=\"" + escape(media.alt()) + "\">")
                    .append("<figcaption>Beschreibung: ")
                    .append(escape(media.alt()))
                    .append("</figcaption></figure>");
        }
        card.apply(post)
                .ifPresent(shown -> html.append("<p class=\"card\"><a href=\"")
                        .append(escape(shown.address()))
                        .append("\">")
                        .append(escape(shown.title()))
                        .append("</a> ")
                        .append(escape(shown.description()))
                        .append("</p>"));
        return html.append("<p><a href=\"")
                .append(permalink.apply(post))
                .append("\"><time datetime=\"")
                .append(post.at())
                .append("\">")
                .append(WHEN.format(post.at()))
                .append(" Uhr</time></a></p></article>")
                .toString();
    }

    private String page(String title, String main) {
        return """
                <!doctype html>
                <html lang="de">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s – %2$s (Nachbau)</title>
                <style>
                body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color: #1d1d1f; background: #f4f5f7 }
                article { background: #fff; border: 1px solid #c9ccd1; border-radius: .5rem; padding: 1rem; margin: 1rem 0 }
                article.this { border: 2px solid #3b3b98 } h1 { font-size: 1.4rem } h2 { font-size: 1rem; margin: 0 }
                .text { white-space: pre-wrap } figure { margin: 1rem 0 0 } img, video { max-width: 100%%; height: auto; border-radius: .5rem }
                .card { border: 1px solid #c9ccd1; border-radius: .5rem; padding: .5rem 1rem } figcaption { font-size: .9rem; color: #4a4d52 } a { color: #2a4bb3 } dl { display: flex; gap: 2rem } dt { font-size: .9rem } dd { margin: 0; font-weight: bold }
                </style>
                </head>
                <body>
                <header><p>Nachbau von %2$s zum Ausprobieren. Hier ist nichts öffentlich.</p></header>
                <main>
                <h1>%1$s</h1>
                %3$s
                </main>
                </body>
                </html>
                """.formatted(escape(title), escape(network), main);
    }

    private static String linked(String text) {
        String html = LINK.matcher(escape(text)).replaceAll("<a href=\"$0\">$0</a>");
        return TAG.matcher(html).replaceAll("<span class=\"tag\">#$1</span>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
