/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.security.Right.Reach;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who may do what: the only place that decides it. What a role may stands at each {@link Right}. Answers for the person of the
 * current call.
 */
@Component
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

    /** The person of the current call as the desk and the audit trail know it. */
    public Actor actor() {
        return actor(current());
    }

    static Actor actor(Person person) {
        return new Actor(
                person.name(), person.title(), Actor.Role.valueOf(person.role().name()), person.municipality());
    }

    /** Whether somebody is signed in: enough for what all roles may see. */
    public boolean isSignedIn() {
        return may(Right.READ);
    }

    /** Whether something is allowed, be it only for the person's own municipality. */
    public boolean may(Right right) {
        return right == Right.EVERYONE || reach(right) != Reach.NOTHING;
    }

    /** Whether something is allowed for a municipality. */
    public boolean may(Right right, MunicipalityId municipality) {
        return switch (reach(right)) {
            case EVERYTHING -> true;
            case OWN_MUNICIPALITY -> speaksFor(municipality);
            case NOTHING -> false;
        };
    }

    /** Whether something is allowed for all municipalities, and for what belongs to none. */
    public boolean mayEverywhere(Right right) {
        return reach(right) == Reach.EVERYTHING;
    }

    /** Whether the ledger may be seen at all. */
    public boolean maySeeQueue() {
        return may(Right.SEE_QUEUE);
    }

    /** Whether a municipality's deliveries may be seen: their attempts, what failed and why. */
    public boolean maySee(MunicipalityId municipality) {
        return may(Right.SEE_QUEUE, municipality);
    }

    /** Whose deliveries may be seen; empty for everybody's. */
    public Set<MunicipalityId> visibleMunicipalities() {
        MunicipalityId own = current().municipality();
        return own == null ? Set.of() : Set.of(own);
    }

    /** Whether a municipality's deliveries may be held, moved, withdrawn, sent. */
    public boolean mayDecide(MunicipalityId municipality) {
        return may(Right.DECIDE, municipality);
    }

    /** Whether the stop button may be used for something. */
    public boolean mayStop() {
        return may(Right.STOP);
    }

    /** Whether everything of a municipality may be stopped, and stops of it lifted. */
    public boolean mayStop(MunicipalityId municipality) {
        return may(Right.STOP, municipality);
    }

    /** Whether the campaign, networks and themes may be stopped, across municipalities. */
    public boolean mayStopEverything() {
        return mayEverywhere(Right.STOP);
    }

    /** Whether campaign files may be taken up and figures collected at once. */
    public boolean mayStartWork() {
        return may(Right.START_WORK);
    }

    /** Whether people and settings may be changed. */
    public boolean mayAdminister() {
        return may(Right.ADMINISTER);
    }

    private Reach reach(Right right) {
        return person().map(person -> right.of(person.role())).orElse(Reach.NOTHING);
    }

    private boolean speaksFor(MunicipalityId municipality) {
        return person().filter(person -> municipality.equals(person.municipality()))
                .isPresent();
    }
}
