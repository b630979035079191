/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.storage.DataFolder;
import de.malklug.storage.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Makes and recognises what stands in addresses of contributions. Each is signed with a key of this installation: nothing of it is stored,
 * and what was not made here is told from what was without asking the database.
 */
@Component
public class LinkTokens {

    /** Where the pages are. */
    public static final String PATH = "/c/";

    private static final String KEY_FILE = "contribution-links.key";
    private static final Pattern FORM = Pattern.compile("([ab])([a-z2-7]{24})([0-9]{1,4})\\.([A-Za-z0-9_-]{22})");
    private static final String OF_LINK = "a";
    private static final String OF_CONTRIBUTION = "b";
    private static final int SIGNATURE_BYTES = 16;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SigningKey key;

    public LinkTokens(DataFolder data) {
        this.key = new SigningKey(data, KEY_FILE);
    }

    /** What an address means. */
    public sealed interface Meaning {

        /** A link to contribute by. */
        record OfLink(String id, int generation) implements Meaning {}

        /** Somebody's own contribution, which may not have begun. */
        record OfContribution(String id) implements Meaning {}
    }

    /** As it stands in the link's address now. */
    public String of(ContributionLink link) {
        return signed(OF_LINK, link.id(), link.generation());
    }

    /** As it stands in the address of somebody's own contribution. */
    public String ofContribution(String id) {
        return signed(OF_CONTRIBUTION, id, 0);
    }

    /** What it means; empty if it was not made here. Whether the link still works is another question. */
    public Optional<Meaning> read(String token) {
        Matcher form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        String kind = form.group(1);
        String id = form.group(2);
        int generation = Integer.parseInt(form.group(3));
        // Compared as a whole, so that there is one writing of each only, and in a time that tells nothing.
        if (!MessageDigest.isEqual(
                signed(kind, id, generation).getBytes(StandardCharsets.US_ASCII),
                token.getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        return Optional.of(kind.equals(OF_LINK) ? new Meaning.OfLink(id, generation) : new Meaning.OfContribution(id));
    }

    /** An id nobody guesses. */
    static String freshId() {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    private String signed(String kind, String id, int generation) {
        byte[] signature = Arrays.copyOf(key.sign(kind + " " + id + " " + generation), SIGNATURE_BYTES);
        return kind + id + generation + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }
}
