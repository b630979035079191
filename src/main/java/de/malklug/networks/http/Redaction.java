/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import de.malklug.networks.Secret;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of texts that will be logged, stored or shown. */
public final class Redaction {

    private static final String DOTS = "•••";

    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("(?i)(authorization\\s*[:=]\\s*)(?:bearer\\s+|basic\\s+|dpop\\s+)?[^\\s\"',;]+"),
            Pattern.compile("(?i)(bearer\\s+)[A-Za-z0-9._~+/=-]{8,}"),
            Pattern.compile(
                    "(?i)([\"']?(?:access_?token|refresh_?token|accessJwt|refreshJwt|client_?secret|app_?password|password|appsecret_proof"
                            + "|fb_exchange_token|input_token|code_verifier|token|sig|signature)[\"']?\\s*[=:]\\s*[\"']?)[^\\s\"'&,;}]+"),
            Pattern.compile("(?i)(\\bcode=)[^\\s\"'&;]+"),
            Pattern.compile("(/bot)[0-9]+:[A-Za-z0-9_-]+"),
            Pattern.compile("()\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"));

    private Redaction() {}

    /** The text without these secrets and without anything else that looks like one. */
    public static String of(String text, Collection<Secret> known) {
        String redacted = text;
        for (Secret secret : known) {
            redacted = redacted.replace(secret.reveal(), DOTS);
        }
        return of(redacted);
    }

    /** The text with everything that looks like a secret replaced by dots. */
    public static String of(String text) {
        String redacted = text;
        for (Pattern secret : SECRETS) {
            redacted = secret.matcher(redacted).replaceAll("$1" + DOTS);
        }
        return redacted;
    }
}
