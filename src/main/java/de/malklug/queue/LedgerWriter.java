/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes claims and outcomes of many accounts in shared transactions: whatever has been asked for while the last commit
 * went to disk goes into the next one. A write is durable when its future completes. A write that fails is tried once more
 * alone, so that it spoils nobody else's.
 */
final class LedgerWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LedgerWriter.class);
    private static final int MOST_PER_COMMIT = 300;

    private final DataSource dataSource;
    private final TransactionTemplate transactions;
    private final BlockingQueue<Request<?>> requests = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "ledger-writer");
    private volatile boolean closed;

    LedgerWriter(DataSource dataSource, TransactionTemplate transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        thread.setDaemon(true);
        thread.start();
    }

    /** Something to be written; may run twice if the first transaction fails, so it changes nothing but the database. */
    interface Write<T> {
        T in(Statements statements) throws SQLException;
    }

    /** Asks for a write and returns at once. */
    <T> CompletableFuture<T> submit(Write<T> write) {
        Request<T> request = new Request<>(write);
        if (closed) {
            request.result.completeExceptionally(new IllegalStateException("malklug is shutting down"));
        } else {
            requests.add(request);
        }
        return request.result;
    }

    /** Writes and waits until it is durable. */
    <T> T write(Write<T> write) {
        try {
            return submit(write).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Request<?>> batch = new ArrayList<>();
        while (!closed || !requests.isEmpty()) {
            try {
                batch.clear();
                batch.add(requests.take());
                requests.drainTo(batch, MOST_PER_COMMIT - 1);
            } catch (InterruptedException closing) {
                continue;
            }
            commit(batch);
        }
    }

    private void commit(List<Request<?>> batch) {
        try {
            transact(batch);
            batch.forEach(Request::complete);
        } catch (RuntimeException together) {
            if (batch.size() == 1) {
                batch.getFirst().fail(together);
                return;
            }
            log.debug("A commit of {} writes failed; trying them one by one", batch.size(), together);
            batch.forEach(request -> commit(List.of(request)));
        }
    }

    private void transact(List<Request<?>> batch) {
        transactions.executeWithoutResult(status -> {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try (Statements statements = new Statements(connection)) {
                for (Request<?> request : batch) {
                    request.run(statements);
                }
            } catch (SQLException e) {
                throw new LedgerUnavailable(e);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        });
    }

    /** The prepared statements of one transaction, each prepared once. */
    static final class Statements implements AutoCloseable {

        private final Connection connection;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        private Statements(Connection connection) {
            this.connection = connection;
        }

        /** The statement with these values in place of its question marks; long, int, String and null are understood. */
        PreparedStatement with(String sql, @Nullable Object... values) throws SQLException {
            PreparedStatement statement = prepared.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                prepared.put(sql, statement);
            }
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        }

        int update(String sql, @Nullable Object... values) throws SQLException {
            return with(sql, values).executeUpdate();
        }

        @Override
        public void close() {
            prepared.values().forEach(JdbcUtils::closeStatement);
        }
    }

    private static final class Request<T> {

        private final Write<T> write;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private @Nullable T value;

        private Request(Write<T> write) {
            this.write = write;
        }

        private void run(Statements statements) throws SQLException {
            value = write.in(statements);
        }

        @SuppressWarnings("NullAway") // a write may answer null, which NullAway cannot express on CompletableFuture
        private void complete() {
            result.complete(value);
        }

        private void fail(RuntimeException cause) {
            result.completeExceptionally(cause);
        }
    }
}
