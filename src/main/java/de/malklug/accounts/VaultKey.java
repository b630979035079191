/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key file of the vault: 32 random bytes, made on first use, readable by its owner only. */
final class VaultKey {

    private static final Logger log = LoggerFactory.getLogger(VaultKey.class);
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private VaultKey() {}

    /**
     * @throws UncheckedIOException if it can neither be read nor made
     * @throws IllegalStateException if the file holds no key
     */
    static SecretKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            keepToOwner(file);
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == BYTES) {
                return new SecretKeySpec(key, "AES");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or make the vault's key " + file, e);
        } catch (IllegalArgumentException e) {
            log.debug("Not Base64", e);
        }
        throw new IllegalStateException(
                "The vault's key " + file + " is damaged; restore it from a backup, or delete it"
                        + " to make a new one (accounts then connect again by themselves where they can)");
    }

    /** Complete or not at all, also if two processes do it at once: the first one's key stays. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        byte[] text = (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII);
        Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            write(draft, text);
            try {
                Files.createLink(file, draft);
            } catch (UnsupportedOperationException e) {
                write(file, text);
            }
        } catch (FileAlreadyExistsException e) {
            log.debug("Another process was faster", e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path file, byte[] text) throws IOException {
        FileAttribute<?>[] attributes = isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, attributes)) {
            ByteBuffer buffer = ByteBuffer.wrap(text);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void keepToOwner(Path file) throws IOException {
        if (isPosix(file) && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            log.warn("{} was readable by others; it is kept to its owner now", file);
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
