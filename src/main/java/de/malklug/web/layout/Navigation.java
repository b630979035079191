/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.contributions.Contribution.Status;
import de.malklug.contributions.Inbox;
import de.malklug.queue.Deliveries;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The menu. Nobody sees an entry they may not open, and no entry leads to a page that does not exist. */
@Component
class Navigation {

    /** Where posts are written. */
    static final String WRITE = "/posts/new";

    private static final List<Place> PLACES = List.of(
            new Place(null, "/", "home", "nav.start", Rights::isSignedIn),
            new Place(null, "/calendar", "calendar", "nav.calendar", Rights::isSignedIn),
            new Place(null, "/posts", "book", "nav.posts", Rights::isSignedIn),
            new Place(null, WRITE, "pen", "nav.write", rights -> rights.may(Right.WRITE_POSTS)),
            new Place("nav.group.check", "/inbox", "inbox", "nav.inbox", rights -> rights.may(Right.WRITE_POSTS)),
            new Place("nav.group.check", "/approvals", "approve", "nav.approvals", rights -> rights.may(Right.APPROVE)),
            new Place("nav.group.check", "/board", "scale", "nav.board", Rights::isSignedIn),
            new Place("nav.group.send", "/queue", "queue", "nav.queue", Rights::maySeeQueue),
            new Place("nav.group.send", "/stops", "stop", "nav.stops", Rights::mayStop),
            new Place(
                    "nav.group.send", "/accounts", "account", "nav.accounts", rights -> rights.may(Right.SEE_ACCOUNTS)),
            new Place("nav.group.send", "/media", "image", "nav.media", rights -> rights.may(Right.KEEP_MEDIA)),
            new Place("nav.group.send", "/files", "book", "nav.files", rights -> rights.may(Right.WRITE_POSTS)),
            new Place("nav.group.send", "/networks", "link", "nav.networks", Rights::isSignedIn),
            new Place("nav.group.reports", "/reports/dashboard", "chart", "nav.dashboard", Rights::isSignedIn),
            new Place("nav.group.reports", "/audit", "book", "nav.audit", rights -> rights.may(Right.SEE_AUDIT)),
            new Place("nav.group.reports", "/reports", "book", "nav.reports", rights -> rights.may(Right.SEE_REPORTS)),
            new Place(
                    "nav.group.admin", "/campaign", "scale", "nav.campaign", rights -> rights.may(Right.KEEP_CAMPAIGN)),
            new Place("nav.group.admin", "/admin/users", "user", "nav.people", Rights::mayAdminister),
            new Place("nav.group.admin", "/admin/rights", "book", "nav.rights", Rights::mayAdminister),
            new Place("nav.group.admin", "/admin/mails", "inbox", "nav.mails", Rights::mayAdminister));

    private final Rights rights;
    private final Deliveries deliveries;
    private final Inbox inbox;
    private final ObjectProvider<RequestMappingHandlerMapping> handlers;

    Navigation(
            Rights rights, Deliveries deliveries, Inbox inbox, ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.rights = rights;
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.handlers = handlers;
    }

    /** Groups in the order of the menu; the first has no heading. */
    List<NavGroup> groups(String path) {
        List<NavEntry> open = entries(path);
        return open.stream()
                .map(NavEntry::group)
                .distinct()
                .map(group -> new NavGroup(
                        group,
                        open.stream()
                                .filter(entry -> Objects.equals(entry.group(), group))
                                .toList()))
                .toList();
    }

    private List<NavEntry> entries(String path) {
        return PLACES.stream()
                .filter(place -> place.open().test(rights) && exists(place.href()))
                .map(place -> new NavEntry(
                        place.group(),
                        place.href(),
                        place.icon(),
                        place.label(),
                        waitingAt(place.href()),
                        isCurrent(place.href(), path)))
                .toList();
    }

    private int waitingAt(String href) {
        return switch (href) {
            case "/queue" -> waiting();
            case "/inbox" -> inbox.counts(rights.visibleMunicipalities()).getOrDefault(Status.RECEIVED, 0);
            default -> 0;
        };
    }

    private int waiting() {
        Map<DeliveryStatus, Integer> counts =
                deliveries.countByStatus(DeliveryFilter.ALL.of(rights.visibleMunicipalities()));
        return Stream.of(DeliveryStatus.values())
                .filter(DeliveryStatus::waitsForAPerson)
                .mapToInt(status -> counts.getOrDefault(status, 0))
                .sum();
    }

    private boolean exists(String href) {
        return handlers.orderedStream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .anyMatch(mapping -> mapping.getDirectPaths().contains(href));
    }

    private static boolean isCurrent(String href, String path) {
        boolean writes = path.equals(WRITE) || path.startsWith("/posts/") && path.endsWith("/edit");
        if (writes || href.equals(WRITE)) {
            return writes && href.equals(WRITE);
        }
        boolean elsewhere = PLACES.stream()
                .map(Place::href)
                .anyMatch(other -> other.startsWith(href + "/") && (path + "/").startsWith(other + "/"));
        return href.equals("/") ? path.equals("/") : !elsewhere && (path + "/").startsWith(href + "/");
    }

    private record Place(@Nullable String group, String href, String icon, String label, Predicate<Rights> open) {}

    /** @param heading key of its heading; null for none */
    record NavGroup(@Nullable String heading, List<NavEntry> entries) {}

    /**
     * @param label key of its text
     * @param waiting how many things wait there for a person
     */
    record NavEntry(@Nullable String group, String href, String icon, String label, int waiting, boolean current) {

        /** Key of its text where there is little room. */
        public String shortLabel() {
            return label.equals("nav.queue") ? "nav.queue.short" : label;
        }
    }
}
