/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.media.Library;
import de.malklug.media.LibraryItem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down who added, changed and deleted what in the media library. */
@Component
public class LibraryTrail {

    private final AuditTrail audit;

    public LibraryTrail(AuditTrail audit) {
        this.audit = audit;
    }

    /** Writes down what that person does. */
    public Library.Witness of(Actor actor) {
        return (before, after) -> {
            LibraryItem item = Objects.requireNonNull(after == null ? before : after);
            AuditTrail.Subject subject =
                    new AuditTrail.Subject("media", item.name(), item.name(), null, item.municipality());
            String what = before == null ? "media.added" : after == null ? "media.deleted" : "media.changed";
            audit.record(actor, what, subject, said(before), said(after));
        };
    }

    private static @Nullable Map<String, String> said(@Nullable LibraryItem item) {
        if (item == null) {
            return null;
        }
        Map<String, String> said = new LinkedHashMap<>();
        said.put("alt", item.alt());
        said.put("rights", item.rights());
        said.put("focus", item.focus().x() + ", " + item.focus().y());
        said.put("sha256", item.properties().sha256());
        return said;
    }
}
