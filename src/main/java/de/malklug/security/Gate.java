/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands before every page and every call of the API, and lets in whom its {@link Allowed} names. */
@Component
@ConditionalOnWebApplication
class Gate implements HandlerInterceptor, WebMvcConfigurer {

    private static final String MALKLUG = "de.malklug.";

    private final Rights rights;

    Gate(Rights rights) {
        this.rights = rights;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(MALKLUG)) {
            Allowed allowed = method.getMethodAnnotation(Allowed.class);
            if (allowed == null || !rights.may(allowed.value())) {
                throw new AccessDeniedException("Not allowed");
            }
        }
        return true;
    }
}
