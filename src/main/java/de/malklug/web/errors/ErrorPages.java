/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.errors;

import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Says in the same style as every page what went wrong and where to go; programs get a problem+json. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);
    private static final Set<Integer> WORDED = Set.of(400, 403, 404, 413);

    /** What stands in addresses that let somebody in is never written down. */
    private static final Pattern SECRET = Pattern.compile("(/(?:c|invitation|password/new)/)[^/]+");

    private final Voice voice;

    ErrorPages(Voice voice) {
        this.voice = voice;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    @Allowed(Right.EVERYONE)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status = status(request);
        response.setStatus(status);
        Phrases phrases = voice.phrases();
        model.addAttribute("title", phrases.text("error." + worded(status) + ".title"));
        model.addAttribute("text", phrases.text("error." + worded(status) + ".text"));
        model.addAttribute("reference", status >= 500 ? reference(request) : null);
        return "errors/error";
    }

    @RequestMapping("/error")
    @Allowed(Right.EVERYONE)
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        int status = status(request);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.valueOf(status), voice.phrases().text("error." + worded(status) + ".title"));
        if (status >= 500) {
            problem.setProperty("reference", reference(request));
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String reference(HttpServletRequest request) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error(
                "Reference {}: {} could not be answered",
                reference,
                SECRET.matcher(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)))
                        .replaceAll("$1…"),
                (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return reference;
    }

    private static int status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return code instanceof Integer status && HttpStatus.resolve(status) != null ? status : 404;
    }

    private static int worded(int status) {
        if (WORDED.contains(status)) {
            return status;
        }
        return status >= 400 && status < 500 ? 400 : 500;
    }
}
