/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.mail;

import java.util.List;
import java.util.Locale;

/**
 * A mail as it is meant: plain text to one person, in their language.
 *
 * @param to the address, for example {@code presse@soest.example}
 * @param confidential whether the text holds a secret, such as a link that lets somebody in: then it is never written down, and
 *     lost (and said to be) if malklug ends before it is sent
 */
public record Mail(
        String to, Locale language, String subject, String text, List<Attachment> attachments, boolean confidential) {

    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_SUBJECT = 255;

    /**
     * @throws IllegalArgumentException if the address is none, or the subject is empty, too long or has line breaks, or
     *     something is attached to a confidential mail
     */
    public Mail {
        attachments = List.copyOf(attachments);
        if (!isAddress(to)) {
            throw new IllegalArgumentException("Not a mail address");
        }
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A subject is one line of up to " + LONGEST_SUBJECT + " characters");
        }
        if (confidential && !attachments.isEmpty()) {
            throw new IllegalArgumentException("Confidential mails carry no attachments");
        }
    }

    /** Without attachments and secrets. */
    public static Mail of(String to, Locale language, String subject, String text) {
        return new Mail(to, language, subject, text, List.of(), false);
    }

    /** With a secret in its text. */
    public static Mail confidential(String to, Locale language, String subject, String text) {
        return new Mail(to, language, subject, text, List.of(), true);
    }

    /** The same mail with files. */
    public Mail with(List<Attachment> files) {
        return new Mail(to, language, subject, text, files, confidential);
    }

    /** Whether that can be somebody's address: one {@code @} with something before and a host name behind it. */
    public static boolean isAddress(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && text.indexOf('@') == at
                && at < text.length() - 1
                && text.length() <= LONGEST_ADDRESS
                && text.chars()
                        .noneMatch(c ->
                                Character.isWhitespace(c) || Character.isISOControl(c) || ",;<>()\"\\".indexOf(c) >= 0)
                && !text.endsWith(".")
                && text.charAt(at + 1) != '.';
    }

    @Override
    public String toString() {
        return "Mail to " + to + ": " + subject;
    }

    /**
     * A file that travels with a mail.
     *
     * @param name as the reader sees it, for example {@code bericht.pdf}
     * @param type its media type
     */
    public record Attachment(String name, String type, byte[] content) {

        public Attachment {
            if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("An attachment has a name of one line");
            }
            content = content.clone();
        }

        @Override
        public byte[] content() {
            return content.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Attachment that
                    && that.name.equals(name)
                    && that.type.equals(type)
                    && java.util.Arrays.equals(that.content, content);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
