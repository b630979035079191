/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.contributions.Contribution.Settlement;
import de.malklug.contributions.Contribution.Status;
import de.malklug.contributions.Picture.Persons;
import de.malklug.media.MediaProperties;
import de.malklug.networks.NetworkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contributions as they are stored. Every change raises the version, and changes nothing where the status no longer allows it. */
final class ContributionRows {

    private static final String SELECT = "SELECT c.*, " + LinkRows.COLUMNS
            + " FROM contribution c JOIN contribution_link l ON l.id = c.link LEFT JOIN contribution_request r ON r.id = l.request";
    private static final String OPEN = "status IN ('BEGUN', 'RECEIVED', 'ASKED')";
    private static final String SENT = "status IN ('RECEIVED', 'ASKED')";

    private final JdbcClient client;

    ContributionRows(JdbcClient client) {
        this.client = client;
    }

    Optional<Contribution> find(String id) {
        return list(" WHERE c.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** What was sent; of these municipalities, or of all if none is named; what waits first, then the newest. */
    List<Contribution> sent(Collection<MunicipalityId> municipalities, Collection<Status> statuses, int limit) {
        Map<String, Object> values = new HashMap<>();
        values.put("statuses", statuses.stream().map(Enum::name).toList());
        String where = " WHERE c.status IN (:statuses)";
        if (!municipalities.isEmpty()) {
            where += " AND l.municipality IN (:towns)";
            values.put(
                    "towns", municipalities.stream().map(MunicipalityId::value).toList());
        }
        return list(where + " ORDER BY c.received_at DESC, c.id LIMIT " + limit, values);
    }

    /** What came by a link, the newest first. */
    List<Contribution> by(String link) {
        return list(
                " WHERE c.link = :link AND c.status <> 'BEGUN' ORDER BY c.received_at DESC, c.id",
                Map.of("link", link));
    }

    /** How many contributions by that link nobody decided on. */
    int open(String link) {
        return client.sql("SELECT count(*) FROM contribution WHERE link = ? AND " + OPEN)
                .param(link)
                .query(Integer.class)
                .single();
    }

    Map<Status, Integer> counts(Collection<MunicipalityId> municipalities) {
        String where = municipalities.isEmpty() ? "" : " WHERE l.municipality IN (:towns)";
        JdbcClient.StatementSpec asked = client.sql("SELECT c.status, count(*) AS number FROM contribution c"
                + " JOIN contribution_link l ON l.id = c.link" + where + " GROUP BY c.status");
        Map<Status, Integer> counts = new HashMap<>();
        (municipalities.isEmpty()
                        ? asked
                        : asked.param(
                                "towns",
                                municipalities.stream()
                                        .map(MunicipalityId::value)
                                        .toList()))
                .query(row -> {
                    counts.put(Status.valueOf(row.getString("status")), row.getInt("number"));
                });
        return counts;
    }

    /** Begins a contribution; false if it has begun already. */
    boolean begin(String id, ContributionLink link, Entry entry, Instant now) {
        return client.sql(
                                "INSERT INTO contribution (id, link, status, text, day, networks, name, mail, language, begun_at,"
                                        + " changed_at, version) VALUES (:id, :link, 'BEGUN', :text, :day, :networks, :name, :mail,"
                                        + " :language, :now, :now, 1) ON CONFLICT (id) DO NOTHING")
                        .params(values(id, entry, now))
                        .param("link", link.id())
                        .update()
                == 1;
    }

    /** @return false if it may no longer be changed */
    boolean write(String id, Entry entry, Instant now) {
        return client.sql(
                                "UPDATE contribution SET text = :text, day = :day, networks = :networks, name = :name, mail = :mail,"
                                        + " language = :language, changed_at = :now, version = version + 1 WHERE id = :id AND "
                                        + OPEN)
                        .params(values(id, entry, now))
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> values(String id, Entry entry, Instant now) {
        Map<String, @Nullable Object> values = new HashMap<>();
        LocalDate day = entry.day();
        values.put("id", id);
        values.put("text", entry.text());
        values.put("day", day == null ? null : day.toString());
        values.put("networks", entry.networks().stream().map(NetworkId::value).collect(Collectors.joining(" ")));
        values.put("name", entry.name());
        values.put("mail", entry.mail());
        values.put("language", entry.language().getLanguage());
        values.put("now", now.toEpochMilli());
        return values;
    }

    /** It waits for somebody from now on; false if it was sent before. */
    boolean send(String id, Instant now) {
        return client.sql("UPDATE contribution SET status = 'RECEIVED', received_at = ?, changed_at = ?,"
                                + " version = version + 1 WHERE id = ? AND status = 'BEGUN'")
                        .params(now.toEpochMilli(), now.toEpochMilli(), id)
                        .update()
                == 1;
    }

    /** An answer came: it waits for somebody again. */
    void answered(String id) {
        client.sql("UPDATE contribution SET status = 'RECEIVED' WHERE id = ? AND status = 'ASKED'")
                .param(id)
                .update();
    }

    /** @return false if it has another version by now, or was decided on */
    boolean ask(String id, int version, Instant now) {
        return client.sql("UPDATE contribution SET status = 'ASKED', changed_at = ?, version = version + 1"
                                + " WHERE id = ? AND version = ? AND " + SENT)
                        .params(now.toEpochMilli(), id, version)
                        .update()
                == 1;
    }

    /** @return false if it has another version by now, or was decided on */
    boolean settle(String id, int version, Status status, Settlement settlement) {
        PostId post = settlement.post();
        return client.sql(
                                "UPDATE contribution SET status = :status, settled_at = :at, settled_by = :by, settler = :settler,"
                                        + " post = :post, reason = :reason, changed_at = :at, version = version + 1"
                                        + " WHERE id = :id AND version = :version AND " + SENT)
                        .param("status", status.name())
                        .param("at", settlement.at().toEpochMilli())
                        .param("by", settlement.by())
                        .param("settler", settlement.settler())
                        .param("post", post == null ? null : post.value())
                        .param("reason", settlement.reason())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    void becomes(String id, PostId post) {
        client.sql("UPDATE contribution SET post = ? WHERE id = ?")
                .params(post.value(), id)
                .update();
    }

    void add(String id, Picture picture) {
        MediaProperties properties = picture.properties();
        client.sql(
                        "INSERT INTO contribution_picture (contribution, number, file_name, sha256, content_type, size, width,"
                                + " height, alt, persons, rights) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        picture.number(),
                        picture.fileName(),
                        properties.sha256(),
                        properties.contentType(),
                        properties.size(),
                        properties.width(),
                        properties.height(),
                        picture.words().alt(),
                        picture.words().persons().name(),
                        picture.words().rights() ? 1 : 0)
                .update();
    }

    void describe(String id, int number, Picture.Words words) {
        client.sql(
                        "UPDATE contribution_picture SET alt = ?, persons = ?, rights = ? WHERE contribution = ? AND number = ?")
                .params(words.alt(), words.persons().name(), words.rights() ? 1 : 0, id, number)
                .update();
    }

    void removePicture(String id, int number) {
        client.sql("DELETE FROM contribution_picture WHERE contribution = ? AND number = ?")
                .params(id, number)
                .update();
    }

    boolean shows(String sha256) {
        return client.sql("SELECT count(*) FROM contribution_picture WHERE sha256 = ?")
                        .param(sha256)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void add(String id, Note note) {
        client.sql(
                        "INSERT INTO contribution_note (id, contribution, at, person, text) VALUES (:id, :of, :at, :person, :text)")
                .param("id", LinkTokens.freshId())
                .param("of", id)
                .param("at", note.at().toEpochMilli())
                .param("person", note.person())
                .param("text", note.text())
                .update();
    }

    /** What was begun before that and never sent. */
    List<Contribution> unsent(Instant before) {
        return list(
                " WHERE c.status = 'BEGUN' AND c.changed_at < :before ORDER BY c.id LIMIT 200",
                Map.of("before", before.toEpochMilli()));
    }

    /** What was decided on before that, and still names whoever contributed. */
    List<Contribution> toForget(Instant before) {
        return list(
                " WHERE c.settled_at < :before AND c.forgotten_at IS NULL ORDER BY c.id LIMIT 200",
                Map.of("before", before.toEpochMilli()));
    }

    /** Deletes who contributed it, and its pictures. */
    void forget(String id, Instant now) {
        client.sql("UPDATE contribution SET name = '', mail = '', forgotten_at = ? WHERE id = ?")
                .params(now.toEpochMilli(), id)
                .update();
        client.sql("DELETE FROM contribution_picture WHERE contribution = ?")
                .param(id)
                .update();
    }

    /** @return false if it was sent meanwhile */
    boolean deleteUnsent(String id) {
        if (client.sql("DELETE FROM contribution WHERE id = ? AND status = 'BEGUN'")
                        .param(id)
                        .update()
                == 0) {
            return false;
        }
        client.sql("DELETE FROM contribution_picture WHERE contribution = ?")
                .param(id)
                .update();
        client.sql("DELETE FROM contribution_note WHERE contribution = ?")
                .param(id)
                .update();
        return true;
    }

    private List<Contribution> list(String where, Map<String, Object> values) {
        List<Contribution> bare = client.sql(SELECT + where)
                .params(values)
                .query((row, number) -> contribution(row))
                .list();
        if (bare.isEmpty()) {
            return bare;
        }
        List<String> ids = bare.stream().map(Contribution::id).toList();
        Map<String, List<Picture>> pictures = client
                .sql("SELECT * FROM contribution_picture WHERE contribution IN (:ids) ORDER BY number")
                .param("ids", ids)
                .query((row, number) -> Map.entry(row.getString("contribution"), picture(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<String, List<Note>> notes = client
                .sql("SELECT * FROM contribution_note WHERE contribution IN (:ids) ORDER BY at, id")
                .param("ids", ids)
                .query((row, number) -> Map.entry(row.getString("contribution"), note(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return bare.stream()
                .map(each -> new Contribution(
                        each.id(),
                        each.link(),
                        each.status(),
                        each.entry(),
                        pictures.getOrDefault(each.id(), List.of()),
                        notes.getOrDefault(each.id(), List.of()),
                        each.begunAt(),
                        each.receivedAt(),
                        each.changedAt(),
                        each.settlement(),
                        each.forgotten(),
                        each.version()))
                .toList();
    }

    private static Contribution contribution(ResultSet row) throws SQLException {
        String day = row.getString("day");
        return new Contribution(
                row.getString("id"),
                LinkRows.link(row),
                Status.valueOf(row.getString("status")),
                new Entry(
                        row.getString("text"),
                        day == null ? null : LocalDate.parse(day),
                        Stream.of(row.getString("networks").split(" "))
                                .filter(each -> !each.isEmpty())
                                .map(NetworkId::new)
                                .toList(),
                        row.getString("name"),
                        row.getString("mail"),
                        Locale.of(row.getString("language"))),
                List.of(),
                List.of(),
                Instant.ofEpochMilli(row.getLong("begun_at")),
                LinkRows.instant(row, "received_at"),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                settlement(row),
                LinkRows.instant(row, "forgotten_at") != null,
                row.getInt("version"));
    }

    private static @Nullable Settlement settlement(ResultSet row) throws SQLException {
        Instant at = LinkRows.instant(row, "settled_at");
        String post = row.getString("post");
        return at == null
                ? null
                : new Settlement(
                        at,
                        row.getString("settled_by"),
                        row.getString("settler"),
                        post == null ? null : new PostId(post),
                        row.getString("reason"));
    }

    private static Picture picture(ResultSet row) throws SQLException {
        return new Picture(
                row.getInt("number"),
                row.getString("file_name"),
                new MediaProperties(
                        row.getString("sha256"),
                        row.getString("content_type"),
                        row.getLong("size"),
                        row.getInt("width"),
                        row.getInt("height")),
                new Picture.Words(
                        row.getString("alt"), Persons.valueOf(row.getString("persons")), row.getInt("rights") == 1));
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(Instant.ofEpochMilli(row.getLong("at")), row.getString("person"), row.getString("text"));
    }
}
