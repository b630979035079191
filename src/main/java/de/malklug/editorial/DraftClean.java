/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.MediaReference;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Variant;
import de.malklug.campaign.Wording;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings a draft into the form in which posts are kept: one kind of line break, nothing that no network and no database can keep. */
final class DraftClean {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n?");
    private static final Pattern UNKEEPABLE = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|\\p{Cs}|[\\x{FFFE}\\x{FFFF}]");

    private DraftClean() {}

    static PostDraft of(PostDraft draft) {
        Map<de.malklug.networks.NetworkId, Variant> variants = new LinkedHashMap<>();
        draft.variants().forEach((network, variant) -> {
            Variant clean = of(variant);
            if (clean.text() != null || clean.link() != null || clean.media() != null) {
                variants.put(network, clean);
            }
        });
        return new PostDraft(
                draft.at().truncatedTo(ChronoUnit.MINUTES),
                line(draft.heading()),
                line(draft.theme()),
                draft.on().stream().distinct().toList(),
                of(draft.wording()),
                variants,
                draft.thread().stream().map(DraftClean::of).toList(),
                draft.nextSlot(),
                draft.repeat(),
                draft.evergreen());
    }

    static String text(String text) {
        return UNKEEPABLE
                .matcher(LINE_BREAK.matcher(text).replaceAll("\n"))
                .replaceAll("")
                .stripTrailing();
    }

    private static @Nullable String line(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = text(text).replace('\n', ' ').strip();
        return clean.isEmpty() ? null : clean;
    }

    private static Wording of(Wording wording) {
        return new Wording(text(wording.text()), wording.link(), media(wording.media()));
    }

    private static Variant of(Variant variant) {
        String text = variant.text() == null ? null : text(variant.text());
        return new Variant(
                text == null || text.isBlank() ? null : text,
                variant.link(),
                variant.media() == null ? null : media(variant.media()));
    }

    private static List<MediaReference> media(List<MediaReference> media) {
        return media.stream()
                .map(each -> new MediaReference(
                        text(each.file()),
                        text(each.alt()).strip(),
                        line(each.decorative()),
                        line(each.captions()),
                        line(each.noSpeech())))
                .toList();
    }
}
