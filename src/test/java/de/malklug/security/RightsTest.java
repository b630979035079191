/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.MunicipalityId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.core.context.SecurityContextHolder;

class RightsTest {

    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final MunicipalityId OLPE = new MunicipalityId("olpe");

    private final Rights rights = new Rights();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void nobody_may_do_nothing() {
        assertThat(rights.isSignedIn()).isFalse();
        assertThat(rights.maySeeQueue()).isFalse();
        assertThat(rights.maySee(SOEST)).isFalse();
        assertThat(rights.mayDecide(SOEST)).isFalse();
        assertThat(rights.mayStop()).isFalse();
        assertThat(rights.mayAdminister()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "AGENCY"})
    void the_agency_and_administration_decide_about_every_municipality(Role role) {
        signIn(role, null);
        assertThat(rights.mayDecide(SOEST)).isTrue();
        assertThat(rights.maySee(OLPE)).isTrue();
        assertThat(rights.mayStopEverything()).isTrue();
        assertThat(rights.visibleMunicipalities()).isEmpty();
    }

    @Test
    void a_municipality_sees_and_decides_only_about_its_own() {
        signIn(Role.MUNICIPALITY, "soest");
        assertThat(rights.maySeeQueue()).isTrue();
        assertThat(rights.visibleMunicipalities()).containsExactly(SOEST);
        assertThat(rights.mayDecide(SOEST)).isTrue();
        assertThat(rights.mayDecide(OLPE)).isFalse();
        assertThat(rights.maySee(OLPE)).isFalse();
        assertThat(rights.mayStop(SOEST)).isTrue();
        assertThat(rights.mayStop(OLPE)).isFalse();
        assertThat(rights.mayStopEverything()).isFalse();
    }

    @Test
    void marketing_decides_about_no_delivery() {
        signIn(Role.MARKETING, null);
        assertThat(rights.isSignedIn()).isTrue();
        assertThat(rights.maySeeQueue()).isFalse();
        assertThat(rights.mayDecide(SOEST)).isFalse();
        assertThat(rights.mayStop()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void only_administration_changes_people_and_settings(Role role) {
        signIn(role, role == Role.MUNICIPALITY ? "soest" : null);
        assertThat(rights.mayAdminister()).isEqualTo(role == Role.ADMIN);
    }

    private static void signIn(Role role, String municipality) {
        SecurityContextHolder.getContext().setAuthentication(SignedInAs.authentication(role, municipality));
    }
}
