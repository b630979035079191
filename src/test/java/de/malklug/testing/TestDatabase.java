/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import de.malklug.storage.DataFolder;
import de.malklug.storage.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A database of malklug's own, wired and migrated as in production, in a data folder that is deleted on closing.
 *
 * <pre>{@code
 * @OnBothDatabases
 * class LedgerTest {
 *     LedgerTest(TestDatabase database) { … }
 *
 *     @BeforeEach
 *     void empty() { database.clear(); }
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

    private static final Set<String> KEPT = Set.of("flyway_schema_history", "batch_job_seq", "sqlite_sequence");

    private final Path folder;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private TestDatabase(String... properties) {
        folder = temporaryFolder();
        new ConfigDataApplicationContextInitializer().initialize(context);
        TestPropertyValues.of("malklug.data=" + folder).and(properties).applyTo(context);
        context.scan(Database.class.getPackageName());
        context.register(DataSourceTransactionManagerAutoConfiguration.class, FlywayAutoConfiguration.class);
        context.refresh();
    }

    /** A fresh SQLite file. */
    public static TestDatabase sqlite() {
        return new TestDatabase();
    }

    /** A fresh database on a PostgreSQL server that all tests of this Java process share. */
    public static TestDatabase postgresql() {
        return new TestDatabase(
                "malklug.database.url=" + Server.newDatabase(),
                "malklug.database.username=postgres",
                "malklug.database.password=postgres");
    }

    public static TestDatabase on(Database kind) {
        return kind == Database.SQLITE ? sqlite() : postgresql();
    }

    public Database kind() {
        return context.getBean(Database.class);
    }

    public DataFolder dataFolder() {
        return context.getBean(DataFolder.class);
    }

    /** The writing side; on SQLite one connection only. */
    public DataSource writer() {
        return context.getBean("writer", DataSource.class);
    }

    /** The reading side: cannot change anything. */
    public DataSource reader() {
        return context.getBean("reader", DataSource.class);
    }

    /** The client of the writing side. */
    public JdbcClient writing() {
        return context.getBean("writing", JdbcClient.class);
    }

    /** The client of the reading side. */
    public JdbcClient reading() {
        return context.getBean("reading", JdbcClient.class);
    }

    public PlatformTransactionManager transactionManager() {
        return context.getBean(PlatformTransactionManager.class);
    }

    public TransactionTemplate transactions() {
        return context.getBean(TransactionTemplate.class);
    }

    /** Deletes every row of every table, Flyway's own apart. */
    public void clear() {
        List<String> tables = tables();
        transactions().executeWithoutResult(transaction -> {
            if (kind() == Database.POSTGRESQL) {
                writing()
                        .sql("TRUNCATE " + String.join(", ", tables) + " CASCADE")
                        .update();
            } else {
                writing().sql("PRAGMA defer_foreign_keys = ON").update();
                tables.forEach(table -> writing().sql("DELETE FROM " + table).update());
            }
        });
    }

    private List<String> tables() {
        String sql = kind() == Database.POSTGRESQL
                ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                : "SELECT name FROM sqlite_master WHERE type = 'table'";
        return writing().sql(sql).query(String.class).list().stream()
                .filter(table -> !KEPT.contains(table.toLowerCase(Locale.ROOT)))
                .toList();
    }

    @Override
    public void close() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return kind().name();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("malklug-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh database of each kind. */
    static final class Both implements ArgumentsProvider {

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            return Stream.of(Database.values()).map(TestDatabase::on).map(Arguments::of);
        }
    }

    /** One PostgreSQL server per Java process, stopped with it. */
    private static final class Server {

        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }

        /** Creates an empty database and answers its JDBC address. */
        static String newDatabase() {
            String name = "test_" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return "jdbc:postgresql://localhost:" + RUNNING.getPort() + "/" + name;
        }
    }
}
