/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What a network takes, counted as it counts.
 *
 * @param text every limit on the text of one part; all must hold
 * @param mediaPerPart how many pictures or videos one part may carry
 * @param images what pictures may be
 * @param videos what videos may be
 * @param altText longest alt text, in characters as people see them; 0 where the network has no field for it
 * @param parts how many parts a thread may have, or a post with comments by its own account; 1 where there is neither
 * @param fetched whether the network fetches media itself, so that they need a public address
 */
public record Limits(
        List<TextLimit> text,
        int mediaPerPart,
        ImageLimits images,
        VideoLimits videos,
        int altText,
        int parts,
        boolean fetched) {

    public Limits {
        text = List.copyOf(text);
    }

    /** The limits of a network that is sent the bytes. */
    public Limits(
            List<TextLimit> text, int mediaPerPart, ImageLimits images, VideoLimits videos, int altText, int parts) {
        this(text, mediaPerPart, images, videos, altText, parts, false);
    }

    /**
     * One limit on a part's text.
     *
     * @param unit what is counted: {@code characters} or {@code bytes}
     * @param max the largest accepted count
     * @param count counts a part as the network does, link included
     */
    public record TextLimit(String unit, int max, ToIntFunction<Message.Part> count) {}

    /** What of this message exceeds the limits, in reading order. */
    public List<Misfit> misfits(Message message) {
        List<Misfit> misfits = new ArrayList<>();
        if (message.parts().size() > parts) {
            misfits.add(Misfit.of(Misfit.Kind.TOO_MANY_PARTS, 1, message.parts().size(), parts));
        }
        for (int i = 0; i < message.parts().size(); i++) {
            addMisfits(message.parts().get(i), i + 1, misfits);
        }
        return misfits;
    }

    private void addMisfits(Message.Part part, int number, List<Misfit> misfits) {
        for (TextLimit limit : text) {
            int count = limit.count().applyAsInt(part);
            if (count > limit.max()) {
                Misfit.Kind kind =
                        limit.unit().equals("bytes") ? Misfit.Kind.TEXT_TOO_MANY_BYTES : Misfit.Kind.TEXT_TOO_LONG;
                misfits.add(Misfit.of(kind, number, count, limit.max()));
            }
        }
        if (part.media().size() > mediaPerPart) {
            misfits.add(
                    Misfit.of(Misfit.Kind.TOO_MANY_MEDIA, number, part.media().size(), mediaPerPart));
        }
        for (int i = 0; i < part.media().size(); i++) {
            addMisfits(part.media().get(i), number, i + 1, misfits);
        }
    }

    private void addMisfits(Message.Media media, int part, int position, List<Misfit> misfits) {
        if (media.isVideo()) {
            videos.addMisfits(media, part, position, misfits);
        } else {
            images.addMisfits(media, part, position, misfits);
        }
        int alt = Graphemes.count(media.alt());
        if (altText > 0 && alt > altText) {
            misfits.add(new Misfit(Misfit.Kind.ALT_TEXT_TOO_LONG, part, position, List.of(alt, altText)));
        }
    }
}
