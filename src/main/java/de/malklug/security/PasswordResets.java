/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.editorial.AuditTrail;
import de.malklug.mail.Outbox;
import de.malklug.storage.Reading;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gets people a new password by mail, without telling anybody who is known to malklug. Links lead to {@code
 * malklug.public-address} only: whoever asks must not choose where a link leads.
 */
@Component
public class PasswordResets {

    /** Where a link leads, below malklug's address. */
    public static final String PATH = "/password/new/";

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final People people;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final SecuritySettings settings;
    private final Clock clock;
    private final LoginThrottle throttle;

    PasswordResets(
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            People people,
            Outbox outbox,
            AuditTrail trail,
            SecuritySettings settings,
            Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.transactions = transactions;
        this.people = people;
        this.outbox = outbox;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
        this.throttle = new LoginThrottle(settings.login(), clock);
    }

    /** Whether it can work at all: mails go out and malklug knows its own address. */
    public boolean isPossible() {
        return base() != null && outbox.isReady();
    }

    private @Nullable URI base() {
        return settings.publicAddress();
    }

    /**
     * Sends a link to whoever that reaches, if anybody, in the background: how long it takes says nothing.
     *
     * @param nameOrMail as typed
     * @param address where the request comes from
     * @param speech how malklug speaks a language
     */
    public void ask(String nameOrMail, String address, Function<Locale, Phrases> speech) {
        if (throttle.pausedUntil(nameOrMail, address).isPresent()) {
            return;
        }
        throttle.wrongPassword(nameOrMail, address);
        URI base = base();
        if (base != null && outbox.isReady()) {
            Thread.ofVirtual()
                    .name("password-reset")
                    .start(() -> people.reachedBy(nameOrMail).forEach(each -> send(each, base, speech)));
        }
    }

    private void send(People.Stored stored, URI base, Function<Locale, Phrases> speech) {
        String address = stored.address();
        if (address == null || stored.passwordHash().isEmpty()) {
            return;
        }
        String secret = LinkSecret.random();
        Instant now = clock.instant();
        Instant end = now.plus(settings.login().resetLifetime());
        transactions.executeWithoutResult(status -> {
            writing.sql("INSERT INTO password_reset (digest, person, created_at, expires_at) VALUES (?, ?, ?, ?)")
                    .params(LinkSecret.digest(secret), stored.person().name(), now.toEpochMilli(), end.toEpochMilli())
                    .update();
            outbox.send(Letters.reset(stored.person(), address, Links.below(base, PATH + secret), end, speech));
        });
    }

    /** Whose password a link changes; empty if it is unknown, used or too old. */
    public Optional<Person> behind(String secret) {
        return reading.sql("""
                        SELECT person FROM password_reset WHERE digest = :digest AND used_at IS NULL AND expires_at > :now
                        """)
                .param("digest", LinkSecret.digest(secret))
                .param("now", clock.millis())
                .query(String.class)
                .optional()
                .flatMap(people::find);
    }

    /**
     * Sets the password, once; the person's sessions and other links end.
     *
     * @return false if the link does not work (any more)
     * @throws IllegalArgumentException if the password does not fit
     */
    public boolean reset(String secret, CharSequence password, Function<Locale, Phrases> speech) {
        if (!People.isFitting(password)) {
            throw new IllegalArgumentException("The password does not fit");
        }
        Optional<Person> person = behind(secret);
        if (person.isEmpty()) {
            return false;
        }
        String name = person.get().name();
        String hash = people.hash(password);
        Optional<String> address = people.mailAddress(name);
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean first =
                    writing.sql("UPDATE password_reset SET used_at = :now WHERE digest = :digest AND used_at IS NULL")
                                    .param("now", clock.millis())
                                    .param("digest", LinkSecret.digest(secret))
                                    .update()
                            == 1;
            if (first) {
                writing.sql("UPDATE password_reset SET used_at = :now WHERE person = :person AND used_at IS NULL")
                        .param("now", clock.millis())
                        .param("person", name)
                        .update();
                people.setHash(name, hash);
                trail.record(
                        Rights.actor(person.get()),
                        "person.password-reset",
                        Administration.subject(person.get()),
                        null,
                        Map.of());
                address.ifPresent(to -> outbox.send(Letters.changed(person.get(), to, clock.instant(), speech)));
            }
            return first;
        }));
    }
}
