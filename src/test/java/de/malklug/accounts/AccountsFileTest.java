/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import de.malklug.campaign.Destination;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.NetworkId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsFileTest {

    private static final String MASTODON =
            "{ municipality: soest, network: mastodon, server: https://nrw.social, secret: { access-token: '${TOKEN}' } }";
    private static final String SECRET = "hunter2";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("accounts.yaml");
    }

    @Test
    void accounts_are_read_in_the_order_of_the_file() throws IOException {
        AccountsReading read = read("""
                accounts:
                  soest-mastodon: { municipality: soest, network: mastodon, server: https://nrw.social/, secret: { access-token: "${SOEST_MASTODON_TOKEN}" } }
                  soest-bluesky:
                    municipality: soest
                    network: bluesky
                    server: http://127.0.0.1:4000/pds
                    handle: "@soest.bsky.social"
                    secret: { app-password: "file:/run/secrets/soest-bluesky" }
                    settings: { app-view: https://api.bsky.app }
                """);

        assertThat(read.problems()).isEmpty();
        assertThat(read.accounts())
                .containsExactly(
                        new Account(
                                "soest-mastodon",
                                new MunicipalityId("soest"),
                                new NetworkId("mastodon"),
                                URI.create("https://nrw.social"),
                                null,
                                Map.of("access-token", new SecretReference.Environment("SOEST_MASTODON_TOKEN")),
                                Map.of()),
                        new Account(
                                "soest-bluesky",
                                new MunicipalityId("soest"),
                                new NetworkId("bluesky"),
                                URI.create("http://127.0.0.1:4000/pds"),
                                "soest.bsky.social",
                                Map.of(
                                        "app-password",
                                        new SecretReference.InFile(Path.of("/run/secrets/soest-bluesky"))),
                                Map.of("app-view", "https://api.bsky.app")));
    }

    @Test
    void a_relative_secret_file_lies_beside_the_accounts() throws IOException {
        AccountsReading read = read("accounts:\n  a: " + MASTODON.replace("${TOKEN}", "file:secrets/token"));

        assertThat(read.accounts().getFirst().secrets())
                .containsEntry("access-token", new SecretReference.InFile(folder.resolve("secrets/token")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrongFiles")
    void a_wrong_file_is_reported_at_its_place_without_any_secret(String key, String marked) throws IOException {
        int place = marked.indexOf('§');
        String before = marked.substring(0, place);
        int line = (int) before.chars().filter(each -> each == '\n').count() + 1;
        int column = place - before.lastIndexOf('\n');

        AccountsReading read = read(before + marked.substring(place + 1));

        assertThat(read.problems())
                .extracting(each -> each.at() + " " + each.key())
                .containsExactly(file + ":" + line + ":" + column + " " + key);
        assertThat(read.problems().toString()).doesNotContain(SECRET);
        assertThat(read.accounts()).isEmpty();
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                arguments("file-empty", "§"),
                arguments("unknown-key", "§acounts: {}\naccounts: {}"),
                arguments("missing-key", "§{}"),
                arguments("not-a-mapping", one("§hunter2")),
                arguments("not-an-id", "accounts:\n  §Soest Mastodon: " + MASTODON),
                arguments("account-like-network", "accounts:\n  §mastodon: " + MASTODON),
                arguments("unknown-network", one(MASTODON.replace("network: mastodon", "network: §mastodn"))),
                arguments("unknown-network-far", one(MASTODON.replace("network: mastodon", "network: §fax"))),
                arguments("not-an-id", one(MASTODON.replace("municipality: soest", "municipality: §Soest!"))),
                arguments("missing-key", one(MASTODON.replace("{ municipality: soest, ", "§{ "))),
                arguments(
                        "missing-key",
                        one(MASTODON.replace("{ muni", "§{ muni").replace("server: https://nrw.social, ", ""))),
                arguments("not-a-server", one(MASTODON.replace("https://nrw", "§nrw"))),
                arguments("not-a-server", one(MASTODON.replace("https://nrw.social", "§ftp://nrw.social"))),
                arguments(
                        "not-a-server",
                        one(MASTODON.replace("https://nrw.social", "§'https://nrw.social/?token=hunter2'"))),
                arguments("server-not-secure", one(MASTODON.replace("https://nrw", "§http://nrw"))),
                arguments(
                        "server-not-secure",
                        one(MASTODON.replace("https://nrw.social", "§http://127.0.0.1.nrw.social"))),
                arguments("server-with-password", one(MASTODON.replace("https://nrw", "§https://soest:hunter2@nrw"))),
                arguments("secret-literal", one(MASTODON.replace("'${TOKEN}'", "§hunter2"))),
                arguments("secret-literal", one(MASTODON.replace("'${TOKEN}'", "§'${hunter2'"))),
                arguments("secret-literal", one(MASTODON.replace("'${TOKEN}'", "§'x${TOKEN}'"))),
                arguments("secret-literal", one(MASTODON.replace("'${TOKEN}'", "§[hunter2]"))),
                arguments("secret-literal", one(MASTODON.replace("'${TOKEN}'", "§''"))),
                arguments("secret-literal", one(MASTODON.replace("'${TOKEN}'", "§'file:'"))),
                arguments("tag", one(MASTODON.replace("'${TOKEN}'", "§!hunter2 ''"))),
                arguments("unknown-alias", one(MASTODON.replace("'${TOKEN}'", "§*hunter2 "))),
                arguments("not-a-mapping-of-names", one(MASTODON.replace("{ access-token: '${TOKEN}' }", "§hunter2"))),
                arguments(
                        "secret-missing", one(MASTODON.replace("secret: { access-token: '${TOKEN}' }", "secret: §{}"))),
                arguments(
                        "secret-missing",
                        one(MASTODON.replace("{ muni", "§{ muni")
                                .replace(", secret: { access-token: '${TOKEN}' }", ""))),
                arguments("unknown-secret", one(MASTODON.replace("{ access", "{ §hunter2: '${X}', access"))),
                arguments(
                        "missing-key",
                        one(
                                "§{ municipality: soest, network: bluesky, server: https://bsky.social, secret: { app-password: '${X}' } }")),
                arguments("yaml-open-quote", one("{ municipality: soest, secret: { access-token: §\"hunter2 } }\n")));
    }

    private static String one(String account) {
        return "accounts:\n  soest: " + account;
    }

    @Test
    void one_wrong_account_does_not_hide_the_others() throws IOException {
        AccountsReading read = read("accounts:\n  gut: " + MASTODON + "\n  schlecht: {}\n  auch-gut: " + MASTODON);

        assertThat(read.accounts()).extracting(Account::id).containsExactly("gut", "auch-gut");
        assertThat(read.problems())
                .extracting(each -> each.at().line() + " " + each.key() + " " + each.arguments())
                .containsExactlyInAnyOrder(
                        "3 missing-key [municipality]", "3 missing-key [network]", "3 missing-key [server]");
    }

    @Test
    void an_account_without_its_secret_still_says_whose_it_is() throws IOException {
        AccountsReading read = read(one(MASTODON.replace("'${TOKEN}'", "''")));

        assertThat(read.accounts()).isEmpty();
        assertThat(read.destinations())
                .containsExactly(new Destination("soest", new MunicipalityId("soest"), new NetworkId("mastodon")));
    }

    @Test
    void a_missing_file_is_reported() {
        assertThat(AccountsFile.read(file, FakeNetwork.all()).problems())
                .extracting(each -> each.at() + " " + each.key())
                .containsExactly(file + ":1:1 accounts-missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://localhost:8080/x",
                "http://127.0.0.1:1",
                "http://[::1]:9",
                "https://social.example.org:8443/a"
            })
    void servers_of_ones_own_are_welcome(String server) throws IOException {
        assertThat(read(one(MASTODON.replace("https://nrw.social", "'" + server + "'")))
                        .accounts())
                .extracting(each -> each.server().toString())
                .containsExactly(server);
    }

    private AccountsReading read(String text) throws IOException {
        Files.writeString(file, text);
        return AccountsFile.read(file, FakeNetwork.all());
    }
}
