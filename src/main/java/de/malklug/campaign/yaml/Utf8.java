/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.yaml.snakeyaml.reader.StreamReader;

/** Turns bytes into text YAML can read, reporting each place that is not UTF-8 or holds a control character. */
final class Utf8 {

    private static final int MOST_FINDINGS = 20;
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Findings findings;
    private int reported;

    private Utf8(Findings findings) {
        this.findings = findings;
    }

    static String decode(byte[] bytes, Findings findings) {
        Utf8 reading = new Utf8(findings);
        return reading.withoutControlCharacters(reading.characters(bytes));
    }

    private StringBuilder characters(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                break;
            }
            if (mayReport()) {
                String hex = String.format(Locale.ROOT, "%02X", in.get(in.position()));
                report(CharBuffer.wrap(out.array()), out.position(), "not-utf-8", String.valueOf(in.position()), hex);
            }
            in.position(in.position() + result.length());
            out.put(REPLACEMENT);
        }
        out.flip();
        int start = out.hasRemaining() && out.get(0) == BYTE_ORDER_MARK ? 1 : 0;
        return new StringBuilder(out.subSequence(start, out.length()));
    }

    /** Control characters are all of one {@code char}. */
    private String withoutControlCharacters(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!Character.isSurrogate(character) && !StreamReader.isPrintable(character)) {
                if (mayReport()) {
                    report(text, i, "control-character", String.format(Locale.ROOT, "U+%04X", (int) character));
                }
                text.setCharAt(i, REPLACEMENT);
            }
        }
        return text.toString();
    }

    private boolean mayReport() {
        return ++reported <= MOST_FINDINGS;
    }

    private void report(CharSequence text, int length, String key, Object... arguments) {
        int start = length > 0 && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        int line = 1;
        int column = 1;
        for (int i = start; i < length; i++) {
            boolean lineEnds = text.charAt(i) == '\n'
                    || (text.charAt(i) == '\r' && (i + 1 == length || text.charAt(i + 1) != '\n'));
            if (lineEnds) {
                line++;
                column = 1;
            } else if (text.charAt(i) != '\r' && !Character.isLowSurrogate(text.charAt(i))) {
                column++;
            }
        }
        findings.error(line, column, key, arguments);
    }
}
