/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.campaign.CampaignProblem;
import de.malklug.campaign.CampaignProblem.Severity;
import de.malklug.campaign.Destination;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.SourcePosition;
import de.malklug.campaign.yaml.Fields;
import de.malklug.campaign.yaml.Finding;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.Nearest;
import de.malklug.campaign.yaml.YamlFile;
import de.malklug.campaign.yaml.YamlLimits;
import de.malklug.campaign.yaml.YamlNode;
import de.malklug.campaign.yaml.YamlNode.Entry;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code accounts.yaml} and finds everything in it that a person should change. Never repeats what may be a secret. */
public final class AccountsFile {

    private static final List<String> FILE = List.of("accounts");
    private static final List<String> ACCOUNT =
            List.of("municipality", "network", "server", "handle", "secret", "settings");

    /** Findings that name what someone wrote where a secret may stand. */
    private static final Set<String> MAY_REPEAT_A_SECRET = Set.of("tag", "unknown-alias", "alias-of-itself");

    private static final String HANDLE = "handle";

    private final Path file;
    private final Networks networks;
    private final Findings findings = new Findings();
    private final List<Destination> destinations = new ArrayList<>();
    private final Set<NetworkId> warned = new HashSet<>();

    private AccountsFile(Path file, Networks networks) {
        this.file = file;
        this.networks = networks;
    }

    /**
     * Throws nothing; whatever stands in the way is among the problems.
     *
     * @param networks tell which secrets an account of theirs needs
     */
    public static AccountsReading read(Path file, Networks networks) {
        AccountsFile reading = new AccountsFile(file, networks);
        List<Account> accounts = reading.accounts();
        return new AccountsReading(
                accounts,
                reading.destinations,
                reading.findings.all().stream().map(reading::problem).toList());
    }

    private CampaignProblem problem(Finding finding) {
        boolean mayRepeatSecret = MAY_REPEAT_A_SECRET.contains(finding.key());
        return new CampaignProblem(
                new SourcePosition(file.toString().replace('\\', '/'), finding.line(), finding.column()),
                finding.warning() ? Severity.WARNING : Severity.ERROR,
                finding.key(),
                mayRepeatSecret ? List.of("…") : finding.arguments());
    }

    private List<Account> accounts() {
        YamlNode root = parse();
        Fields fields = root == null ? null : Fields.of(root, file.getFileName().toString(), FILE, findings);
        List<Account> accounts = new ArrayList<>();
        if (fields != null) {
            for (Entry entry : fields.requiredEntries("accounts")) {
                account(entry).ifPresent(accounts::add);
            }
        }
        return accounts;
    }

    private @Nullable YamlNode parse() {
        if (!Files.exists(file)) {
            findings.error(1, 1, "accounts-missing");
            return null;
        }
        try {
            return YamlFile.read(Files.readAllBytes(file), YamlLimits.USUAL, findings);
        } catch (IOException e) {
            findings.error(1, 1, "file-unreadable");
            return null;
        }
    }

    private Optional<Account> account(Entry entry) {
        Scalar id = entry.key();
        boolean validId = isValidId(id);
        Fields fields = Fields.of(entry.value(), id.value(), ACCOUNT, findings);
        if (fields == null) {
            return Optional.empty();
        }
        MunicipalityId municipality = municipality(fields.required("municipality"));
        Network network = network(fields.required("network"));
        URI server = server(fields.required("server"));
        if (network != null && warned.add(network.id())) {
            network.warnings()
                    .forEach(each -> findings.warning(
                            fields.at("network"), each.key(), each.arguments().toArray()));
        }
        if (validId && municipality != null && network != null) {
            destinations.add(new Destination(id.value(), municipality, network.id()));
        }
        boolean needsHandle = network != null && network.requiredSecrets().contains(HANDLE);
        Scalar handle = needsHandle ? fields.required(HANDLE) : fields.optional(HANDLE);
        Map<String, SecretReference> secrets = secrets(fields, network);
        Map<String, String> settings = settings(fields, network);
        if (!validId
                || (needsHandle && handle == null)
                || municipality == null
                || network == null
                || server == null
                || secrets == null
                || settings == null) {
            return Optional.empty();
        }
        String name = handle == null ? null : handle.value().strip().replaceFirst("^@", "");
        return Optional.of(new Account(id.value(), municipality, network.id(), server, name, secrets, settings));
    }

    private boolean isValidId(Scalar id) {
        if (!MunicipalityId.isValid(id.value())) {
            findings.error(id, "not-an-id", id.value());
            return false;
        }
        if (networks.all().stream().anyMatch(each -> each.id().value().equals(id.value()))) {
            findings.error(id, "account-like-network", id.value());
            return false;
        }
        return true;
    }

    private @Nullable MunicipalityId municipality(@Nullable Scalar scalar) {
        if (scalar == null) {
            return null;
        }
        if (!MunicipalityId.isValid(scalar.value())) {
            findings.error(scalar, "not-an-id", scalar.value());
            return null;
        }
        return new MunicipalityId(scalar.value());
    }

    private @Nullable Network network(@Nullable Scalar scalar) {
        if (scalar == null) {
            return null;
        }
        List<String> known = new ArrayList<>();
        for (Network network : networks.all()) {
            if (network.id().value().equals(scalar.value())) {
                return network;
            }
            known.add(network.id().value());
        }
        Nearest.to(scalar.value(), known)
                .ifPresentOrElse(
                        nearest -> findings.error(scalar, "unknown-network", scalar.value(), nearest),
                        () -> findings.error(scalar, "unknown-network-far", scalar.value(), String.join(", ", known)));
        return null;
    }

    private @Nullable URI server(@Nullable Scalar scalar) {
        if (scalar == null) {
            return null;
        }
        try {
            return ServerAddress.parse(scalar.value());
        } catch (ServerAddress.Refused e) {
            findings.error(scalar, e.problem());
            return null;
        }
    }

    /** Null if something about them was reported. */
    private @Nullable Map<String, SecretReference> secrets(Fields fields, @Nullable Network network) {
        List<String> needed = network == null ? List.of() : network.requiredSecrets();
        List<String> named =
                needed.stream().filter(each -> !each.equals(HANDLE)).toList();
        List<String> allowed = network == null
                ? List.of()
                : Stream.concat(named.stream(), network.optionalSecrets().stream())
                        .toList();
        if (!fields.has("secret")) {
            if (!named.isEmpty() && fields.isWhole()) {
                findings.error(fields.node(), "secret-missing", String.join(", ", named));
            }
            return named.isEmpty() ? Map.of() : null;
        }
        boolean complete = true;
        Map<String, SecretReference> secrets = new HashMap<>();
        for (Entry entry : fields.entries("secret")) {
            if (network != null && !allowed.contains(entry.key().value())) {
                findings.error(entry.key(), "unknown-secret", network.id().value(), String.join(", ", allowed));
                complete = false;
                continue;
            }
            Optional<SecretReference> reference = reference(entry);
            reference.ifPresent(found -> secrets.put(entry.key().value(), found));
            complete &= reference.isPresent();
        }
        for (String name : named) {
            if (fields.at("secret") instanceof YamlNode.Mapping mapping
                    && mapping.whole()
                    && mapping.entry(name) == null) {
                findings.error(mapping, "secret-missing", name);
                complete = false;
            }
        }
        return complete && fields.at("secret") instanceof YamlNode.Mapping ? secrets : null;
    }

    private Optional<SecretReference> reference(Entry entry) {
        if (entry.value() instanceof YamlNode.Unreadable) {
            return Optional.empty();
        }
        Optional<SecretReference> reference =
                entry.value() instanceof Scalar scalar ? SecretReference.parse(scalar.value(), file) : Optional.empty();
        if (reference.isEmpty()) {
            findings.error(entry.value(), "secret-literal", entry.key().value());
        }
        return reference;
    }

    /** Null if one that is needed is missing. */
    private @Nullable Map<String, String> settings(Fields fields, @Nullable Network network) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Entry entry : fields.entries("settings")) {
            if (entry.value() instanceof Scalar scalar) {
                settings.put(entry.key().value(), scalar.value());
            } else if (!(entry.value() instanceof YamlNode.Unreadable)) {
                findings.error(entry.value(), "not-a-text", entry.key().value());
            }
        }
        List<String> missing = network == null
                ? List.of()
                : network.requiredSettings().stream()
                        .filter(name -> settings.getOrDefault(name, "").isBlank())
                        .toList();
        if (!missing.isEmpty() && fields.isWhole()) {
            findings.error(fields.node(), "setting-missing", String.join(", ", missing));
        }
        return missing.isEmpty() ? settings : null;
    }
}
