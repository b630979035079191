/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.library;

import de.malklug.media.MediaLibrary;
import de.malklug.media.MediaProperties;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * Shows bytes to people who are signed in, by the checksum of the bytes, so that browsers may keep them. Always under the type
 * the bytes have, in a page that may run nothing.
 */
@Controller
class MediaFileController {

    private static final String NOTHING_RUNS = "sandbox; default-src 'none'; media-src 'self'; img-src 'self'";

    private final MediaLibrary media;

    MediaFileController(MediaLibrary media) {
        this.media = media;
    }

    @GetMapping("/media/{sha256:[0-9a-f]{64}}")
    @Allowed(Right.READ)
    ResponseEntity<Resource> file(@PathVariable String sha256) throws IOException {
        Path file = media.find(sha256).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return answer(file, MediaProperties.read(file).contentType());
    }

    @GetMapping("/media/thumbnails/{sha256:[0-9a-f]{64}}")
    @Allowed(Right.READ)
    ResponseEntity<Resource> thumbnail(@PathVariable String sha256) throws IOException {
        return answer(
                media.thumbnail(sha256).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                MediaType.IMAGE_JPEG_VALUE);
    }

    private static ResponseEntity<Resource> answer(Path file, String contentType) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(contentType))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .header("Content-Security-Policy", NOTHING_RUNS)
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(file));
    }
}
