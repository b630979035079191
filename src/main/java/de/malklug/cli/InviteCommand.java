/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.mail.Mail;
import de.malklug.security.Administration.Wish;
import de.malklug.security.Allowed;
import de.malklug.security.Invitation.Issued;
import de.malklug.security.Invitations;
import de.malklug.security.Right;
import de.malklug.security.Role;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a link that lets somebody in, and prints it alone. */
@Allowed(Right.ADMINISTER)
@Command(name = "invite", description = "${bundle:cli.invite}")
final class InviteCommand implements Callable<Integer> {

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Option(names = "--mail", required = true, paramLabel = "<mail>", descriptionKey = "cli.option.mail")
    private String mail = "";

    @Option(names = "--role", required = true, paramLabel = "<role>", descriptionKey = "cli.option.role")
    private Role role = Role.MUNICIPALITY;

    @Option(names = "--municipality", paramLabel = "<id>", descriptionKey = "cli.option.invite-municipality")
    private @Nullable String municipality;

    InviteCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean needed = role == Role.MUNICIPALITY;
        boolean fits = municipality == null ? !needed : needed && MunicipalityId.isValid(municipality);
        if (!Mail.isAddress(mail) || !fits) {
            terminal.complain(terminal.text(fits ? "cli.invite.no-address" : "cli.invite.municipality"));
            return ExitCode.WRONG_USE;
        }
        try (ConfigurableApplicationContext malklug = startup.beside(options)) {
            URI base =
                    URI.create(malklug.getEnvironment().getProperty("malklug.public-address", "http://localhost:8080"));
            Wish wish = new Wish(null, null, role, municipality == null ? null : new MunicipalityId(municipality));
            Optional<Issued> issued = malklug.getBean(Invitations.class)
                    .link(Actor.MALKLUG, mail, wish, terminal.phrases().locale(), base);
            issued.ifPresentOrElse(
                    made -> terminal.say(made.link().toString()),
                    () -> terminal.complain(terminal.text("cli.invite.known", mail)));
            return issued.isPresent() ? ExitCode.FINE : ExitCode.PROBLEM;
        }
    }
}
