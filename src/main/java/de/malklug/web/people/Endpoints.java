/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.people;

import de.malklug.Malklug;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page, call and command with the right it declares, as they are: read from the annotations. */
@Component
class Endpoints {

    private static final String API = "/api/";

    private final ObjectProvider<RequestMappingHandlerMapping> handlers;

    Endpoints(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.handlers = handlers;
    }

    /**
     * What a right opens.
     *
     * @param pages for example {@code GET /queue}
     * @param calls of the API
     * @param commands of the command line
     */
    record Doors(List<String> pages, List<String> calls, List<String> commands) {

        public int count() {
            return pages.size() + calls.size() + commands.size();
        }
    }

    /** By right, in their order; each list sorted by address. */
    Map<Right, Doors> all() {
        Map<Right, Doors> all = new EnumMap<>(Right.class);
        handlers.forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> add(all, info, method)));
        commands(all);
        Comparator<String> byAddress = Comparator.comparing(each -> each.substring(each.indexOf(' ') + 1));
        all.values().forEach(doors -> {
            doors.pages().sort(byAddress);
            doors.calls().sort(byAddress);
            doors.commands().sort(Comparator.naturalOrder());
        });
        return all;
    }

    private static void add(Map<Right, Doors> all, RequestMappingInfo info, HandlerMethod method) {
        Allowed allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed == null) {
            return;
        }
        String verb = info.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .sorted()
                .findFirst()
                .orElse("GET");
        for (String address : info.getPatternValues()) {
            Doors doors = doors(all, allowed.value());
            (address.startsWith(API) ? doors.calls() : doors.pages()).add(verb + " " + address);
        }
    }

    private static Doors doors(Map<Right, Doors> all, Right right) {
        return all.computeIfAbsent(right, each -> new Doors(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }

    /** Commands are no beans: they are found by their annotation. */
    private static void commands(Map<Right, Doors> all) {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Allowed.class, false));
        for (BeanDefinition found : scan.findCandidateComponents(Malklug.class.getPackageName())) {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            Allowed allowed = type.getAnnotation(Allowed.class);
            doors(all, allowed.value()).commands().add(command(type.getSimpleName()));
        }
    }

    /** {@code TokenCreateCommand} is {@code token create}. */
    private static String command(String type) {
        return type.replaceAll("Command$", "")
                .replaceAll("(?<=.)(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
