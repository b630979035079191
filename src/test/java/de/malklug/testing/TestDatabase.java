/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import de.malklug.storage.DataFolder;
import de.malklug.storage.Database;
import de.malklug.storage.Reading;
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
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
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

    /** Makes this database the one of another context, which does not close it. */
    public void offerTo(GenericApplicationContext other) {
        other.registerBean(Database.class, this::kind);
        other.registerBean(DataFolder.class, this::dataFolder);
        other.registerBean("writer", DataSource.class, this::writer, writingSide());
        other.registerBean("reader", DataSource.class, this::reader, readingSide());
        other.registerBean("writing", JdbcClient.class, this::writing, writingSide());
        other.registerBean("reading", JdbcClient.class, this::reading, readingSide());
        other.registerBean(PlatformTransactionManager.class, this::transactionManager);
        other.registerBean(TransactionTemplate.class, this::transactions);
    }

    private static BeanDefinitionCustomizer writingSide() {
        return definition -> {
            definition.setPrimary(true);
            definition.setDestroyMethodName("");
        };
    }

    private static BeanDefinitionCustomizer readingSide() {
        return definition -> {
            definition.setDestroyMethodName("");
            ((AbstractBeanDefinition) definition).addQualifier(new AutowireCandidateQualifier(Reading.class));
        };
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
