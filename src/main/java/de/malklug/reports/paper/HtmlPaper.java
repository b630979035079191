/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A report as one HTML file that needs nothing beside it: well-formed, so that a PDF can be made from it. */
final class HtmlPaper {

    private static final Pattern DRAWING = Pattern.compile(
            "<svg class=\"([^\"]*)\" viewBox=\"0 0 (\\d+) (\\d+)\"([^>]*)><title([^>]*)>([^<]*)</title>");

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final String style = resource("reports/paper.css");
    private final String drawings = resource("reports/drawings.css");

    HtmlPaper() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(HtmlPaper.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateResolver(resolver);
        templates.setTemplateEngineMessageSource(messages());
    }

    private static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    String write(ReportPaper paper) {
        Context context = new Context(Locale.forLanguageTag(paper.language()));
        context.setVariable("paper", paper);
        context.setVariable("style", style);
        context.setVariable("drawings", this);
        return templates.process("reports/paper", context);
    }

    /** A drawing of the pages, made to stand alone: with its size, its looks and its words for those who do not see it. */
    public String alone(String svg) {
        Matcher begin = DRAWING.matcher(svg);
        if (!begin.find()) {
            throw new IllegalArgumentException("Not one of malklug's drawings");
        }
        String width = Integer.parseInt(begin.group(2)) > 500 ? "170mm" : "110mm";
        double height = Integer.parseInt(begin.group(3))
                * (width.equals("170mm") ? 170.0 : 110.0)
                / Integer.parseInt(begin.group(2));
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"mk-chart\" width=\"" + width + "\" height=\""
                + String.format(Locale.ROOT, "%.1fmm", height) + "\" viewBox=\"0 0 " + begin.group(2) + " "
                + begin.group(3) + "\"" + begin.group(4) + " alt=\"" + begin.group(6) + "\"><title" + begin.group(5)
                + ">" + begin.group(6) + "</title><style>" + drawings + "</style>" + svg.substring(begin.end());
    }

    private static String resource(String path) {
        try {
            return new ClassPathResource(path, HtmlPaper.class.getClassLoader())
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
