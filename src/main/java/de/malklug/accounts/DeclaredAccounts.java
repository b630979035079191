/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.campaign.CampaignProblem;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.Networks;
import de.malklug.networks.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts from a file that is read again whenever it changes. */
final class DeclaredAccounts implements Accounts {

    private static final Logger log = LoggerFactory.getLogger(DeclaredAccounts.class);

    private final Path file;
    private final Networks networks;
    private final SecretSource secrets;
    private final AccountStates states;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Declared declared;

    DeclaredAccounts(Path file, Networks networks, SecretSource secrets, AccountStates states) {
        this.file = file;
        this.networks = networks;
        this.secrets = secrets;
        this.states = states;
    }

    /** What was last read, and how the file looked then. */
    private record Declared(String stamp, Map<String, Account> byId, List<CampaignProblem> problems) {}

    @Override
    public List<Account> all() {
        return List.copyOf(declared().byId().values());
    }

    @Override
    public Optional<Account> find(String id) {
        return Optional.ofNullable(declared().byId().get(id));
    }

    @Override
    public List<CampaignProblem> problems() {
        return declared().problems();
    }

    @Override
    public ConnectedAccount connect(Account account) {
        Map<String, Secret> found = new LinkedHashMap<>();
        account.secrets()
                .forEach((name, reference) -> found.put(
                        name,
                        secrets.find(account.id(), name, reference)
                                .orElseThrow(() -> new CredentialsMissing(account.id(), name))));
        return connected(account, found);
    }

    @Override
    public ConnectedAccount asFarAsKnown(Account account) {
        Map<String, Secret> found = new LinkedHashMap<>();
        account.secrets()
                .forEach((name, reference) ->
                        secrets.find(account.id(), name, reference).ifPresent(secret -> found.put(name, secret)));
        return connected(account, found);
    }

    private static ConnectedAccount connected(Account account, Map<String, Secret> secrets) {
        return new ConnectedAccount(account.id(), account.network(), account.server(), account.handle(), secrets);
    }

    @Override
    public AccountHealth health(String id) {
        Optional<Account> account = find(id);
        Optional<String> missing = account.flatMap(this::missingSecret);
        if (missing.isPresent()) {
            return new AccountHealth.SecretMissing(missing.get());
        }
        AccountHealth remembered = states.find(id);
        boolean wasMissingSecret = remembered instanceof AccountHealth.NeedsAttention attention
                && account.isPresent()
                && account.get().secrets().containsKey(attention.reason());
        return wasMissingSecret ? new AccountHealth.Ready() : remembered;
    }

    private Optional<String> missingSecret(Account account) {
        return account.secrets().entrySet().stream()
                .filter(each -> secrets.find(account.id(), each.getKey(), each.getValue())
                        .isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    @Override
    public void needsAttention(String id, String reason) {
        states.needsAttention(id, reason);
    }

    @Override
    public void recovered(String id) {
        states.recovered(id);
    }

    private Declared declared() {
        Declared now = declared;
        String stamp = stamp();
        if (now != null && now.stamp().equals(stamp)) {
            return now;
        }
        reading.lock();
        try {
            now = declared;
            if (now == null || !now.stamp().equals(stamp)) {
                now = read(stamp, now);
                declared = now;
            }
            return now;
        } finally {
            reading.unlock();
        }
    }

    private Declared read(String stamp, @Nullable Declared before) {
        AccountsReading read = AccountsFile.read(file, networks);
        if (read.hasErrors() && before != null) {
            log.warn(
                    "{} has {} problems; the accounts read before stay in force",
                    file,
                    read.problems().size());
            return new Declared(stamp, before.byId(), read.problems());
        }
        Map<String, Account> byId = new LinkedHashMap<>();
        read.accounts().forEach(each -> byId.put(each.id(), each));
        return new Declared(stamp, byId, read.problems());
    }

    private String stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime().toInstant() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException e) {
            return "missing";
        }
    }
}
