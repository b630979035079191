/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.editorial.PostKey;
import de.malklug.networks.NetworkId;
import de.malklug.queue.Appearing;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PostState;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.calendar.Tile.Network;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells posts the way calendars and lists show them. */
@Component
class Tiles {

    private final Towns towns;
    private final Rights rights;

    Tiles(Towns towns, Rights rights) {
        this.towns = towns;
        this.rights = rights;
    }

    /**
     * One after the other, for a page in one language.
     *
     * @param href what choosing a post leads to
     */
    Writing in(Phrases phrases, Function<PostKey, String> href, @Nullable PostKey chosen) {
        return new Writing(phrases, href, chosen);
    }

    static String postHref(PostKey key) {
        return "/posts/" + key;
    }

    static PostKey key(PlannedPost post) {
        return new PostKey(post.campaign(), post.municipality(), post.id());
    }

    /** What a state is called. */
    static String word(PostState state, Phrases phrases) {
        return phrases.state(state);
    }

    static String icon(PostState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Where it is asked when it is to appear instead. */
    static String moveHref(PlannedPost post) {
        String href = postHref(key(post)) + "/move";
        return post.occurrence().isEmpty() ? href : href + "?occurrence=" + post.occurrence();
    }

    /** Whether the person of the current call may move it, and its state allows it. */
    boolean mayMove(PlannedPost post) {
        return !post.isOut()
                && post.appearing() != Appearing.IN_A_GAP
                && !(post.appearing() == Appearing.AGAIN && post.occurrence().isEmpty())
                && rights.may(Right.WRITE_POSTS, post.municipality());
    }

    /** Keeps what does not change within a page. */
    final class Writing {

        private final Phrases phrases;
        private final Function<PostKey, String> href;
        private final @Nullable PostKey chosen;
        private final DateTimeFormatter clock;
        private final DateTimeFormatter date;
        private final Map<String, Town> known = new HashMap<>();
        private final Map<NetworkId, Network> networks = new HashMap<>();

        private Writing(Phrases phrases, Function<PostKey, String> href, @Nullable PostKey chosen) {
            this.phrases = phrases;
            this.href = href;
            this.chosen = chosen;
            this.clock = formatter("calendar.pattern.clock");
            this.date = formatter("calendar.pattern.day-month");
        }

        private DateTimeFormatter formatter(String key) {
            return DateTimeFormatter.ofPattern(phrases.text(key), phrases.locale());
        }

        Tile tile(PlannedPost post) {
            PostKey key = key(post);
            LocalDateTime local = post.dueAt().atZone(phrases.zone()).toLocalDateTime();
            PostState state = post.state();
            return new Tile(
                    key.toString(),
                    key.toString().replace('/', '_')
                            + (post.occurrence().isEmpty()
                                    ? ""
                                    : "_" + post.occurrence().replace(':', '-')),
                    hrefOf(post, key),
                    postHref(key),
                    mayMove(post) ? moveHref(post) : null,
                    post.version(),
                    post.dueAt(),
                    local.truncatedTo(ChronoUnit.MINUTES).toString(),
                    clock.format(local),
                    phrases.zoneName(post.dueAt()),
                    phrases.time(post.dueAt()),
                    phrases.day(post.dueAt()),
                    date.format(local),
                    post.title(),
                    known.computeIfAbsent(
                            post.campaign() + "/" + post.municipality(),
                            unknown -> towns.find(post.campaign(), post.municipality())),
                    post.theme() == null ? "" : post.theme(),
                    icon(state),
                    word(state, phrases),
                    summary(post, state),
                    share(post),
                    post.networks().stream()
                            .map(network -> networks.computeIfAbsent(network, this::network))
                            .toList(),
                    key.equals(chosen),
                    phrases.text("again.sign." + post.appearing()),
                    post.appearing() == Appearing.AGAIN);
        }

        /** Of an appearance of a series beside which nothing can stand: where it is asked what is to become of it. */
        private String hrefOf(PlannedPost post, PostKey key) {
            String usual = href.apply(key);
            if (post.occurrence().isEmpty() || usual.equals(postHref(key))) {
                return usual;
            }
            return mayMove(post) ? moveHref(post) : postHref(key);
        }

        private Network network(NetworkId id) {
            String name = phrases.network(id);
            return new Network(name.substring(0, Math.min(2, name.length())), name);
        }

        private String summary(PlannedPost post, PostState state) {
            List<DeliveryStatus> statuses = post.statuses();
            boolean alike = statuses.stream().distinct().count() <= 1;
            if (state.ordinal() <= PostState.APPROVED.ordinal() || (alike && state != PostState.PUBLISHED)) {
                return word(state, phrases);
            }
            StringBuilder text =
                    new StringBuilder(phrases.text("post.published-of", published(statuses), statuses.size()));
            for (DeliveryStatus status : PostState.mostUrgentFirst()) {
                long count = statuses.stream().filter(each -> each == status).count();
                if (count > 0 && status != DeliveryStatus.PUBLISHED) {
                    text.append(phrases.text(
                            "post.and", count, phrases.status(status).toLowerCase(phrases.locale())));
                }
            }
            return text.toString();
        }

        private String share(PlannedPost post) {
            List<DeliveryStatus> statuses = post.statuses();
            long published = published(statuses);
            return published == 0 || published == statuses.size()
                    ? ""
                    : phrases.text("calendar.share", published, statuses.size());
        }

        private static long published(List<DeliveryStatus> statuses) {
            return statuses.stream()
                    .filter(status -> status == DeliveryStatus.PUBLISHED)
                    .count();
        }
    }
}
