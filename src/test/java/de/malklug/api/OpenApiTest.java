/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OpenApiTest extends RunningApi {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    @Test
    void every_endpoint_is_described() throws Exception {
        signOut();

        Map<String, Map<String, Map<String, Object>>> paths =
                JsonPath.read(get("/v3/api-docs").getResponse().getContentAsString(), "$.paths");

        Set<String> described = new TreeSet<>();
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            described.add(method.toUpperCase(Locale.ROOT) + " " + path);
            assertThat(operation)
                    .as(method + " " + path)
                    .hasEntrySatisfying(
                            "summary", summary -> assertThat(summary.toString()).isNotBlank())
                    .hasEntrySatisfying(
                            "tags", tags -> assertThat((List<?>) tags).hasSize(1));
        }));
        assertThat(described).isNotEmpty().isEqualTo(served());
    }

    @Test
    void callers_learn_how_to_sign_in() throws Exception {
        String document = get("/v3/api-docs").getResponse().getContentAsString();

        assertThat(JsonPath.<String>read(document, "$.components.securitySchemes.token.scheme"))
                .isEqualTo("bearer");
        assertThat(JsonPath.<List<?>>read(document, "$.security[*].token")).hasSize(1);
        assertThat(JsonPath.<String>read(document, "$.components.schemas.Delivery.properties.dueAt.format"))
                .isEqualTo("date-time");
    }

    private Set<String> served() {
        return endpoints.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method.name() + " " + path.replaceAll(":[^}]*}", "}"))))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
