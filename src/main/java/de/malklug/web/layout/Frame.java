/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.queue.Clockwork;
import de.malklug.security.Person;
import de.malklug.security.Rights;
import de.malklug.web.layout.Navigation.NavEntry;
import de.malklug.web.layout.Navigation.NavGroup;
import de.malklug.wording.Phrases;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The frame around a page. Asked by {@code layout.html}; looks things up only when the page shows them. */
public final class Frame {

    private static final int TABS = 4;

    private final HttpServletRequest request;
    private final @Nullable String look;
    private final Phrases phrases;
    private final Parts parts;

    Frame(HttpServletRequest request, @Nullable String look, Phrases phrases, Parts parts) {
        this.request = request;
        this.look = look;
        this.phrases = phrases;
        this.parts = parts;
    }

    /** What the frame is made of. */
    record Parts(
            Rights rights,
            Navigation navigation,
            CampaignShelf shelf,
            Clockwork clockwork,
            StopWords stops,
            NoticeBell bell,
            Clock clock) {}

    /** {@code de} or {@code en}. */
    public String language() {
        return phrases.locale().getLanguage();
    }

    /** {@code light} or {@code dark}; null to follow the device. */
    public @Nullable String look() {
        return look;
    }

    /** The same page in the other language. */
    public String otherLanguageHref() {
        String other = language().equals(Locale.ENGLISH.getLanguage()) ? "de" : "en";
        if (isErrorPage()) {
            return request.getContextPath() + "/?lang=" + other;
        }
        return ServletUriComponentsBuilder.fromRequest(request)
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("lang", other)
                .build()
                .toUriString();
    }

    public List<NavGroup> groups() {
        return parts.navigation().groups(path());
    }

    /** The most important places, for the bar at the bottom of small screens. */
    public List<NavEntry> tabs() {
        List<NavEntry> all =
                groups().stream().flatMap(group -> group.entries().stream()).toList();
        boolean writes = all.stream().anyMatch(entry -> entry.href().equals(Navigation.WRITE));
        return all.stream()
                .filter(entry -> !writes || !entry.href().equals("/posts"))
                .filter(entry ->
                        !List.of("/approvals", "/inbox", "/board", "/stops").contains(entry.href())
                                && !entry.href().startsWith("/admin"))
                .limit(TABS)
                .toList();
    }

    public boolean isMe() {
        return path().equals("/me");
    }

    /** Who reads the page. */
    public String person() {
        return parts.rights().person().map(Person::title).orElse("");
    }

    public boolean mayStop() {
        return parts.rights().mayStop();
    }

    /** How many notices the reader has not read. */
    public int unread() {
        return parts.bell().unread();
    }

    /** That something urgent has reached nobody; null if nothing is. */
    public @Nullable String unreached() {
        return parts.bell().unreached(phrases);
    }

    public boolean isNotices() {
        return path().equals("/notices");
    }

    /** What is stopped right now, as far as it concerns the reader. */
    public List<StopWords.Line> stops() {
        return parts.rights().isSignedIn() ? parts.stops().lines(phrases) : List.of();
    }

    public @Nullable Band band() {
        return parts.shelf()
                .running()
                .map(campaign -> Band.of(
                        campaign,
                        parts.clock().instant().atZone(campaign.zone()).toLocalDate(),
                        phrases))
                .orElse(null);
    }

    public Pulse pulse() {
        return Pulse.of(parts.clockwork().pulse(), parts.clock().instant(), phrases);
    }

    /** In which zone the page tells times, for example {@code Europe/Berlin (MEZ)}. */
    public String zone() {
        return phrases.text(
                "foot.zone",
                phrases.zone().getId(),
                phrases.zoneName(parts.clock().instant()));
    }

    private String path() {
        return isErrorPage()
                ? ""
                : request.getRequestURI().substring(request.getContextPath().length());
    }

    private boolean isErrorPage() {
        return Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .isPresent();
    }
}
