/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.kill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The ledger as it lies on the disk, read while malklug runs or is dead. */
final class LedgerFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    LedgerFile(Path dataFolder) {
        this.file = dataFolder.resolve("malklug.db");
    }

    /**
     * A row.
     *
     * @param remoteIds of all parts, in order
     */
    record Row(String id, String account, String post, String status, List<String> remoteIds, String explanation) {}

    /** Nothing if there is no ledger yet. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        query(
                "SELECT id, account, post, status, remote_id, replies, explanation FROM delivery ORDER BY account, post",
                row -> {
                    List<String> ids = new ArrayList<>();
                    if (row.getString("remote_id") != null) {
                        ids.add(row.getString("remote_id"));
                    }
                    if (row.getString("replies") != null) {
                        JSON.readTree(row.getString("replies")).forEach(reply -> ids.add(reply.asString()));
                    }
                    rows.add(new Row(
                            row.getString("id"),
                            row.getString("account"),
                            row.getString("post"),
                            row.getString("status"),
                            ids,
                            String.valueOf(row.getString("explanation"))));
                });
        return rows;
    }

    /**
     * A delivery a person is asked about.
     *
     * @param code of the question
     * @param explanation its arguments
     */
    record Asked(
            String id,
            int version,
            String account,
            String network,
            long askedAt,
            List<String> parts,
            String code,
            List<String> explanation) {}

    /** What waits for a person's answer. */
    List<Asked> asked() {
        List<Asked> asked = new ArrayList<>();
        query(
                "SELECT id, version, account, network, asked_at, message, explanation FROM delivery"
                        + " WHERE status = 'UNCONFIRMED' AND asked_at IS NOT NULL",
                row -> {
                    List<String> parts = new ArrayList<>();
                    JSON.readTree(row.getString("message"))
                            .path("parts")
                            .forEach(part -> parts.add(part.path("text").asString()));
                    List<String> arguments = new ArrayList<>();
                    JSON.readTree(row.getString("explanation"))
                            .path("arguments")
                            .forEach(argument -> arguments.add(argument.asString()));
                    asked.add(new Asked(
                            row.getString("id"),
                            row.getInt("version"),
                            row.getString("account"),
                            row.getString("network"),
                            row.getLong("asked_at"),
                            parts,
                            JSON.readTree(row.getString("explanation"))
                                    .path("code")
                                    .asString(),
                            arguments));
                });
        return asked;
    }

    /** How many deliveries have each status. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        query(
                "SELECT status, count(*) FROM delivery GROUP BY status",
                row -> counts.put(row.getString(1), row.getInt(2)));
        return counts;
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Reader reader) {
        if (!Files.exists(file)) {
            return;
        }
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + file + "?open_mode=1&busy_timeout=10000");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                reader.read(row);
            }
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no such table")) {
                throw new IllegalStateException(e);
            }
        }
    }
}
