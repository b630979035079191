/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import de.malklug.networks.Message;
import de.malklug.storage.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Addresses under which networks fetch pictures and videos. Each is signed with a key of this installation and ends by
 * itself; nobody can guess one or make one longer.
 */
@Component
public class PublicLinks {

    /** Where the pages serve them. */
    public static final String PATH = "/public/media/";

    private static final String KEY_FILE = "media-links.key";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final MediaSettings settings;
    private final DataFolder data;
    private final Clock clock;
    private byte @Nullable [] key;

    public PublicLinks(MediaSettings settings, DataFolder data, Clock clock) {
        this.settings = settings;
        this.data = data;
        this.clock = clock;
    }

    /** Whether malklug has a public address, so that there are links at all. */
    public boolean available() {
        return settings.publicAddress() != null;
    }

    /**
     * A link to these bytes, good for at least {@code malklug.media.link-lifetime}; the same within an hour, so that a call
     * that is made again is the same call. Null without a public address.
     */
    @Nullable
    URI to(Message.Media media) {
        URI address = settings.publicAddress();
        if (address == null) {
            return null;
        }
        long until = clock.instant()
                .plus(settings.media().linkLifetime())
                .truncatedTo(ChronoUnit.HOURS)
                .plus(1, ChronoUnit.HOURS)
                .getEpochSecond();
        String base = address.toString().replaceAll("/+$", "");
        String type = media.contentType().substring(media.contentType().indexOf('/') + 1);
        return URI.create(
                base + PATH + media.id() + "." + type + "?until=" + until + "&sig=" + signature(media.id(), until));
    }

    /**
     * Whether a link was made here and has not ended.
     *
     * @param until epoch seconds
     */
    public boolean isGood(String id, long until, String signature) {
        return clock.instant().isBefore(Instant.ofEpochSecond(until))
                && MessageDigest.isEqual(
                        signature.getBytes(StandardCharsets.US_ASCII),
                        signature(id, until).getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(String id, long until) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal((id + " " + until).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private synchronized byte[] key() {
        if (key == null) {
            try {
                key = readOrMake(data.file(KEY_FILE));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read or make " + KEY_FILE, e);
            }
        }
        return key;
    }

    private static byte[] readOrMake(Path file) throws IOException {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        Path draft = Files.createTempFile(file.getParent(), ".key", "", ownerOnly(file));
        try {
            Files.write(draft, fresh);
            Files.createLink(file, draft);
            return fresh;
        } catch (FileAlreadyExistsException known) {
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
