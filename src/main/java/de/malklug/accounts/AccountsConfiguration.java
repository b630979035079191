/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.networks.Networks;
import de.malklug.networks.SessionStore;
import de.malklug.storage.DataFolder;
import de.malklug.storage.Reading;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountsConfiguration.AccountsSettings.class)
class AccountsConfiguration {

    /**
     * @param accounts the file that declares the accounts
     */
    @ConfigurationProperties("malklug")
    record AccountsSettings(
            @DefaultValue("config/accounts.yaml") Path accounts) {}

    @Bean
    Accounts accounts(
            AccountsSettings settings,
            Networks networks,
            Environment environment,
            EnteredSecrets entered,
            JdbcClient writing,
            @Reading JdbcClient reading,
            Clock clock) {
        SecretSource secrets = new SecretSource(
                name -> {
                    String variable = System.getenv(name);
                    return variable != null ? variable : environment.getProperty(name);
                },
                entered::find);
        return new DeclaredAccounts(settings.accounts(), networks, secrets, new AccountStates(writing, reading, clock));
    }

    @Bean
    SingletonSupplier<Seal> seal(DataFolder folder) {
        return SingletonSupplier.of(() -> new Seal(VaultKey.in(folder.file("vault.key"))));
    }

    @Bean
    SessionStore sessionStore(
            SingletonSupplier<Seal> seal, JdbcClient writing, @Reading JdbcClient reading, Clock clock) {
        return new Vault(writing, reading, seal::obtain, clock);
    }

    @Bean
    EnteredSecrets enteredSecrets(
            SingletonSupplier<Seal> seal,
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            Clock clock) {
        return new EnteredSecrets(writing, reading, transactions, seal::obtain, clock);
    }

    @Bean
    AccountConnections accountConnections(
            Accounts accounts,
            Networks networks,
            EnteredSecrets entered,
            SingletonSupplier<Seal> seal,
            JdbcClient writing,
            @Reading JdbcClient reading,
            Clock clock) {
        return new AccountConnections(
                accounts, networks, new ConnectionStore(writing, reading, seal::obtain), entered, clock);
    }
}
