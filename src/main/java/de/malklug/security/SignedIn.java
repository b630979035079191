/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import java.io.Serial;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A person as Spring Security sees one. Equal by name, so that sessions of one person can be told. */
final class SignedIn implements UserDetails, CredentialsContainer {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Of somebody who acts for one call only. */
    private static final int NO_VERSION = -1;

    private final transient Person person;
    private final int version;
    private final Instant since;
    private String passwordHash;

    SignedIn(Person person, int version, Instant since, String passwordHash) {
        this.person = person;
        this.version = version;
        this.since = since;
        this.passwordHash = passwordHash;
    }

    /** For one call only, with nothing remembered. */
    static SignedIn forOneCall(Person person) {
        return new SignedIn(person, NO_VERSION, Instant.EPOCH, "");
    }

    /** Whether it lasts for a session, which ends when the person changes. */
    boolean lasts() {
        return version != NO_VERSION;
    }

    /** What the person's version was when they signed in. */
    int version() {
        return version;
    }

    /** Since when. */
    Instant since() {
        return since;
    }

    Person person() {
        return person;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + person.role()));
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return person.name();
    }

    @Override
    public void eraseCredentials() {
        passwordHash = "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedIn that && that.person.name().equals(person.name());
    }

    @Override
    public int hashCode() {
        return person.name().hashCode();
    }

    @Override
    public String toString() {
        return person.name();
    }
}
