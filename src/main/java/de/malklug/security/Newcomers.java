/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.AuditTrail;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Enters people the first time they come from their organisation, and takes over role and municipality every time. */
@Component
class Newcomers {

    private final JdbcClient writing;
    private final TransactionTemplate transactions;
    private final People people;
    private final AuditTrail trail;

    Newcomers(JdbcClient writing, TransactionTemplate transactions, People people, AuditTrail trail) {
        this.writing = writing;
        this.transactions = transactions;
        this.people = people;
        this.trail = trail;
    }

    /**
     * Makes sure that somebody may sign in.
     *
     * @param identity who the organisation says they are; stays the same when name and address change
     * @param mail an address the organisation has checked; null if none. Joins somebody invited before
     * @throws OAuth2AuthenticationException if they may not
     */
    void welcome(
            String identity, String name, @Nullable String mail, @Nullable String title, OidcSettings.Group group) {
        transactions.executeWithoutResult(status -> {
            Optional<Known> known = find("single_sign_on", identity);
            if (known.isEmpty()) {
                known = find("name", People.key(name));
                known.ifPresent(found -> join(found, identity, mail));
            }
            known.ifPresentOrElse(found -> adopt(found, group), () -> enter(identity, name, title, group));
        });
    }

    private void join(Known found, String identity, @Nullable String mail) {
        if (mail == null || found.identity() != null) {
            throw refused(SingleSignOn.KNOWN);
        }
        writing.sql("UPDATE person SET single_sign_on = :identity WHERE name = :name")
                .param("identity", identity)
                .param("name", found.name())
                .update();
    }

    private void adopt(Known found, OidcSettings.Group group) {
        if (!found.active()) {
            throw refused(SingleSignOn.LOCKED);
        }
        MunicipalityId municipality = group.municipality();
        String town = municipality == null ? null : municipality.value();
        if (found.role() != group.role() || !java.util.Objects.equals(found.municipality(), town)) {
            writing.sql(
                            "UPDATE person SET role = :role, municipality = :town, version = version + 1 WHERE name = :name")
                    .param("role", group.role().name())
                    .param("town", town)
                    .param("name", found.name())
                    .update();
            record(found.name(), "person.changed", group);
        }
    }

    private void enter(String identity, String name, @Nullable String title, OidcSettings.Group group) {
        String shown = title == null || title.isBlank() || title.length() > 128 ? null : title;
        people.addHashed(
                new Person(People.key(name), shown, group.role(), group.municipality(), null, Theme.AUTOMATIC), "");
        writing.sql("UPDATE person SET single_sign_on = :identity WHERE name = :name")
                .param("identity", identity)
                .param("name", People.key(name))
                .update();
        record(People.key(name), "person.accepted", group);
    }

    private void record(String name, String what, OidcSettings.Group group) {
        Person person = new Person(name, null, group.role(), group.municipality(), null, Theme.AUTOMATIC);
        trail.record(Rights.actor(person), what, Administration.subject(person), null, Map.of("group", group.group()));
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(why));
    }

    private Optional<Known> find(String column, String value) {
        return writing.sql("SELECT name, role, municipality, active, single_sign_on FROM person WHERE " + column
                        + " = :value")
                .param("value", value)
                .query((row, number) -> new Known(
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getString("municipality"),
                        row.getInt("active") == 1,
                        row.getString("single_sign_on")))
                .optional();
    }

    private record Known(
            String name,
            Role role,
            @Nullable String municipality,
            boolean active,
            @Nullable String identity) {}
}
