/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import java.util.Collection;
import java.util.List;

/** Knows which posts show what. Implemented by whoever keeps the posts. */
public interface MediaUses {

    /** Everything any post shows at present, posts in the order they appear. */
    Collection<MediaUse> all();

    /** The posts that show these bytes at present, in the order they appear. */
    default List<MediaUse> of(String sha256) {
        return all().stream()
                .filter(each -> each.properties().sha256().equals(sha256))
                .toList();
    }
}
