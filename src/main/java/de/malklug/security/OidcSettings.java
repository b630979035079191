/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.campaign.MunicipalityId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.security.oidc.*}: the organisation's own sign-in, by OpenID Connect.
 *
 * @param issuer its address, below which {@code /.well-known/openid-configuration} is found; without it there is none
 * @param clientId under what name malklug is registered there
 * @param clientSecret what malklug proves itself with; null for a public client, which PKCE protects
 * @param title what the button on the sign-in page names, for example {@code Konto der Stadt Soest}
 * @param scopes what is asked for
 * @param groupsClaim under what name it tells the groups of a person
 * @param groups which groups may come in, and as what; the first that fits counts
 */
@ConfigurationProperties("malklug.security.oidc")
record OidcSettings(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String title,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue List<Group> groups) {

    /** The claim {@code groups} may name several; the first of these that is among them counts. */
    record Group(String group, Role role, @Nullable MunicipalityId municipality) {

        Group {
            if ((role == Role.MUNICIPALITY) != (municipality != null)) {
                throw new IllegalArgumentException(
                        "The group " + group + " needs a municipality exactly when its role is municipality");
            }
        }
    }

    @Override
    public String toString() {
        return "OidcSettings " + issuer;
    }
}
