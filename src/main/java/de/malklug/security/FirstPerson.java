/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.storage.WhileServing;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Lets somebody in on the first start: enters {@code admin}, with the configured password or one told exactly once. */
@Component
@ConditionalOnWebApplication
@WhileServing
class FirstPerson implements ApplicationRunner {

    static final String NAME = "admin";

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 5;
    private static final int GROUP_LENGTH = 4;

    private final People people;
    private final SecuritySettings settings;
    private final MessageSource messages;
    private final PrintStream console;

    @Autowired
    FirstPerson(People people, SecuritySettings settings, MessageSource messages) {
        this(people, settings, messages, System.out);
    }

    FirstPerson(People people, SecuritySettings settings, MessageSource messages, PrintStream console) {
        this.people = people;
        this.settings = settings;
        this.messages = messages;
        this.console = console;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!people.isEmpty()) {
            return;
        }
        String configured = settings.admin().password();
        boolean given = configured != null && !configured.isEmpty();
        String password = configured != null && given ? configured : random();
        boolean entered = people.add(Person.named(NAME, Role.ADMIN, null), password);
        if (entered && !given) {
            console.println(
                    messages.getMessage("security.first-password", new Object[] {NAME, password}, Locale.getDefault()));
        }
    }

    private static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
