/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.campaign.DraftProblem;
import de.malklug.campaign.Post;
import de.malklug.checks.Passage;
import de.malklug.contributions.Inbox;
import de.malklug.editorial.Desk;
import de.malklug.queue.Decisions.Refusal;
import de.malklug.queue.Delivery;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Answers whatever goes wrong under {@code /api} as problem+json, worded for people, never with a trace. */
@Component
class Problems implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final Speech speech;
    private final JsonMapper json;

    Problems(Speech speech, JsonMapper json) {
        this.speech = speech;
        this.json = json;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception problem) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean refused = problem instanceof AccessDeniedException || problem instanceof AuthenticationException;
        if (!path.startsWith("/api/") || refused || response.isCommitted()) {
            return null;
        }
        ProblemDetail detail = detail(problem);
        detail.setInstance(URI.create(request.getRequestURI()));
        try {
            if (problem instanceof ErrorResponse standard) {
                standard.getHeaders()
                        .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
            }
            response.setStatus(detail.getStatus());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(), detail);
        } catch (IOException e) {
            log.debug("The caller went away before it could be told", e);
        }
        return new ModelAndView();
    }

    private ProblemDetail detail(Exception problem) {
        Phrases phrases = speech.about(null);
        return switch (problem) {
            case UnknownValue unknown -> unknownValue(unknown, phrases);
            case Missing missing ->
                worded(
                        HttpStatus.NOT_FOUND,
                        phrases.text("api.problem.missing", phrases.text("api.kind." + missing.what())));
            case Body.Incomplete incomplete -> {
                ProblemDetail detail =
                        worded(HttpStatus.BAD_REQUEST, phrases.text("api.problem.field-missing", incomplete.field()));
                detail.setProperty("parameter", incomplete.field());
                yield detail;
            }
            case DecisionRefused refused -> refused(refused, phrases);
            case DeskRefused refused -> refused(refused.outcome(), phrases);
            case ContributionChanged changed -> {
                boolean waits = Inbox.WAITING.contains(changed.theirs().status());
                ProblemDetail detail =
                        worded(HttpStatus.CONFLICT, phrases.text(waits ? "inbox.stale" : "inbox.settled-already"));
                detail.setProperty("version", changed.theirs().version());
                yield detail;
            }
            case HttpMessageNotReadableException unreadable ->
                worded(HttpStatus.BAD_REQUEST, phrases.text("api.problem.unreadable"));
            case ErrorResponse standard -> standard(standard.getStatusCode(), phrases);
            default -> unexpected(problem, phrases);
        };
    }

    private static ProblemDetail unknownValue(UnknownValue unknown, Phrases phrases) {
        String allowed = String.join(", ", unknown.allowed());
        ProblemDetail detail = worded(
                HttpStatus.BAD_REQUEST,
                phrases.text("api.problem.unknown-value", unknown.parameter(), unknown.value(), allowed));
        detail.setProperty("parameter", unknown.parameter());
        detail.setProperty("allowed", unknown.allowed());
        return detail;
    }

    private static ProblemDetail refused(DecisionRefused refused, Phrases phrases) {
        Refusal why = refused.refused().why();
        Delivery now = refused.refused().now();
        HttpStatus status = why == Refusal.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
        String word = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        ProblemDetail detail = worded(
                status, phrases.text("api.problem.decision." + word, now == null ? "" : phrases.status(now.status())));
        if (now != null) {
            detail.setProperty("deliveryStatus", now.status().name());
            detail.setProperty("version", now.version());
        }
        return detail;
    }

    /** Where it is, what it is, whether it must be mended, and what could stand there instead. */
    private static Map<String, Object> finding(DraftProblem problem, Phrases phrases) {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("field", problem.field());
        finding.put("key", problem.key());
        finding.put("must", problem.isError());
        finding.put("text", phrases.text(problem.messageKey(), phrases.told(problem.arguments())));
        Passage passage = problem.passage();
        if (passage != null) {
            finding.put("from", passage.from());
            finding.put("to", passage.to());
            if (passage.replacement() != null) {
                finding.put("replacement", passage.replacement());
            }
        }
        return finding;
    }

    private static ProblemDetail refused(Desk.Outcome outcome, Phrases phrases) {
        if (outcome instanceof Desk.Stale stale) {
            ProblemDetail detail = worded(HttpStatus.CONFLICT, phrases.text("desk.stale"));
            detail.setProperty("version", stale.theirs().version());
            return detail;
        }
        Desk.Refused refused = (Desk.Refused) outcome;
        HttpStatus status = switch (refused.reason()) {
            case UNKNOWN, NO_SUCH_VERSION, NO_SUCH_OCCURRENCE -> HttpStatus.NOT_FOUND;
            case NOT_YOURS, NOT_AN_APPROVER, OWN_TEXT -> HttpStatus.FORBIDDEN;
            case NOT_IN_THIS_STATE,
                    APPROVED_ALREADY,
                    NO_CONFLICT,
                    NO_SLOT,
                    DAYS_FIXED,
                    NOTHING_TO_PERMIT,
                    OUT_ALREADY -> HttpStatus.CONFLICT;
            case HAS_ERRORS, TEXT_MISSING, TEXT_TOO_LONG, TIME_SKIPPED -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        Object[] arguments = refused.arguments().stream()
                .map(argument -> argument instanceof Post.Status state
                        ? phrases.text("desk.status." + state.name().toLowerCase(Locale.ROOT))
                        : argument)
                .toArray();
        ProblemDetail detail = worded(status, phrases.text(refused.messageKey(), arguments));
        detail.setProperty(
                "reason", refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (!refused.problems().isEmpty()) {
            detail.setProperty(
                    "problems",
                    refused.problems().stream()
                            .map(problem -> finding(problem, phrases))
                            .toList());
        }
        return detail;
    }

    private static ProblemDetail standard(HttpStatusCode status, Phrases phrases) {
        String key = switch (status.value()) {
            case 404 -> "api.problem.no-such-address";
            case 405 -> "api.problem.method";
            case 406 -> "api.problem.not-acceptable";
            case 415 -> "api.problem.media-type";
            default -> "api.problem.unreadable";
        };
        return worded(status, phrases.text(key));
    }

    private static ProblemDetail unexpected(Exception problem, Phrases phrases) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Reference {}: a call of the API could not be answered", reference, problem);
        ProblemDetail detail =
                worded(HttpStatus.INTERNAL_SERVER_ERROR, phrases.text("api.problem.internal", reference));
        detail.setProperty("reference", reference);
        return detail;
    }

    private static ProblemDetail worded(HttpStatusCode status, String sentence) {
        return ProblemDetail.forStatusAndDetail(status, sentence);
    }
}
