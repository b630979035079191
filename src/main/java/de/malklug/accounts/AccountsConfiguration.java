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
            JdbcClient writing,
            @Reading JdbcClient reading,
            Clock clock) {
        SecretSource secrets = new SecretSource(name -> {
            String variable = System.getenv(name);
            return variable != null ? variable : environment.getProperty(name);
        });
        return new DeclaredAccounts(settings.accounts(), networks, secrets, new AccountStates(writing, reading, clock));
    }

    @Bean
    SessionStore sessionStore(DataFolder folder, JdbcClient writing, @Reading JdbcClient reading, Clock clock) {
        SingletonSupplier<Seal> seal = SingletonSupplier.of(() -> new Seal(VaultKey.in(folder.file("vault.key"))));
        return new Vault(writing, reading, seal::obtain, clock);
    }
}
