/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.me;

import de.malklug.security.Passkeys;
import de.malklug.security.SignInWays;
import de.malklug.wording.Phrases;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person's passkeys as the page lists them. */
@Component
class PasskeyRows {

    private final Passkeys passkeys;
    private final SignInWays ways;

    PasskeyRows(Passkeys passkeys, SignInWays ways) {
        this.passkeys = passkeys;
        this.ways = ways;
    }

    /** When it was made and last used, in words. */
    record Row(String id, String label, String made, String used) {}

    /** Null where malklug has no passkeys. */
    @Nullable
    List<Row> of(String person, Phrases phrases) {
        return ways.hasPasskeys()
                ? passkeys.of(person).stream()
                        .map(each -> new Row(
                                each.id(),
                                each.label(),
                                phrases.instant(each.madeAt()),
                                phrases.instant(each.lastUsed())))
                        .toList()
                : null;
    }
}
