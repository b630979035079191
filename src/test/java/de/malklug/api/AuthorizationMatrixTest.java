/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Right.Reach;
import de.malklug.security.Role;
import de.malklug.security.SignedInAs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page and every call of the API × everybody × own and foreign municipality. What there is comes from the running program;
 * what is expected stands in {@code endpoints.txt}, one line each: verb, address, right, and how a municipality is kept to its own.
 */
class AuthorizationMatrixTest extends RunningApi {

    /** How an endpoint that reaches a municipality's own keeps to it. */
    enum Kept {
        /** All who have the right have all of it: nothing to keep. */
        ALL,
        /** Shows and changes what belongs to the caller's municipality only; its own tests say so. */
        NARROWED,
        /** The address names a delivery. */
        DELIVERY,
        /** The address names an account. */
        ACCOUNT,
        /** The address names a post. */
        POST
    }

    private record Endpoint(HttpMethod verb, String address, Right right, RequestMappingInfo info) {

        String line() {
            return verb + " " + address;
        }

        boolean isCall() {
            return address.startsWith("/api/");
        }
    }

    private record Expected(Right right, Kept kept) {}

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private Doorstep doorstep;

    @AfterEach
    void openTheDoors() {
        doorstep.stopThere(false);
    }

    @Test
    void every_endpoint_stands_in_the_list_with_the_right_that_was_meant() {
        Map<String, Expected> expected = expected();
        String declared = endpoints().stream()
                .map(each -> each.line() + " " + each.right() + " "
                        + Optional.ofNullable(expected.get(each.line()))
                                .map(found -> found.kept().name())
                                .orElse("?"))
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
        String meant = expected.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue().right() + " "
                        + each.getValue().kept())
                .sorted()
                .collect(Collectors.joining("\n"));
        assertThat(declared)
                .as("src/test/resources/security/endpoints.txt says who is meant to call what; add new lines there")
                .isEqualTo(meant);
    }

    @Test
    void nobody_gets_further_than_their_role_reaches() {
        doorstep.stopThere(true);
        SoftAssertions softly = new SoftAssertions();
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.address().equals("/error")) {
                continue;
            }
            callers()
                    .forEach((role, caller) -> softly.assertThat(status(endpoint, sample(endpoint.address()), caller))
                            .as("%s as %s", endpoint.line(), role)
                            .isEqualTo(expectedStatus(endpoint, role)));
            softly.assertThat(status(endpoint, sample(endpoint.address()), anonymous()))
                    .as("%s as nobody", endpoint.line())
                    .isEqualTo(endpoint.right() == Right.EVERYONE ? Doorstep.LET_IN : endpoint.isCall() ? 401 : 302);
        }
        softly.assertAll();
    }

    private static int expectedStatus(Endpoint endpoint, Role role) {
        return endpoint.right().of(role) == Reach.NOTHING ? 403 : Doorstep.LET_IN;
    }

    @Test
    void what_reaches_only_the_own_municipality_says_how() {
        Map<String, Expected> expected = expected();
        for (Endpoint endpoint : endpoints()) {
            Expected found = expected.get(endpoint.line());
            if (found != null && endpoint.right().of(Role.MUNICIPALITY) == Reach.OWN_MUNICIPALITY) {
                assertThat(found.kept()).as(endpoint.line()).isNotEqualTo(Kept.ALL);
            }
        }
    }

    @Test
    void a_municipality_is_refused_what_belongs_to_another_one() {
        SoftAssertions softly = new SoftAssertions();
        Map<String, Expected> expected = expected();
        int asked = 0;
        for (Endpoint endpoint : endpoints()) {
            Kept kept = Optional.ofNullable(expected.get(endpoint.line()))
                    .map(Expected::kept)
                    .orElse(Kept.ALL);
            if (kept == Kept.ALL || kept == Kept.NARROWED) {
                continue;
            }
            asked++;
            RequestPostProcessor soest = SignedInAs.municipality("soest");
            softly.assertThat(status(endpoint, about(kept, endpoint.address(), "olpe", "hallo"), soest))
                    .as("%s, foreign", endpoint.line())
                    .isIn(403, 404);
            softly.assertThat(status(endpoint, about(kept, endpoint.address(), "soest", "gruss"), soest))
                    .as("%s, own", endpoint.line())
                    .isNotIn(401, 403, 500);
        }
        assertThat(asked).isGreaterThan(10);
        softly.assertAll();
    }

    private String about(Kept kept, String address, String town, String post) {
        String account = town + "-mastodon";
        return switch (kept) {
            case DELIVERY ->
                sample(address.replaceFirst("\\{id}", delivery(account)).replace("{word}", "hold"));
            case ACCOUNT -> sample(address.replaceFirst("\\{id}", account));
            default ->
                sample(address.replace("{campaign}", "5malklug")
                        .replace("{municipality}", town)
                        .replace("{post}", post));
        };
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> all = new ArrayList<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> each :
                mapping.getHandlerMethods().entrySet()) {
            HandlerMethod method = each.getValue();
            if (!method.getBeanType().getName().startsWith("de.malklug.")) {
                continue;
            }
            Allowed allowed = method.getMethodAnnotation(Allowed.class);
            assertThat(allowed).as("%s declares who may call it", method).isNotNull();
            HttpMethod verb = each.getKey().getMethodsCondition().getMethods().stream()
                    .findFirst()
                    .map(found -> found.asHttpMethod())
                    .orElse(HttpMethod.GET);
            each.getKey()
                    .getPatternValues()
                    .forEach(address -> all.add(new Endpoint(verb, address, allowed.value(), each.getKey())));
        }
        return all;
    }

    private static Map<Role, RequestPostProcessor> callers() {
        Map<Role, RequestPostProcessor> callers = new LinkedHashMap<>();
        callers.put(Role.ADMIN, SignedInAs.admin());
        callers.put(Role.AGENCY, SignedInAs.agency());
        callers.put(Role.MUNICIPALITY, SignedInAs.municipality("soest"));
        callers.put(Role.MARKETING, SignedInAs.marketing());
        return callers;
    }

    private int status(Endpoint endpoint, String address, RequestPostProcessor caller) {
        var request = mvc.method(endpoint.verb())
                .uri(URI.create(address))
                .with(caller)
                .with(csrf());
        MediaType sent = first(endpoint.info().getConsumesCondition().getConsumableMediaTypes());
        if (sent != null || endpoint.isCall()) {
            request = request.contentType(sent == null ? MediaType.APPLICATION_JSON : sent)
                    .content("{\"version\":1,\"reason\":\"Test\",\"dueAt\":\"2036-11-20T09:00:00Z\"}");
        }
        MediaType wanted = first(endpoint.info().getProducesCondition().getProducibleMediaTypes());
        if (wanted != null) {
            request = request.header(HttpHeaders.ACCEPT, wanted.toString());
        }
        for (String each : endpoint.info().getParamsCondition().getExpressions().stream()
                .map(Object::toString)
                .toList()) {
            int equals = each.indexOf('=');
            request = request.param(
                    equals < 0 ? each : each.substring(0, equals), equals < 0 ? "" : each.substring(equals + 1));
        }
        request = request.param("version", "1").param("reason", "Test");
        return request.exchange().getResponse().getStatus();
    }

    private static @Nullable MediaType first(java.util.Collection<MediaType> types) {
        return types.stream().filter(MediaType::isConcrete).findFirst().orElse(null);
    }

    /** With something that fits in the place of every variable. */
    private static String sample(String address) {
        return address.replaceAll("\\{[a-zA-Z0-9]+:\\[0-9a-f]\\{64}}", "a".repeat(64))
                .replaceAll("\\{type:[^}]*}", "jpg")
                .replaceAll("\\{[a-z]+:([a-z]+)\\|[^}]*}", "$1")
                .replaceAll("\\{(number|part|week|year|month)(:[^}]*)?}", "1")
                .replaceAll("\\{[a-zA-Z0-9]+(:[^}]*)?}", "x");
    }

    private static Map<String, Expected> expected() {
        Map<String, Expected> all = new TreeMap<>();
        try {
            String text = new ClassPathResource("security/endpoints.txt").getContentAsString(StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] words = line.split(" ");
                        all.put(
                                words[0] + " " + words[1],
                                new Expected(Right.valueOf(words[2]), Kept.valueOf(words[3])));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
