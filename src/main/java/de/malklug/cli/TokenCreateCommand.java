/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.security.Allowed;
import de.malklug.security.ApiTokens;
import de.malklug.security.People;
import de.malklug.security.Person;
import de.malklug.security.Right;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a token for the API and prints it alone. */
@Allowed(Right.ADMINISTER)
@Command(name = "create", description = "${bundle:cli.token.create}")
final class TokenCreateCommand implements Callable<Integer> {

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Option(names = "--user", required = true, paramLabel = "<user>", descriptionKey = "cli.option.user")
    private String user = "";

    @Option(names = "--name", required = true, paramLabel = "<name>", descriptionKey = "cli.option.name")
    private String name = "";

    TokenCreateCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext malklug = startup.beside(options)) {
            Optional<String> token = malklug.getBean(ApiTokens.class).create(user, name);
            token.ifPresentOrElse(
                    made -> {
                        malklug.getBean(AuditTrail.class)
                                .record(Actor.MALKLUG, "token.created", of(), null, Map.of("name", name));
                        terminal.say(made);
                    },
                    () -> nobody(malklug.getBean(People.class)));
            return token.isPresent() ? ExitCode.FINE : ExitCode.PROBLEM;
        }
    }

    private AuditTrail.Subject of() {
        return new AuditTrail.Subject("person", user, user, null, null);
    }

    private void nobody(People people) {
        String names = people.all().stream().map(Person::name).collect(Collectors.joining(", "));
        terminal.complain(
                names.isEmpty()
                        ? terminal.text("cli.token.nobody-yet")
                        : terminal.text("cli.token.no-such-user", user, names));
    }
}
