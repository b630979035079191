/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One writing side and one reading side. On SQLite the writer is a single connection whose transactions take the write lock
 * at their start; readers run beside it. Never ask for a second connection while holding the writer.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
class StorageConfiguration {

    private static final String WAITING = "busy_timeout=10000&foreign_keys=true";

    @Bean
    DataFolder dataFolder(StorageSettings settings) {
        return new DataFolder(settings.data());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Database database(StorageSettings settings) {
        String url = settings.database().url();
        return url == null ? Database.SQLITE : Database.of(url);
    }

    @Bean
    @Primary
    DataSource writer(StorageSettings settings, DataFolder folder, Database database) {
        if (database == Database.POSTGRESQL) {
            return postgresql("writer", settings, settings.database().connections(), false);
        }
        String pages = settings.database().maxPages() > 0
                ? "&max_page_count=" + settings.database().maxPages()
                : "";
        HikariDataSource writer = pool(
                "writer",
                sqlite(folder)
                        + "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE&cache_size=-32768&jdbc.get_generated_keys=false&"
                        + WAITING + pages,
                1);
        writer.setConnectionInitSql("PRAGMA wal_autocheckpoint = 8000");
        return writer;
    }

    @Bean
    @Reading
    DataSource reader(StorageSettings settings, DataFolder folder, Database database) {
        if (database == Database.POSTGRESQL) {
            return postgresql("reader", settings, settings.database().readers(), true);
        }
        HikariDataSource pool = pool(
                "reader",
                sqlite(folder) + "?open_mode=1&" + WAITING,
                settings.database().readers());
        pool.setReadOnly(true);
        return pool;
    }

    @Bean
    @Primary
    JdbcClient writing(DataSource writer) {
        return JdbcClient.create(writer);
    }

    @Bean
    @Reading
    JdbcClient reading(@Reading DataSource reader) {
        return JdbcClient.create(reader);
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    private static String sqlite(DataFolder folder) {
        return "jdbc:sqlite:" + folder.file("malklug.db").toAbsolutePath();
    }

    private static HikariDataSource postgresql(
            String name, StorageSettings settings, int connections, boolean readOnly) {
        HikariDataSource pool = pool(name, String.valueOf(settings.database().url()), connections);
        pool.setUsername(settings.database().username());
        pool.setPassword(settings.database().password());
        pool.setReadOnly(readOnly);
        if (readOnly) {
            pool.addDataSourceProperty("readOnlyMode", "always");
        }
        return pool;
    }

    private static HikariDataSource pool(String name, String url, int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(Duration.ofSeconds(30).toMillis());
        return pool;
    }
}
