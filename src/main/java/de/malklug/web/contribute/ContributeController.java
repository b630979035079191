/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.contribute;

import de.malklug.contributions.Contributing;
import de.malklug.contributions.Contributing.Adding;
import de.malklug.contributions.Contribution;
import de.malklug.contributions.Door;
import de.malklug.contributions.EntryProblem;
import de.malklug.contributions.LinkTokens;
import de.malklug.contributions.Picture;
import de.malklug.contributions.SendingThrottle;
import de.malklug.media.MediaLibrary;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.contribute.ContributePage.Problem;
import de.malklug.web.layout.FileSizes;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** {@code /c/{token}}: somebody without an account sends text and pictures. Needs no script, no session and no cookie. */
@Controller
class ContributeController {

    private static final String NOTHING_RUNS = "sandbox; default-src 'none'; img-src 'self'";

    private final Contributing contributing;
    private final ContributePages pages;
    private final ClosedPages closed;
    private final LinkTokens tokens;
    private final SendingThrottle throttle;
    private final MediaLibrary media;
    private final Voice voice;

    ContributeController(
            Contributing contributing,
            ContributePages pages,
            ClosedPages closed,
            LinkTokens tokens,
            SendingThrottle throttle,
            MediaLibrary media,
            Voice voice) {
        this.contributing = contributing;
        this.pages = pages;
        this.closed = closed;
        this.tokens = tokens;
        this.throttle = throttle;
        this.media = media;
        this.voice = voice;
    }

    @GetMapping(LinkTokens.PATH + "{token}")
    @Allowed(Right.EVERYONE)
    String ask(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        return switch (contributing.door(token, null)) {
            case Door.Open open -> show(pages.page(token, open), response, model);
            case Door.Settled settled -> "redirect:" + LinkTokens.PATH + token + "/status";
            case Door.Closed gone -> closed.closed(gone, "", response, model);
            case Door.Unknown unknown -> closed.unknown("", request, response, model);
        };
    }

    @PostMapping(LinkTokens.PATH + "{token}")
    @Allowed(Right.EVERYONE)
    String send(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        String text = Optional.ofNullable(request.getParameter("text")).orElse("");
        return switch (contributing.door(token, request.getParameter("begun"))) {
            case Door.Open open -> send(token, open, request, response, model);
            case Door.Settled settled -> closed.settled(settled.own(), text, response, model);
            case Door.Closed gone -> closed.closed(gone, text, response, model);
            case Door.Unknown unknown -> closed.unknown(text, request, response, model);
        };
    }

    private String send(
            String token, Door.Open at, HttpServletRequest request, HttpServletResponse response, Model model) {
        Phrases phrases = voice.phrases();
        Typed typed = Typed.of(request, pages.networks(at.link()), phrases.locale());
        Optional<Instant> pause = throttle.sent(at.link().id(), request.getRemoteAddr());
        if (pause.isPresent()) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            Problem wait = new Problem("text", phrases.text("contribute.problem.pause", phrases.time(pause.get())));
            return show(pages.page(token, at, at.own(), typed, List.of(wait)), response, model);
        }
        Optional<Contribution> kept = contributing.keep(at, typed.entry(), typed.words());
        if (kept.isEmpty()) {
            Problem full = new Problem("text", phrases.text("contribute.problem.full"));
            return refuse(pages.page(token, at, at.own(), typed, List.of(full)), response, model);
        }
        if (typed.remove() > 0) {
            contributing.remove(kept.get(), typed.remove());
            return "redirect:" + own(at) + "#pictures";
        }
        List<Problem> problems = new ArrayList<>();
        boolean added = add(kept.get(), typed, problems, phrases);
        Contribution now = added ? fresh(at) : kept.get();
        if (!typed.send()) {
            return problems.isEmpty()
                    ? "redirect:" + own(at) + "#pictures"
                    : refuse(pages.page(token, at, now, typed, problems), response, model);
        }
        if (typed.hasStrangeDay()) {
            problems.add(new Problem("day", phrases.text("contribute.problem.day-form")));
        }
        (problems.isEmpty() ? contributing.send(now) : contributing.problems(now))
                .forEach(each -> problems.add(worded(each, phrases)));
        return problems.isEmpty()
                ? "redirect:" + own(at) + "/status?sent"
                : refuse(pages.page(token, at, now, added ? typed.withoutFile() : typed, problems), response, model);
    }

    /** @return whether a picture was added, or is there already */
    private boolean add(Contribution to, Typed typed, List<Problem> problems, Phrases phrases) {
        MultipartFile file = typed.file();
        if (file == null) {
            if (typed.describesNothing()) {
                problems.add(new Problem("picture", phrases.text("contribute.problem.picture-missing")));
            }
            return false;
        }
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        switch (add(to, file, name, typed.fresh())) {
            case Adding.Added added -> {
                return true;
            }
            case Adding.Refused refused -> problems.add(new Problem("picture", refused(refused, name, phrases)));
            case Adding.Enough enough ->
                problems.add(new Problem("picture", phrases.text("contribute.problem.enough", enough.most())));
            case Adding.NoPicture film ->
                problems.add(new Problem("picture", phrases.text("contribute.problem.film", name)));
        }
        return false;
    }

    private Adding add(Contribution to, MultipartFile file, String name, Picture.Words words) {
        try {
            Path draft = Files.createTempFile("malklug-contribution", "");
            try {
                file.transferTo(draft);
                return contributing.add(to, draft, name, words);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A picture that was sent could not be kept", e);
        }
    }

    private static String refused(Adding.Refused refused, String name, Phrases phrases) {
        String reason = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String limit = switch (refused.reason()) {
            case TOO_LARGE -> FileSizes.words(refused.limit(), phrases);
            case TOO_MANY_PIXELS -> phrases.number(refused.limit() / 1_000_000);
            case EMPTY, ACTIVE_CONTENT, HEIC, UNKNOWN_FORMAT, DAMAGED -> "";
        };
        return phrases.text("contribute.refused." + reason, name, limit);
    }

    private static Problem worded(EntryProblem problem, Phrases phrases) {
        return new Problem(
                problem.field(),
                phrases.text(problem.messageKey(), problem.arguments().toArray()));
    }

    private Contribution fresh(Door.Open at) {
        return contributing.own(tokens.ofContribution(at.id())).orElseThrow();
    }

    private String own(Door.Open at) {
        return LinkTokens.PATH + tokens.ofContribution(at.id());
    }

    private static String refuse(ContributePage page, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(page, response, model);
    }

    private static String show(ContributePage page, HttpServletResponse response, Model model) {
        // Kept by this browser alone, so that going back finds what was typed.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        model.addAttribute("page", page);
        return "contribute/contribute";
    }

    /** A small picture of what somebody sent, for those who have the address of their own contribution. */
    @GetMapping(LinkTokens.PATH + "{token}/pictures/{number}")
    @Allowed(Right.EVERYONE)
    ResponseEntity<Resource> picture(@PathVariable String token, @PathVariable String number) throws IOException {
        Picture picture = contributing.own(token).stream()
                .flatMap(own -> own.pictures().stream())
                .filter(each -> Integer.toString(each.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Path file = media.thumbnail(picture.properties().sha256())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("bild-" + picture.number() + ".jpg")
                                .build()
                                .toString())
                .header("Content-Security-Policy", NOTHING_RUNS)
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(file));
    }
}
