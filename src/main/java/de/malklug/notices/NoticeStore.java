/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import de.malklug.campaign.MunicipalityId;
import de.malklug.security.Person;
import de.malklug.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes notices. Every method joins the transaction of its caller. */
@Component
class NoticeStore {

    /** A state that comes back so soon is the same trouble. */
    private static final Duration SAME_TROUBLE = Duration.ofMinutes(10);

    private static final String SINCE = "/since/";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient writing;
    private final Clock clock;

    NoticeStore(JdbcClient writing, Clock clock) {
        this.writing = writing;
        this.clock = clock;
    }

    /** Everybody, as the transaction under way sees them. */
    List<Person> people() {
        return writing.sql("SELECT name, role, municipality FROM person WHERE active = 1")
                .query((row, n) -> {
                    String town = row.getString("municipality");
                    return Person.named(
                            row.getString("name"),
                            Role.valueOf(row.getString("role")),
                            town == null ? null : new MunicipalityId(town));
                })
                .list();
    }

    static NoticeContent content(String json) {
        return JSON.readValue(json, NoticeContent.class);
    }

    /**
     * Tells of something that happened, in the notice of its cause.
     *
     * @return false if it was told before
     */
    boolean add(Occurrence what, Collection<Person> people) {
        String event = what.standing() ? what.event() + SINCE + clock.millis() : what.event();
        if (isTold(what)) {
            return false;
        }
        String notice = noticeOf(what);
        int seq = writing.sql("SELECT COALESCE(MAX(seq), 0) + 1 FROM notice_item WHERE notice = ?")
                .param(notice)
                .query(Integer.class)
                .single();
        int added = writing.sql("INSERT INTO notice_item (event, notice, seq, title, at)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(event, notice, seq, what.title(), what.at().toEpochMilli())
                .update();
        if (added == 0) {
            return false;
        }
        writing.sql("UPDATE notice SET items = :seq, still_open = still_open + 1, content = :content,"
                        + " urgent = CASE WHEN :urgent = 1 THEN 1 ELSE urgent END, changed_at = :now WHERE id = :id")
                .param("seq", seq)
                .param("content", JSON.writeValueAsString(what.content()))
                .param("urgent", what.urgent() ? 1 : 0)
                .param("now", clock.millis())
                .param("id", notice)
                .update();
        Set<String> readers = what.audience() == Audience.NAMED
                ? what.readers()
                : concerned(what.audience(), what.municipality(), people);
        readers.forEach(name -> addReader(notice, name));
        return true;
    }

    /** Names of those whom it concerns; of those who run malklug where there is nobody else. */
    private static Set<String> concerned(
            Audience audience, @Nullable MunicipalityId municipality, Collection<Person> people) {
        Set<String> names = new HashSet<>();
        people.stream()
                .filter(person -> audience.includes(person, municipality))
                .forEach(person -> names.add(person.name()));
        if (names.isEmpty()) {
            people.stream().filter(person -> person.role() == Role.ADMIN).forEach(person -> names.add(person.name()));
        }
        return names;
    }

    private boolean isTold(Occurrence what) {
        return what.standing()
                ? writing
                        .sql("SELECT event FROM notice_item WHERE settled_at IS NULL AND event LIKE ?")
                        .param(what.event() + SINCE + "%")
                        .query(String.class)
                        .list()
                        .stream()
                        .anyMatch(event -> nameOf(event).equals(what.event()))
                : writing.sql("SELECT count(*) FROM notice_item WHERE event = ?")
                                .param(what.event())
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** The event's name without the moment at which a state began to stand. */
    private static String nameOf(String event) {
        int since = event.lastIndexOf(SINCE);
        return since < 0 ? event : event.substring(0, since);
    }

    private String noticeOf(Occurrence what) {
        Optional<String> open = open(what.cause());
        if (open.isPresent()) {
            return open.get();
        }
        Optional<String> justSettled = writing.sql(
                        "SELECT id FROM notice WHERE cause = ? AND settled_at > ? ORDER BY settled_at DESC LIMIT 1")
                .params(what.cause(), clock.instant().minus(SAME_TROUBLE).toEpochMilli())
                .query(String.class)
                .optional();
        if (what.standing() && justSettled.isPresent()) {
            writing.sql("UPDATE notice SET settled_at = NULL WHERE id = ?")
                    .param(justSettled.get())
                    .update();
            return justSettled.get();
        }
        String id = UUID.randomUUID().toString();
        long now = clock.millis();
        writing.sql("INSERT INTO notice (id, cause, kind, urgent, audience, municipality, content, items, still_open,"
                        + " opened_at, changed_at) VALUES (:id, :cause, :kind, :urgent, :audience, :municipality,"
                        + " :content, 0, 0, :now, :now) ON CONFLICT DO NOTHING")
                .param("id", id)
                .param("cause", what.cause())
                .param("kind", what.kind().name())
                .param("urgent", what.urgent() ? 1 : 0)
                .param("audience", what.audience().name())
                .param(
                        "municipality",
                        what.municipality() == null ? null : what.municipality().value())
                .param("content", JSON.writeValueAsString(what.content()))
                .param("now", now)
                .update();
        return open(what.cause()).orElse(id);
    }

    private Optional<String> open(String cause) {
        return writing.sql("SELECT id FROM notice WHERE cause = ? AND settled_at IS NULL")
                .param(cause)
                .query(String.class)
                .optional();
    }

    private void addReader(String notice, String person) {
        writing.sql("INSERT INTO notice_reader (notice, person, told_at, read_seq, mailed_seq)"
                        + " VALUES (?, ?, ?, 0, 0) ON CONFLICT DO NOTHING")
                .params(notice, person, clock.millis())
                .update();
    }

    /** Settles what is no longer so: items of these kinds whose event is not among those that still hold. */
    void settle(Set<NoticeKind> kinds, Set<String> stillSo) {
        List<Item> gone = writing
                .sql("SELECT i.event, i.notice FROM notice_item i JOIN notice n ON n.id = i.notice"
                        + " WHERE n.settled_at IS NULL AND i.settled_at IS NULL AND n.kind IN (:kinds)")
                .param("kinds", kinds.stream().map(Enum::name).toList())
                .query((row, n) -> new Item(row.getString("event"), row.getString("notice")))
                .list()
                .stream()
                .filter(item -> !stillSo.contains(nameOf(item.event)))
                .toList();
        gone.forEach(item -> writing.sql("UPDATE notice_item SET settled_at = ? WHERE event = ?")
                .params(clock.millis(), item.event)
                .update());
        Set<String> touched = new HashSet<>();
        gone.forEach(item -> touched.add(item.notice));
        touched.forEach(this::recount);
    }

    private void recount(String notice) {
        int open = writing.sql("SELECT count(*) FROM notice_item WHERE notice = ? AND settled_at IS NULL")
                .param(notice)
                .query(Integer.class)
                .single();
        writing.sql("UPDATE notice SET still_open = :open,"
                        + " settled_at = CASE WHEN :open = 0 THEN :now ELSE settled_at END WHERE id = :id")
                .param("open", open)
                .param("now", clock.millis())
                .param("id", notice)
                .update();
    }

    /** News is over when everybody has read it, or nobody will any more. */
    void settleNews(Instant before) {
        writing.sql("UPDATE notice SET still_open = 0, settled_at = :now WHERE settled_at IS NULL AND kind IN (:news)"
                        + " AND (changed_at < :before OR NOT EXISTS (SELECT 1 FROM notice_reader r"
                        + " WHERE r.notice = notice.id AND r.read_seq < notice.items))")
                .param("now", clock.millis())
                .param("before", before.toEpochMilli())
                .param(
                        "news",
                        java.util.Arrays.stream(NoticeKind.values())
                                .filter(NoticeKind::isNews)
                                .map(Enum::name)
                                .toList())
                .update();
    }

    /** Makes the readers of open notices those whom they concern now: people come, go and change roles. */
    void updateReaders(Collection<Person> people) {
        Map<String, Set<String>> readers = new HashMap<>();
        List<Addressed> open = writing.sql("SELECT id, audience, municipality FROM notice WHERE settled_at IS NULL")
                .query((row, n) -> {
                    String town = row.getString("municipality");
                    return new Addressed(
                            row.getString("id"),
                            Audience.valueOf(row.getString("audience")),
                            town == null ? null : new MunicipalityId(town));
                })
                .list();
        if (open.isEmpty()) {
            return;
        }
        writing.sql("SELECT r.notice, r.person FROM notice_reader r JOIN notice n ON n.id = r.notice"
                        + " WHERE n.settled_at IS NULL")
                .query(row -> {
                    readers.computeIfAbsent(row.getString("notice"), id -> new HashSet<>())
                            .add(row.getString("person"));
                });
        Set<String> active = new HashSet<>();
        people.forEach(person -> active.add(person.name()));
        for (Addressed notice : open) {
            Set<String> known = readers.getOrDefault(notice.id, Set.of());
            Set<String> concerned = notice.audience == Audience.NAMED
                    ? Set.of()
                    : concerned(notice.audience, notice.municipality, people);
            concerned.stream().filter(name -> !known.contains(name)).forEach(name -> addReader(notice.id, name));
            known.stream()
                    .filter(name ->
                            !active.contains(name) || notice.audience != Audience.NAMED && !concerned.contains(name))
                    .forEach(name -> writing.sql("DELETE FROM notice_reader WHERE notice = ? AND person = ?")
                            .params(notice.id, name)
                            .update());
        }
    }

    void read(String person, String notice, int upTo) {
        writing.sql("UPDATE notice_reader SET read_seq = CASE WHEN read_seq > :upTo THEN read_seq ELSE :upTo END"
                        + " WHERE person = :person AND notice = :notice")
                .param("upTo", upTo)
                .param("person", person)
                .param("notice", notice)
                .update();
    }

    /** Everything that was there until then. */
    void readAll(String person, Instant until) {
        writing.sql(
                        "UPDATE notice_reader SET read_seq = (SELECT n.items FROM notice n WHERE n.id = notice_reader.notice)"
                                + " WHERE person = :person AND notice IN (SELECT id FROM notice WHERE changed_at <= :until)")
                .param("person", person)
                .param("until", until.toEpochMilli())
                .update();
    }

    /** Deletes what was settled before that. */
    void forget(Instant before) {
        String old = "SELECT id FROM notice WHERE settled_at < " + before.toEpochMilli();
        writing.sql("DELETE FROM notice_item WHERE notice IN (" + old + ")").update();
        writing.sql("DELETE FROM notice_reader WHERE notice IN (" + old + ")").update();
        writing.sql("DELETE FROM notice WHERE settled_at < ?")
                .param(before.toEpochMilli())
                .update();
    }

    private record Item(String event, String notice) {}

    private record Addressed(
            String id, Audience audience, @Nullable MunicipalityId municipality) {}
}
