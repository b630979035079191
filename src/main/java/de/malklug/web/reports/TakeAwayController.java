/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.reports.archive.CampaignArchive;
import de.malklug.reports.archive.OpenFigures;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A campaign to take along: the archive package for those who may see all of it, open data for everybody. */
@Controller
class TakeAwayController {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final CampaignArchive archive;
    private final OpenFigures openFigures;
    private final CampaignShelf shelf;
    private final Rights rights;

    TakeAwayController(CampaignArchive archive, OpenFigures openFigures, CampaignShelf shelf, Rights rights) {
        this.archive = archive;
        this.openFigures = openFigures;
        this.shelf = shelf;
        this.rights = rights;
    }

    /** The archive package, written while it is downloaded. */
    @GetMapping("/reports/archive.zip")
    @Allowed(Right.SEE_AUDIT)
    ResponseEntity<StreamingResponseBody> archive(@RequestParam @Nullable String campaign) {
        if (!rights.mayEverywhere(Right.SEE_AUDIT)) {
            throw new AccessDeniedException("The package holds everybody's audit trail");
        }
        CampaignId id = campaign == null
                ? shelf.running().map(Campaign::id).orElseThrow(TakeAwayController::notFound)
                : find(campaign).id();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, ReportsController.attached(archive.fileName(id)))
                .body(to -> archive.write(id, to));
    }

    /** Published posts and their public numbers, of municipalities that want that. */
    @GetMapping("/k/{campaign}/data.json")
    @Allowed(Right.EVERYONE)
    ResponseEntity<byte[]> json(@PathVariable String campaign) {
        return open(MediaType.APPLICATION_JSON, openFigures.json(offered(campaign)));
    }

    /** The same as CSV. */
    @GetMapping("/k/{campaign}/data.csv")
    @Allowed(Right.EVERYONE)
    ResponseEntity<byte[]> csv(@PathVariable String campaign) {
        return open(new MediaType("text", "csv", StandardCharsets.UTF_8), openFigures.csv(offered(campaign)));
    }

    private static ResponseEntity<byte[]> open(MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(content);
    }

    /** A campaign with open data; without, it is as if there were no such address. */
    private Campaign offered(String campaign) {
        return Optional.of(find(campaign)).filter(OpenFigures::areOffered).orElseThrow(TakeAwayController::notFound);
    }

    private Campaign find(String campaign) {
        return Optional.of(campaign)
                .filter(CampaignId::isValid)
                .map(CampaignId::new)
                .flatMap(shelf::find)
                .orElseThrow(TakeAwayController::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
