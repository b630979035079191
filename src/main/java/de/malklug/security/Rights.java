/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.campaign.MunicipalityId;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who may do what: the only place that decides it. Answers for the person of the current call. Known to expressions as
 * {@code @rights}.
 */
@Component("rights")
public class Rights {

    /** The person of the current call; empty before signing in, and for malklug's own work. */
    public Optional<Person> person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn.person())
                : Optional.empty();
    }

    /**
     * The person of the current call.
     *
     * @throws AuthenticationCredentialsNotFoundException if nobody is signed in
     */
    public Person current() {
        return person().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
    }

    /** Whether somebody is signed in: enough for what all roles may see. */
    public boolean isSignedIn() {
        return person().isPresent();
    }

    /** Whether the ledger may be seen at all. */
    public boolean maySeeQueue() {
        return is(Role.ADMIN, Role.AGENCY, Role.MUNICIPALITY);
    }

    /** Whether a municipality's deliveries may be seen: their attempts, what failed and why. */
    public boolean maySee(MunicipalityId municipality) {
        return is(Role.ADMIN, Role.AGENCY) || speaksFor(municipality);
    }

    /** Whose deliveries may be seen; empty for everybody's. */
    public Set<MunicipalityId> visibleMunicipalities() {
        MunicipalityId own = current().municipality();
        return own == null ? Set.of() : Set.of(own);
    }

    /** Whether a municipality's deliveries may be held, moved, withdrawn, sent. */
    public boolean mayDecide(MunicipalityId municipality) {
        return is(Role.ADMIN, Role.AGENCY) || speaksFor(municipality);
    }

    /** Whether the stop button may be used for something. */
    public boolean mayStop() {
        return is(Role.ADMIN, Role.AGENCY, Role.MUNICIPALITY);
    }

    /** Whether everything of a municipality may be stopped, and stops of it lifted. */
    public boolean mayStop(MunicipalityId municipality) {
        return mayStopEverything() || speaksFor(municipality);
    }

    /** Whether the campaign, networks and themes may be stopped, across municipalities. */
    public boolean mayStopEverything() {
        return is(Role.ADMIN, Role.AGENCY);
    }

    /** Whether campaign files may be taken up and figures collected at once. */
    public boolean mayStartWork() {
        return is(Role.ADMIN, Role.AGENCY);
    }

    /** Whether people and settings may be changed. */
    public boolean mayAdminister() {
        return is(Role.ADMIN);
    }

    private boolean is(Role... roles) {
        return person().map(Person::role).filter(Set.of(roles)::contains).isPresent();
    }

    private boolean speaksFor(MunicipalityId municipality) {
        return person().filter(person -> municipality.equals(person.municipality()))
                .isPresent();
    }
}
