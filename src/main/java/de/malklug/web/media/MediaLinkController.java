/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.media;

import de.malklug.media.MediaLibrary;
import de.malklug.media.PublicLinks;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves what a signed link names; to anybody else, nothing is there. */
@Controller
class MediaLinkController {

    private static final Map<String, MediaType> TYPES = Map.of(
            "png",
            MediaType.IMAGE_PNG,
            "jpeg",
            MediaType.IMAGE_JPEG,
            "gif",
            MediaType.IMAGE_GIF,
            "webp",
            MediaType.valueOf("image/webp"),
            "mp4",
            MediaType.valueOf("video/mp4"),
            "quicktime",
            MediaType.valueOf("video/quicktime"));

    private final PublicLinks links;
    private final MediaLibrary media;

    MediaLinkController(PublicLinks links, MediaLibrary media) {
        this.links = links;
        this.media = media;
    }

    @GetMapping(PublicLinks.PATH + "{id:[0-9a-f]{64}}.{type:[a-z0-9]+}")
    @Allowed(Right.EVERYONE)
    ResponseEntity<Resource> media(
            @PathVariable String id, @PathVariable String type, @RequestParam long until, @RequestParam String sig) {
        MediaType contentType = TYPES.getOrDefault(type, MediaType.APPLICATION_OCTET_STREAM);
        Optional<Path> file =
                TYPES.containsKey(type) && links.isGood(id, until, sig) ? media.find(id) : Optional.empty();
        return file.<ResponseEntity<Resource>>map(found -> ResponseEntity.ok()
                        .contentType(contentType)
                        .cacheControl(CacheControl.noStore())
                        .header("X-Robots-Tag", "noindex")
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .body(new FileSystemResource(found)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
