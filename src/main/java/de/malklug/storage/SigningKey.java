/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A key of this installation, made when first needed, readable by its owner only, with which malklug recognises what it handed out. */
public final class SigningKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final DataFolder data;
    private final String file;
    private byte @Nullable [] key;

    /**
     * @param file its name in the data folder
     */
    public SigningKey(DataFolder data, String file) {
        this.data = data;
        this.file = file;
    }

    /** 32 bytes nobody without the key can make for that text. */
    public byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** Whether that was signed with this key; how long the answer takes tells nothing. */
    public boolean fits(String text, byte[] signature) {
        return MessageDigest.isEqual(sign(text), signature);
    }

    private synchronized byte[] key() {
        if (key == null) {
            try {
                key = readOrMake(data.file(file));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read or make " + file, e);
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
