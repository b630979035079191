/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands behind everything that guards a door: tells who would have come in, without letting anything happen. */
final class Doorstep implements HandlerInterceptor, WebMvcConfigurer {

    static final int LET_IN = 299;

    private volatile boolean stopping;

    void stopThere(boolean stop) {
        stopping = stop;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (stopping) {
            response.setStatus(LET_IN);
        }
        return !stopping;
    }
}
