/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import de.malklug.editorial.Actor;
import de.malklug.editorial.DeskEvent;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Person;
import de.malklug.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells of what happens at the desk. Written in the desk's own transaction: what is stored there is told, and nothing else. */
@Component
class DeskNotices {

    /** A post that is due so soon waits for nobody's morning mail. */
    private static final Duration SOON = Duration.ofHours(24);

    private final NoticeStore store;
    private final Clock clock;

    DeskNotices(NoticeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @EventListener
    void on(DeskEvent event) {
        List<Person> all = store.people();
        StoredPost post = event.post();
        Instant now = clock.instant();
        switch (event) {
            case DeskEvent.PostSubmitted submitted ->
                tell(
                        NoticeKind.APPROVAL,
                        Sources.approval(post),
                        post,
                        submitted.by(),
                        null,
                        submitted.deadline(),
                        "/approvals",
                        post.dueAt().isBefore(now.plus(SOON)),
                        named(submitted.approvers(), post, all),
                        all);
            case DeskEvent.ApprovalOverdue overdue ->
                tell(
                        NoticeKind.APPROVAL_OVERDUE,
                        Sources.overdue(post),
                        post,
                        Actor.MALKLUG,
                        null,
                        overdue.deadline(),
                        "/approvals",
                        true,
                        named(overdue.escalateTo(), post, all),
                        all);
            case DeskEvent.PostReturned returned ->
                tell(
                        NoticeKind.RETURNED,
                        "returned/" + post.key() + "/" + post.version(),
                        post,
                        returned.by(),
                        returned.reason(),
                        null,
                        "/posts/" + post.key() + "/edit",
                        false,
                        authors(post, all),
                        all);
            case DeskEvent.ApprovalVoided voided ->
                tell(
                        NoticeKind.VOIDED,
                        "voided/" + post.key() + "/" + post.version(),
                        post,
                        voided.by(),
                        null,
                        null,
                        "/posts/" + post.key(),
                        false,
                        authors(post, all),
                        all);
            case DeskEvent.CommentWritten comment ->
                tell(
                        NoticeKind.MENTION,
                        "comment/" + post.key() + "/" + now.toEpochMilli() + "/"
                                + comment.by().name(),
                        post,
                        comment.by(),
                        comment.text(),
                        null,
                        "/posts/" + post.key(),
                        false,
                        named(comment.mentions(), post, all),
                        all);
            case DeskEvent.PostApproved approved -> {
                // Told where it waits: the notice that asked for the approval settles.
            }
        }
    }

    private void tell(
            NoticeKind kind,
            String event,
            StoredPost post,
            Actor by,
            @Nullable String words,
            @Nullable Instant at,
            String href,
            boolean urgent,
            Collection<String> readers,
            List<Person> all) {
        Set<String> others = new HashSet<>(readers);
        others.remove(by.name());
        if (others.isEmpty()) {
            return;
        }
        String title = title(post);
        store.add(
                new Occurrence(
                        event,
                        false,
                        event,
                        kind,
                        urgent,
                        Audience.NAMED,
                        others,
                        post.post().municipality(),
                        new NoticeContent(
                                post.campaign().value(),
                                null,
                                null,
                                title,
                                "",
                                List.of(),
                                by == Actor.MALKLUG ? null : by.title(),
                                words,
                                at == null ? null : at.toString(),
                                href),
                        title,
                        clock.instant()),
                all);
    }

    private static String title(StoredPost post) {
        return post.post().title();
    }

    /** Persons by name, and everybody at the agency or in the town. */
    private static Set<String> named(Collection<String> wanted, StoredPost post, List<Person> all) {
        Set<String> names = new HashSet<>();
        for (Person person : all) {
            boolean town = person.role() == Role.MUNICIPALITY
                    && post.post().municipality().equals(person.municipality());
            if (wanted.contains(person.name())
                    || wanted.contains("agency") && person.role() == Role.AGENCY
                    || wanted.contains("town") && town) {
                names.add(person.name());
            }
        }
        return names;
    }

    /** Who wrote, changed or submitted it; the town if nobody is known. */
    private static Set<String> authors(StoredPost post, List<Person> all) {
        Set<String> names = new HashSet<>();
        addIfKnown(names, post.life().author());
        addIfKnown(names, post.life().editor());
        addIfKnown(names, post.life().submittedBy());
        names.retainAll(all.stream().map(Person::name).toList());
        return names.isEmpty() ? named(List.of("town"), post, all) : names;
    }

    private static void addIfKnown(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
