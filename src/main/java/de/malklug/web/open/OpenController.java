/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.open;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.OpenChannel;
import de.malklug.media.MediaLibrary;
import de.malklug.networks.Message;
import de.malklug.publish.OpenPost;
import de.malklug.publish.OpenPosts;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Preferences;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;

/** {@code /k/{campaign}}: everything a campaign has published, for everybody, as a page, as feeds and as a calendar. */
@Controller
class OpenController {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int IN_FEEDS = 50;
    private static final int LAST_PAGE = 1_000;

    private final CampaignShelf shelf;
    private final OpenPosts posts;
    private final OpenPages pages;
    private final Feeds feeds;
    private final OpenCalendar calendar;
    private final MediaLibrary media;
    private final OpenMedia openMedia;
    private final Preferences preferences;
    private final Voice voice;

    OpenController(
            CampaignShelf shelf,
            OpenPosts posts,
            OpenPages pages,
            Feeds feeds,
            OpenCalendar calendar,
            MediaLibrary media,
            OpenMedia openMedia,
            Preferences preferences,
            Voice voice) {
        this.shelf = shelf;
        this.posts = posts;
        this.pages = pages;
        this.feeds = feeds;
        this.calendar = calendar;
        this.media = media;
        this.openMedia = openMedia;
        this.preferences = preferences;
        this.voice = voice;
    }

    @GetMapping("/k/{campaign}")
    @Allowed(Right.EVERYONE)
    @Nullable
    String page(
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response,
            WebRequest conditions,
            Model model) {
        Campaign shown = open(campaign);
        MunicipalityId town = town(shown, municipality);
        Phrases phrases = voice.phrases();
        String asked = lang != null && List.of("de", "en").contains(lang) ? lang : null;
        OpenPages.Wanted wanted = new OpenPages.Wanted(shown, town, Math.clamp(page, 0, LAST_PAGE), asked);
        OpenPage content = pages.page(wanted, posts(shown, town), phrases);
        cacheable(response);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        String seen = content + phrases.locale().getLanguage() + preferences.look(request);
        if (conditions.checkNotModified(tag(seen))) {
            return null;
        }
        model.addAttribute("page", content);
        return "open/campaign";
    }

    @GetMapping("/k/{campaign}/feed.atom")
    @Allowed(Right.EVERYONE)
    @Nullable
    ResponseEntity<String> atom(
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable String municipality,
            HttpServletResponse response,
            WebRequest conditions) {
        Campaign shown = open(campaign);
        MunicipalityId town = town(shown, municipality);
        return answer(
                feeds.atom(shown, town, newest(shown, town), phrasesOf(shown)),
                "application/atom+xml;charset=UTF-8",
                response,
                conditions);
    }

    @GetMapping("/k/{campaign}/feed.rss")
    @Allowed(Right.EVERYONE)
    @Nullable
    ResponseEntity<String> rss(
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable String municipality,
            HttpServletResponse response,
            WebRequest conditions) {
        Campaign shown = open(campaign);
        MunicipalityId town = town(shown, municipality);
        return answer(
                feeds.rss(shown, town, newest(shown, town), phrasesOf(shown)),
                "application/rss+xml;charset=UTF-8",
                response,
                conditions);
    }

    @GetMapping("/k/{campaign}/calendar.ics")
    @Allowed(Right.EVERYONE)
    @Nullable
    ResponseEntity<String> calendar(
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable String municipality,
            HttpServletResponse response,
            WebRequest conditions) {
        Campaign shown = open(campaign);
        MunicipalityId town = town(shown, municipality);
        return answer(calendar.of(shown, posts(shown, town)), "text/calendar;charset=UTF-8", response, conditions);
    }

    /** A picture or video of a post that may be read, by the checksum of its bytes. */
    @GetMapping("/k/{campaign}/media/{sha256}")
    @Allowed(Right.EVERYONE)
    ResponseEntity<Resource> medium(@PathVariable String campaign, @PathVariable String sha256) {
        Campaign shown = open(campaign);
        Message.Media wanted = posts.of(shown).stream()
                .flatMap(each -> openMedia.find(each.post(), sha256).stream())
                .findFirst()
                .orElseThrow(OpenController::notFound);
        Path file = media.find(sha256).orElseThrow(OpenController::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(wanted.contentType()))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .eTag("\"" + sha256 + "\"")
                .body(new FileSystemResource(file));
    }

    private static @Nullable ResponseEntity<String> answer(
            String body, String type, HttpServletResponse response, WebRequest conditions) {
        cacheable(response);
        if (conditions.checkNotModified(tag(body))) {
            return null;
        }
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type)).body(body);
    }

    private static void cacheable(HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(FRESH).cachePublic().getHeaderValue());
    }

    private static String tag(String content) {
        return HexFormat.of().formatHex(DigestUtils.md5Digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    private List<OpenPost> posts(Campaign campaign, @Nullable MunicipalityId municipality) {
        return posts.of(campaign).stream()
                .filter(each -> municipality == null
                        || each.post().post().municipality().equals(municipality))
                .toList();
    }

    private List<OpenPost> newest(Campaign campaign, @Nullable MunicipalityId municipality) {
        return posts(campaign, municipality).stream().limit(IN_FEEDS).toList();
    }

    /** Feeds speak the campaign's language, whoever asks. */
    private Phrases phrasesOf(Campaign campaign) {
        return voice.phrases(Locale.forLanguageTag(campaign.language()));
    }

    private Campaign open(String id) {
        return Optional.of(id)
                .filter(CampaignId::isValid)
                .flatMap(valid -> shelf.find(new CampaignId(valid)))
                .filter(campaign -> campaign.openChannel() == OpenChannel.ON)
                .orElseThrow(OpenController::notFound);
    }

    private static @Nullable MunicipalityId town(Campaign campaign, @Nullable String id) {
        if (id == null || id.isBlank()) {
            return null;
        }
        return Optional.of(id)
                .filter(MunicipalityId::isValid)
                .map(MunicipalityId::new)
                .filter(valid -> campaign.municipality(valid).isPresent())
                .orElseThrow(OpenController::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
