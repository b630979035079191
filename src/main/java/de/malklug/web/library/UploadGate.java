/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.library;

import de.malklug.contributions.ContributionSettings;
import de.malklug.contributions.LinkTokens;
import de.malklug.media.LibrarySettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets large forms through only where files are uploaded, and only for who is signed in or has a link: nobody else fills the disk. Comes
 * before everything that would read the form.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadGate extends OncePerRequestFilter {

    static final String TOO_LARGE = "too-large";

    /** Enough for every form without files. */
    private static final long FORM = 2L * 1024 * 1024;

    private final LibrarySettings settings;
    private final ContributionSettings contributions;
    private final LinkTokens links;

    UploadGate(LibrarySettings settings, ContributionSettings contributions, LinkTokens links) {
        this.settings = settings;
        this.contributions = contributions;
        this.links = links;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/")) {
            chain.doFilter(request, response);
            return;
        }
        boolean upload = request.getRequestURI().equals(request.getContextPath() + "/media");
        long size = size(request);
        boolean signedIn = upload && isSignedIn(request) && size <= MultipartLimits.most(settings);
        if (size <= FORM || signedIn || size <= mostByLink(request)) {
            chain.doFilter(request, response);
        } else if (upload) {
            response.sendRedirect(request.getContextPath() + "/media?refused=" + TOO_LARGE);
        } else {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        }
    }

    /** What may be sent by a link that was made here; 0 where there is none. Whether it still works is told later. */
    private long mostByLink(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean made = path.startsWith(LinkTokens.PATH)
                && links.read(path.substring(LinkTokens.PATH.length())).isPresent();
        return made ? contributions.largestForm().toBytes() : 0;
    }

    /** A form that does not tell how large it is may be of any size. */
    private static long size(HttpServletRequest request) {
        boolean untold = request.getHeader("Transfer-Encoding") != null;
        return untold ? Long.MAX_VALUE : request.getContentLengthLong();
    }

    private static boolean isSignedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }
}
