/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import java.util.stream.Stream;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * Asks for the version of a file only where a link leads to a file. Asking for every page, too, searches the class path once per
 * link: most of the time a page with many links took.
 */
final class PageLinks extends StandardLinkBuilder {

    @Override
    protected String processLink(IExpressionContext context, String link) {
        return Stream.of("/css/", "/js/", "/img/", "/webjars/").anyMatch(link::contains)
                ? super.processLink(context, link)
                : link;
    }
}
