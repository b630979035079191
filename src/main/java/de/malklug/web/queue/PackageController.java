/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.media.MediaLibrary;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.networks.Networks;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryId;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Voice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** {@code /queue/{delivery}/package}: what a person is to post by hand, ready to copy and to download. */
@Controller
class PackageController {

    private final Deliveries deliveries;
    private final Accounts accounts;
    private final MediaLibrary media;
    private final Rows rows;
    private final Steps steps;
    private final Networks networks;
    private final Rights rights;
    private final Voice voice;

    PackageController(
            Deliveries deliveries,
            Accounts accounts,
            MediaLibrary media,
            Rows rows,
            Steps steps,
            Networks networks,
            Rights rights,
            Voice voice) {
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.media = media;
        this.rows = rows;
        this.steps = steps;
        this.networks = networks;
        this.rights = rights;
        this.voice = voice;
    }

    /**
     * What there is to post.
     *
     * @param person who is to post it
     * @param channel where, or null if the account is no longer declared
     * @param waits whether the answer is still open
     */
    record Package(String person, @Nullable String channel, boolean waits, List<Part> parts) {}

    /** One part: its text as people will read it, its files. */
    record Part(int number, String text, List<File> files) {}

    /**
     * A picture or video.
     *
     * @param href where it is downloaded
     * @param preview where a picture is shown, or null
     */
    record File(int number, String href, @Nullable String preview, String alt) {}

    @GetMapping("/queue/{id}/package")
    @Allowed(Right.DECIDE)
    String show(@PathVariable String id, Model model) {
        Delivery delivery = byHand(id);
        Optional<Account> account = accounts.find(delivery.account());
        model.addAttribute("row", rows.row(delivery, opened(delivery), voice.phrases()));
        model.addAttribute(
                "pack",
                new Package(
                        account.map(each -> each.settings().getOrDefault(Network.PERSON, ""))
                                .orElse(""),
                        account.map(each -> each.server().toString()).orElse(null),
                        steps.asksPerson(delivery),
                        parts(delivery)));
        model.addAttribute("here", "/queue/" + delivery.id() + "/package");
        return "queue/package";
    }

    private static QueueQuery opened(Delivery delivery) {
        return QueueQuery.of(new LinkedMultiValueMap<>()).opening(delivery.id());
    }

    private static List<Part> parts(Delivery delivery) {
        List<Part> parts = new ArrayList<>();
        for (Message.Part part : delivery.message().parts()) {
            int number = parts.size() + 1;
            List<File> files = new ArrayList<>();
            for (Message.Media each : part.media()) {
                String href = "/queue/" + delivery.id() + "/package/" + number + "/" + (files.size() + 1);
                files.add(new File(files.size() + 1, href, each.isImage() ? "/media/" + each.id() : null, each.alt()));
            }
            parts.add(new Part(number, part.textWithLink(), files));
        }
        return parts;
    }

    /** A file of the package, to be kept on the person's own device. */
    @GetMapping("/queue/{id}/package/{part}/{number}")
    @Allowed(Right.DECIDE)
    ResponseEntity<Resource> file(@PathVariable String id, @PathVariable int part, @PathVariable int number) {
        Delivery delivery = byHand(id);
        Message.Media wanted = delivery.message().parts().stream()
                .skip(part - 1L < 0 ? Long.MAX_VALUE : part - 1L)
                .limit(1)
                .flatMap(each -> each.media().stream().skip(number - 1L < 0 ? Long.MAX_VALUE : number - 1L))
                .findFirst()
                .orElseThrow(PackageController::notFound);
        Message.Media safe = withoutCameraNotes(wanted, delivery);
        Path file = media.find(safe.id()).orElseThrow(PackageController::notFound);
        String ending = safe.contentType().substring(safe.contentType().indexOf('/') + 1);
        String name = delivery.post() + "-" + part + "-" + number + "." + ending;
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(safe.contentType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new FileSystemResource(file));
    }

    /** Where a picture was taken is nobody's business over there either. */
    private Message.Media withoutCameraNotes(Message.Media wanted, Delivery delivery) {
        if (media.find(wanted.id()).isEmpty()) {
            throw notFound();
        }
        return media.fitted(wanted, networks.get(delivery.network()).limits());
    }

    private Delivery byHand(String id) {
        Delivery delivery = Optional.of(id)
                .filter(text -> text.matches("[0-9a-v]{26}"))
                .flatMap(text -> deliveries.find(new DeliveryId(text)))
                .filter(steps::isByHand)
                .orElseThrow(PackageController::notFound);
        if (!rights.mayDecide(delivery.municipality())) {
            throw new AccessDeniedException("Not this person's delivery");
        }
        return delivery;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
