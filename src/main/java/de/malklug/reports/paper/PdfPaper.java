/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Makes a tagged PDF (PDF/UA-1) of a report's HTML. Its fonts are embedded; nothing is fetched from anywhere. */
final class PdfPaper {

    private static final String FONT = "Liberation Sans";
    private static final String REGULAR = "/liberation/LiberationSans-Regular.ttf";
    private static final String BOLD = "/liberation/LiberationSans-Bold.ttf";
    private static final int NORMAL_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;

    private final BitSet drawable = drawable();

    void write(String html, OutputStream to) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> font(REGULAR), FONT, NORMAL_WEIGHT, FontStyle.NORMAL, true);
        builder.useFont(() -> font(BOLD), FONT, BOLD_WEIGHT, FontStyle.NORMAL, true);
        builder.useUriResolver((base, uri) -> uri.startsWith("#") ? base + uri : uri.startsWith("http") ? uri : null);
        builder.withProducer("malklug");
        builder.withHtmlContent(readable(html), "");
        builder.toStream(to);
        try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
            builder.useSVGDrawer(drawer);
            builder.run();
        }
    }

    /** Leaves out what the fonts cannot draw, such as emoji: a PDF must not have characters without a shape. */
    private String readable(String html) {
        StringBuilder text = new StringBuilder(html.length());
        html.codePoints()
                .filter(each -> each == '\n' || each == '\t' || drawable.get(each))
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static BitSet drawable() {
        BitSet drawable = new BitSet();
        try (InputStream file = font(REGULAR);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            CmapLookup shapes = font.getUnicodeCmapLookup();
            for (int each = ' '; each <= Character.MAX_CODE_POINT; each++) {
                if (shapes.getGlyphId(each) != 0) {
                    drawable.set(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return drawable;
    }

    private static InputStream font(String path) {
        InputStream font = PdfPaper.class.getResourceAsStream(path);
        if (font == null) {
            throw new IllegalStateException("The font " + path + " is missing");
        }
        return font;
    }
}
